import { readdirSync } from "node:fs";
import type { Page } from "@playwright/test";
import { startDevelopment } from "./development.ts";
import { test as base, expect, expectNoAxeViolations } from "./fixtures.ts";

const test = base.extend<object, { gallery: string }>({
  gallery: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern that nothing else is needed.
    async ({}, use) => {
      const development = await startDevelopment();
      await use(development.address);
      await development.close();
    },
    { scope: "worker" },
  ],
  baseURL: async ({ gallery }, use) => use(gallery),
});

const FILES = readdirSync("gallery/stories").map((name) => name.replace(/\.tsx$/, ""));

/** Stories whose pictures have no text. Those without a slanted edge are the same to the pixel on every machine. */
const PICTURES = [
  {
    file: "heatmap",
    stories: ["the selected cell's set", "NaN and infinities", "one cell", "a thousand cells", "a million cells"],
    tolerance: { threshold: 0 },
  },
  {
    file: "cube",
    stories: ["Batch norm, solid", "Layer norm, solid", "Group norm, apart", "values before", "sets of one cell"],
    tolerance: { threshold: 0.1, maxDiffPixelRatio: 0.01 },
  },
];

async function open(page: Page, story: string): Promise<void> {
  await page.goto(`./gallery/?story=${story}`);
  await expect(page.getByRole("heading", { level: 2 }).first()).toBeVisible();
}

for (const file of FILES) {
  test(`gallery: ${file} in every theme, in forced colours and at 360 px`, async ({ page }, testInfo) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await open(page, file);
    const look = (name: string) =>
      page.screenshot({ path: testInfo.outputPath(`${file}-${name}.png`), fullPage: true });
    await expectNoAxeViolations(page);
    for (const theme of ["projector", "dark", "light"]) {
      await page.evaluate((name) => void Object.assign(document.documentElement.dataset, { theme: name }), theme);
      await look(theme);
    }
    await page.emulateMedia({ forcedColors: "active" });
    await look("forced-colours");
    await page.emulateMedia({ forcedColors: "none" });
    await page.setViewportSize({ width: 360, height: 800 });
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await look("360");
  });
}

for (const { file, stories, tolerance } of PICTURES) {
  test(`gallery: pictures of the ${file} without text are what they were`, async ({ page }) => {
    await page.setViewportSize({ width: 460, height: 900 });
    await page.emulateMedia({ reducedMotion: "reduce" });
    await open(page, file);
    for (const story of stories) {
      const canvas = page.locator(`[data-story="${file}/${story}"] canvas`).first();
      const url = await canvas.evaluate((element: HTMLCanvasElement) => element.toDataURL());
      const picture = Buffer.from(url.slice(url.indexOf(",") + 1), "base64");
      expect.soft(picture).toMatchSnapshot(`${file}-${story.replaceAll(/\W+/g, "-")}.png`, tolerance);
    }
  });
}
