import type { Locator, Page } from "@playwright/test";
import { openCompare } from "./compare.ts";
import { open } from "./explore.ts";
import { expect, test } from "./fixtures.ts";
import { formulaLines } from "./formulas.ts";

/** Whether something is to be seen of an element: without the property that shows it, it looks otherwise. */
async function isSeen(element: Locator, property: string, without: string): Promise<boolean> {
  await element.scrollIntoViewIfNeeded();
  const set = (value: string) =>
    element.evaluate(
      (it, [name, to]) => {
        const before = (it as HTMLElement).style.getPropertyValue(name);
        (it as HTMLElement).style.setProperty(name, to);
        return before;
      },
      [property, value],
    );
  const shown = await element.screenshot();
  const before = await set(without);
  const hidden = await element.screenshot();
  await set(before);
  return !shown.equals(hidden);
}

/** Expects every element of a kind to be painted: another colour than without its background. */
async function expectSeen(page: Page, kind: string): Promise<void> {
  const all = await page.locator(kind).all();
  expect(all.length, kind).toBeGreaterThan(1);
  for (const swatch of all) expect(await isSeen(swatch, "background", "none"), kind).toBe(true);
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`in forced colours, ${colorScheme}, every letter of the formula is seen`, async ({ page }) => {
    await page.emulateMedia({ forcedColors: "active", colorScheme });
    for (const technique of ["sn", "wn-mobn"]) {
      await page.goto("about:blank");
      await open(page, `technique=${technique}&cell=1.2.0.1`);
      await formulaLines(page);
      const letters = page.locator(".formula .katex-accent .mathnormal");
      expect(await letters.count()).toBeGreaterThan(0);
      for (const letter of await letters.all()) expect(await isSeen(letter, "color", "transparent")).toBe(true);
    }
  });

  test(`in forced colours, ${colorScheme}, every legend shows its colours`, async ({ page }) => {
    await page.emulateMedia({ forcedColors: "active", colorScheme });
    const legends: Readonly<Record<string, readonly string[]>> = {
      "technique=bn&cell=1.2.0.1": [".value-legend-bar"],
      "technique=sn&cell=1.2.0.1": [".value-legend-bar", ".cube-swatch", ".shares-swatch", ".shares-part"],
      "technique=bin&cell=1.2.0.1": [".cube-swatch"],
      "technique=ln&cube=after,cube,0,0,0.5,1,0,0,all": [".value-legend-bar"],
    };
    for (const [scene, kinds] of Object.entries(legends)) {
      await page.goto("about:blank");
      await open(page, scene);
      for (const kind of kinds) await expectSeen(page, kind);
    }
    await openCompare(page, "view=compare&columns=bn;sn&cell=1.2.0.1");
    for (const kind of [".value-legend-bar", ".cube-swatch"]) await expectSeen(page, kind);
  });

  test(`in forced colours, ${colorScheme}, the shares of a blend have tints that differ`, async ({ page }) => {
    await page.emulateMedia({ forcedColors: "active", colorScheme });
    await open(page, "technique=sn&cell=1.2.0.1");
    const tints = page.locator(".shares-numbers").first().locator(".shares-swatch");
    const looks = await Promise.all(
      (await tints.all()).map((tint) => tint.evaluate((it) => getComputedStyle(it).backgroundColor)),
    );
    expect(new Set(looks).size).toBe(3);
  });
}
