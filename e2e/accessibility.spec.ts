import type { Page } from "@playwright/test";
import { openCompare } from "./compare.ts";
import { choose, heatmap, noticeList, open, warnings } from "./explore.ts";
import { expect, expectNoAxeViolations, test } from "./fixtures.ts";

/** As much of the page at once as there is: shares, running statistics, a note, a warning, a notice. */
const FULL = "technique=sn&mode=eval&convention=code&shape=4x6x1x1&cell=1.2.0.0&data=nosuch&training=stream";

async function openFull(page: Page): Promise<void> {
  await open(page, FULL);
  await expect(warnings(page)).toContainText("H·W − 1 = 0");
  await expect(noticeList(page)).toBeVisible();
}

async function unfoldAll(page: Page): Promise<void> {
  await page.locator("details").evaluateAll((all: HTMLDetailsElement[]) => {
    for (const details of all) details.open = true;
  });
  await expect(page.getByRole("region", { name: "After, y: data table" })).not.toHaveCount(0);
}

const LOOKS = [
  { name: "light", theme: "light" },
  { name: "dark", theme: "dark" },
  { name: "projector", theme: "projector" },
  { name: "forced colours", theme: "light", forcedColors: "active" },
] as const;

for (const look of LOOKS) {
  test(`axe finds nothing in ${look.name}, at any width, with everything unfolded`, async ({ page }) => {
    // Three times over all of a long page.
    test.slow();
    await page.addInitScript((theme) => localStorage.setItem("normcube-theme", theme), look.theme);
    if ("forcedColors" in look) await page.emulateMedia({ forcedColors: look.forcedColors });
    await openFull(page);
    await unfoldAll(page);
    await expectNoAxeViolations(page);
    await page.setViewportSize({ width: 360, height: 740 });
    await expect(page.getByRole("button", { name: "Controls" })).toBeVisible();
    await expectNoAxeViolations(page);
    // So tall that nothing of the drawer is outside of the screen, where axe takes labels for hidden ones.
    await page.setViewportSize({ width: 360, height: 3000 });
    await page.getByRole("button", { name: "Controls" }).click();
    await unfoldAll(page);
    await expectNoAxeViolations(page);
  });
}

test("the page never scrolls sideways", async ({ page }) => {
  await openFull(page);
  await unfoldAll(page);
  for (const theme of ["Light", "Projector"]) {
    await page.getByRole("button", { name: "Settings" }).click();
    await choose(page, "Theme", theme);
    await page.keyboard.press("Escape");
    for (const width of [1440, 1200, 1024, 768, 360]) {
      await page.setViewportSize({ width, height: 800 });
      await expect(heatmap(page, "After")).toBeVisible();
      await expect.poll(() => sidewaysScroll(page), `${theme} at ${width} px`).toBeLessThanOrEqual(0);
    }
    await page.getByRole("button", { name: "Controls" }).click();
    await expect.poll(() => sidewaysScroll(page), "with the drawer open").toBeLessThanOrEqual(0);
    await page.getByRole("button", { name: "close" }).click();
  }
});

function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => {
    const drawer = document.querySelector("dialog[open]") ?? document.documentElement;
    return Math.max(
      document.documentElement.scrollWidth - document.documentElement.clientWidth,
      drawer.scrollWidth - drawer.clientWidth,
    );
  });
}

for (const width of [1440, 360]) {
  test(`whatever Tab reaches at ${width} px shows that it has the focus, uncovered`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await openFull(page);
    await noticeList(page).click();
    await unfoldAll(page);
    await expectVisibleFocus(page);
    if (width < 1200) {
      await page.getByRole("button", { name: "Controls" }).click();
      await unfoldAll(page);
      await expectVisibleFocus(page);
    }
  });
}

test("whatever Tab reaches in Compare at 360 px shows that it has the focus, uncovered", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await openCompare(page, "view=compare&columns=bn;sn;ln&cell=1.2.0.1");
  await page.locator("details:not(.column-settings)").evaluateAll((all: HTMLDetailsElement[]) => {
    for (const details of all) details.open = true;
  });
  await expectVisibleFocus(page);
});

/** Tabs once around the page, or around the open drawer, looking at every stop. */
async function expectVisibleFocus(page: Page): Promise<void> {
  const stops: string[] = [];
  for (;;) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(lookAtFocus);
    if (stop === null || stops.includes(stop.name)) break;
    stops.push(stop.name);
    if (!stop.outlined) await expectFocusInPixels(page, stop.box);
    expect(stop.problem, stop.name).toBe("");
  }
  expect(stops.length).toBeGreaterThan(15);
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What has no outline of its own, such as the thumb of a divider, must look different without the focus. */
async function expectFocusInPixels(page: Page, clip: Box): Promise<void> {
  const focused = await page.screenshot({ clip });
  const element = await page.evaluateHandle(() => document.activeElement as HTMLElement);
  await element.evaluate((it) => it.blur());
  expect((await page.screenshot({ clip })).equals(focused)).toBe(false);
  await element.evaluate((it) => it.focus());
}

interface Stop {
  readonly name: string;
  readonly box: Box;
  readonly outlined: boolean;
  /** Why it cannot be seen; empty where it can. */
  readonly problem: string;
}

/** What has the focus and how that shows; null outside of the page. */
function lookAtFocus(): Stop | null {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return null;
  const shown = focused.matches(".visually-hidden") ? (focused.closest("label") ?? focused) : focused;
  const { x, y, width, height } = shown.getBoundingClientRect();
  const label = focused.getAttribute("aria-label") ?? shown.textContent?.slice(0, 40);
  const { outlineStyle, outlineWidth } = getComputedStyle(shown);
  const top = Math.max(y, shown.closest(".explore-inspector, .explore-rail")?.getBoundingClientRect().top ?? y);
  const middle = document.elementFromPoint(x + width / 2, top + Math.min((y + height - top) / 2, 60));
  const uncovered = middle && (shown.parentElement?.contains(middle) || middle.contains(shown));
  return {
    name: `${focused.tagName} ${label} at ${x + scrollX}, ${y + scrollY}`,
    box: { x, y, width, height },
    outlined: outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2,
    problem: uncovered ? "" : `it is covered by ${middle?.outerHTML.slice(0, 80)}`,
  };
}
