import { heatmap, open } from "./explore.ts";
import { expect, test } from "./fixtures.ts";

/** In milliseconds: far above what a machine takes that does nothing else, far below what a table over all sets takes. */
const LONGEST = 400;

test("millions of sets are shown while the page answers", async ({ page }) => {
  await page.addInitScript(() => {
    Object.assign(window, { tasks: [] });
    new PerformanceObserver((list) => {
      (window as unknown as { tasks: number[] }).tasks.push(...list.getEntries().map(({ duration }) => duration));
    }).observe({ entryTypes: ["longtask"] });
  });
  await open(page, "technique=gn&groups=2&shape=2097152x2x1x1");
  await expect(heatmap(page, "After")).toBeVisible();
  await expect(page.getByText("4,194,304 sets").first()).toBeVisible();
  const tasks = await page.evaluate(() => (window as unknown as { tasks: number[] }).tasks);
  expect(Math.max(0, ...tasks)).toBeLessThan(LONGEST);
});
