import type { Page } from "@playwright/test";
import { openCompare } from "./compare.ts";
import { address, cube, heatmap, open, PINNED } from "./explore.ts";
import { expect, test } from "./fixtures.ts";

/** What a person can act on in the first window: a group of options is one. */
function controlsInSight(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const acting = "a[href], button, input, select, textarea, summary, [role=application], [tabindex='0']";
    const groups = "fieldset, nav, [role=group], ol[aria-label=Steps]";
    const seen = new Map<Element, string>();
    for (const control of document.querySelectorAll<HTMLElement>(acting)) {
      const { top, left, width, height } = control.getBoundingClientRect();
      const shown = control.matches(".visually-hidden") ? control.parentElement : control;
      const isShown = shown?.checkVisibility({ visibilityProperty: true }) && width > 0 && height > 0;
      if (!isShown || top >= innerHeight || left >= innerWidth || top < 0) continue;
      const group = control.closest(groups) ?? control;
      seen.set(group, group.getAttribute("aria-label") ?? group.textContent?.trim().slice(0, 40) ?? "");
    }
    return [...seen.values()];
  });
}

test("at first sight the page has at most 20 controls and one sentence that says the picture", async ({ page }) => {
  await page.addInitScript(() => localStorage.clear());
  await page.goto("./");
  await expect(heatmap(page, "After")).toBeVisible();
  await expect(page.getByRole("button", { name: "View", exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Help and search" })).toBeVisible();
  await expect(page.locator(".explore-headline")).toHaveText(
    "Batch norm: 6 sets of 36 values. Each channel shares one mean and one variance.",
  );
  const controls = await controlsInSight(page);
  expect(controls.length, controls.join(" | ")).toBeLessThanOrEqual(20);
  expect(controls.length).toBeGreaterThan(10);
});

test("a level stays on the device and goes with a link, whose level is not kept", async ({ page, context }) => {
  await page.addInitScript(() => {
    if (!sessionStorage.getItem("cleared")) localStorage.removeItem("level");
    sessionStorage.setItem("cleared", "yes");
  });
  await page.goto("./");
  await expect(page.getByRole("complementary", { name: "Numbers" })).toHaveCount(0);
  await page.getByText("Numbers", { exact: true }).click();
  await expect(page.getByRole("complementary", { name: "Numbers" })).toBeVisible();
  await expect.poll(() => address(page).get("detail")).toBe("numbers");
  const other = await context.newPage();
  await other.goto(`./#${PINNED}`);
  await expect(other.getByRole("radio", { name: "Numbers", exact: true })).toBeChecked();
  await other.goto("about:blank");
  await other.goto(`./#${PINNED}&detail=everything`);
  await expect(other.getByRole("radio", { name: "Everything", exact: true })).toBeChecked();
  expect(await other.evaluate(() => localStorage.getItem("level"))).toBe("numbers");
});

for (const [width, height] of [
  [1440, 900],
  [1280, 720],
] as const) {
  test(`at ${width}×${height} a slider, the cube, After and the steps are on one screen`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    for (const detail of ["picture", "numbers"]) {
      await page.goto("about:blank");
      await page.goto(`./#${PINNED}&detail=${detail}`);
      await expect(page.getByRole("button", { name: "Play" })).toBeVisible();
      const things = {
        slider: page.getByRole("slider", { name: "Pull apart" }),
        cube: cube(page),
        after: heatmap(page, "After"),
        play: page.getByRole("button", { name: "Play" }),
      };
      for (const [name, thing] of Object.entries(things)) {
        const box = await thing.boundingBox();
        expect(
          (box?.y ?? -1) >= 0 && (box?.y ?? 0) + (box?.height ?? 9999) <= height,
          `${name}: ${JSON.stringify(box)}`,
        ).toBe(true);
      }
      expect((await cube(page).boundingBox())?.height).toBeGreaterThan(0.42 * height);
    }
  });
}

test("what a level hides is found by the page's own words, and a press goes there", async ({ page }) => {
  await page.addInitScript(() => localStorage.removeItem("level"));
  await page.goto(`./#${PINNED}`);
  await expect(heatmap(page, "After")).toBeVisible();
  await expect(page.getByRole("button", { name: "Help and search" })).toBeVisible();
  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Help" });
  await help.getByRole("searchbox").fill("latex");
  await help.getByRole("button", { name: /^Formula/ }).click();
  await expect(page.locator("#formula")).toBeFocused();
  await expect.poll(() => address(page).get("detail")).toBe("numbers");
});

test("digits are chosen once for every number of the page", async ({ page }) => {
  await open(page);
  const mean = () => page.locator(".cell-numbers dd").nth(1).textContent();
  const three = await mean();
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByRole("group", { name: "Digits" }).getByText("6", { exact: true }).click();
  await page.keyboard.press("Escape");
  await expect.poll(mean).toMatch(/\d\.\d{5}/);
  expect(await mean()).not.toBe(three);
  await page.reload();
  await expect.poll(mean).toMatch(/\d\.\d{5}/);
});

test("in Compare the input and four techniques fit beside each other at 1280×720", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await openCompare(page);
  for (const column of await page.locator(".compare-card").all()) {
    const box = await column.boundingBox();
    expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 9999) <= 1280).toBe(true);
  }
  await expect(page.locator(".compare-beyond")).toHaveCount(0);
  await openCompare(page, "view=compare&columns=bn;ln;in;gn:groups=3;rms;sn;bin&cell=1.2.0.1");
  const beyond = page.getByRole("button", { name: /^\d of 7/ });
  await beyond.click();
  await expect(page.locator(".column").last()).toBeInViewport({ ratio: 0.2 });
  await expect(page.locator(".compare-input")).toBeInViewport({ ratio: 0.2 });
});
