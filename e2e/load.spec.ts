import type { Page } from "@playwright/test";
import { complete, cube, heatmap, openShare, PINNED } from "./explore.ts";
import { expect, test } from "./fixtures.ts";

/** The scripts that a page asks for, by name, in the order in which it does. */
function scriptsOf(page: Page): string[] {
  const scripts: string[] = [];
  page.on("request", (request) => {
    const name = new URL(request.url()).pathname.split("/").pop() ?? "";
    if (name.endsWith(".js")) scripts.push(name);
  });
  return scripts;
}

test("the first picture needs the page's own script and the worker's, and nothing else", async ({ page }) => {
  const scripts = scriptsOf(page);
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(
    (url) => url.pathname.endsWith(".js") && !/\/(index|worker)-[^/]+$/.test(url.pathname),
    async (route) => {
      await released;
      await route.continue();
    },
  );
  await page.goto("./");
  await expect(cube(page)).toBeVisible();
  await expect(page.getByRole("radio", { name: /^Batch norm/ })).toBeChecked();
  await expect(heatmap(page, "After")).toHaveCount(0);
  expect(scripts[0]).toMatch(/^index-/);
  expect(scripts.filter((name) => name.startsWith("worker-"))).toHaveLength(1);

  release();
  await complete(page);
  await heatmap(page, "After").click({ position: { x: 30, y: 30 } });
  await expect(page.locator(".formula .katex").first()).toBeVisible();
  await expect.poll(() => scripts.some((name) => name.startsWith("Compare"))).toBe(true);
});

test("once the page is at rest, a click loads nothing more", async ({ page }) => {
  const scripts = scriptsOf(page);
  await page.goto("./");
  await expect
    .poll(() => scripts.filter((name) => /^(Compare|svg|ownFile|Share|Settings|Help)-/.test(name)).length)
    .toBe(6);
  await page.waitForLoadState("networkidle");
  const loaded = [...scripts];
  const saved = page.waitForEvent("download");
  await openShare(page);
  await page.getByRole("button", { name: "Save as SVG" }).click();
  expect((await saved).suggestedFilename()).toBe("normcube-bn.svg");
  await page.getByRole("link", { name: "Compare" }).click();
  await expect(page.getByRole("table").first()).toBeVisible();
  expect(scripts).toEqual(loaded);
});

test("a part that cannot be loaded says so in its place, and the rest of the page works", async ({
  page,
  problems,
}) => {
  await page.route(/\/TrackPanel-[^/]+\.js$/, (route) => route.abort());
  await page.goto(`./#${PINNED}`);
  await complete(page);
  await expect(page.getByText("This part of the page could not be loaded")).toBeVisible();
  await page.unroute(/\/TrackPanel-[^/]+\.js$/);
  await page.getByRole("button", { name: "Try again" }).click();
  const play = page.getByRole("button", { name: "Play" });
  // Where the browser remembers the failure the page is loaded anew.
  const reload = page.getByRole("button", { name: "Load the page again" });
  await expect(play.or(reload)).toBeVisible();
  if (await reload.isVisible()) await reload.click();
  await expect(play).toBeVisible();
  await expect(page.locator(".formula .katex").first()).toBeVisible();
  problems.length = 0;
});

const SCENES = {
  "the first scene": "",
  "a scene with warnings": "technique=bn&shape=1x6x1x1&data=normal&seed=1&cell=0.0.0.0",
  "a blend": "technique=sn&cell=1.2.0.1",
  weights: "technique=wn",
} as const;

for (const width of [360, 768, 1024, 1440]) {
  for (const [name, scene] of Object.entries(SCENES)) {
    test(`nothing moves while ${name} is loaded at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.addInitScript(() => {
        const shifts: string[] = [];
        Object.assign(window, { shifts });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as (PerformanceEntry & {
            value: number;
            sources: { node: Node }[];
          })[]) {
            const who = entry.sources.map(({ node }) => (node instanceof Element ? node.className : node?.nodeName));
            shifts.push(`${entry.value.toFixed(5)}: ${who.join(", ")}`);
          }
        }).observe({ type: "layout-shift", buffered: true });
      });
      await page.goto(`./${scene && `#${scene}`}`);
      await complete(page);
      await page.waitForLoadState("networkidle");
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
      expect(await page.evaluate(() => (window as unknown as { shifts: string[] }).shifts)).toEqual([]);
    });
  }
}
