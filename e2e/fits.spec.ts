import type { Page } from "@playwright/test";
import { complete, heatmap } from "./explore.ts";
import { textsCut } from "./fits.ts";
import { expect, test } from "./fixtures.ts";

const EXPLORE = [
  "technique=sn&cell=1.2.0.1&form=overlay",
  "technique=bn&mode=eval&beta=2000&gamma=1,2:3&cell=1.2.0.1&white=mean&training=stream",
  "technique=wn&g=2,1:-1&cell=1.2.0.1",
  "technique=bn&shape=4x6x8x8&cell=0.3.0.0&scope=channels&training=devices&devices=2.1.1",
  "technique=ln&shape=64x256x1x1&cell=0.3.0.0",
];
const COMPARE = [
  "view=compare&cell=1.2.0.1",
  "view=compare&show=sets&columns=bn;gn:groups=2;sn;bin&shape=300x126x1x1&cell=1.2.0.0",
  "view=compare&columns=wn;wn",
];

/** Enlarges the text of the page to twice its size, as a reader's own style does. */
async function withLargeText(page: Page): Promise<void> {
  await page.addInitScript(() =>
    addEventListener("DOMContentLoaded", () => document.documentElement.style.setProperty("font-size", "200%")),
  );
}

async function show(page: Page, scene: string): Promise<void> {
  await page.goto("about:blank");
  await page.goto(`./#${scene}`);
  if (scene.startsWith("view=compare"))
    await expect(page.locator(".differences-table [data-row]").first()).toBeVisible();
  else await complete(page);
  await page.locator("details:not(.column-settings)").evaluateAll((all: HTMLDetailsElement[]) => {
    for (const details of all) details.open = true;
  });
}

for (const { width, large } of [
  { width: 320, large: false },
  { width: 256, large: false },
  { width: 390, large: true },
  { width: 1440, large: true },
]) {
  test(`no text is cut at ${width} px${large ? " with text of 200 %" : ""}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    if (large) await withLargeText(page);
    for (const scene of [...EXPLORE, ...COMPARE]) {
      await show(page, scene);
      await expect.poll(() => textsCut(page), scene).toEqual([]);
      const controls = page.getByRole("button", { name: "Controls" });
      if (!(await controls.isVisible())) continue;
      await controls.click();
      await expect.poll(() => textsCut(page), `the controls of ${scene}`).toEqual([]);
    }
  });
}

test("no text is cut where cells are as large as they get", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 900 });
  await show(page, "technique=bn&shape=4x6x32x32&cell=1.2.20.9");
  const zoom = page.getByRole("button", { name: "Zoom in" }).first();
  while ((await zoom.getAttribute("aria-disabled")) !== "true") await zoom.click();
  await expect(heatmap(page, "After")).toBeVisible();
  await expect.poll(() => textsCut(page)).toEqual([]);
  await expect(page.locator(".heatmap-rows text").first()).toBeVisible();
});

test("the check finds what is cut", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 900 });
  await show(page, EXPLORE[0]);
  await page
    .locator("h2.card-title")
    .first()
    .evaluate((title) => {
      Object.assign(title.style, { width: "3em", overflow: "hidden", whiteSpace: "nowrap" });
    });
  const cut = await textsCut(page);
  expect(cut.some((text) => text.startsWith("h2.card-title"))).toBe(true);
});
