import type { Page } from "@playwright/test";
import { cellNumbers, open, shownNumber, thisCell } from "./explore.ts";
import { drop, npy } from "./files.ts";
import { expect, test } from "./fixtures.ts";

const table = (page: Page) => page.getByRole("region", { name: "Before, x: data table" });

async function unfold(page: Page): Promise<void> {
  await page.getByText("Data table").first().click();
  await expect(table(page)).toBeVisible();
}

/** How many rows and columns of values there are, and what the last of each is called. */
async function sizeOfTable(page: Page): Promise<unknown> {
  const rows = table(page).locator("tbody th");
  const columns = table(page).locator("thead th");
  return [
    await rows.count(),
    await rows.last().textContent(),
    await columns.count(),
    await columns.last().textContent(),
  ];
}

test("a table shows the two longest axes, and others at a press", async ({ page }) => {
  await open(page, "technique=bn&shape=16x24x1x1&cell=3.5.0.0");
  await unfold(page);
  expect(await sizeOfTable(page)).toEqual([16, "n=15", 24, "c=23"]);
  await expect(table(page).locator("td[data-selected]")).toHaveCount(1);
  const own = async () => shownNumber((await table(page).locator("td[data-selected]").getAttribute("title")) ?? "");
  expect(await own()).toBe((await cellNumbers(page)).before.value);
  const figure = page.getByRole("figure", { name: /^Before/ });
  const choose = (side: string, axis: string) =>
    figure.getByRole("group", { name: side }).getByText(axis, { exact: true }).click();
  await choose("rows", "c");
  expect(await sizeOfTable(page)).toEqual([24, "c=23", 16, "n=15"]);
  expect(await own()).toBe((await cellNumbers(page)).before.value);
  await choose("columns", "h");
  expect(await sizeOfTable(page)).toEqual([24, "c=23", 1, "h=0"]);
  await expect(figure.getByText("x at n=3")).toBeVisible();
});

test("of tokens the table shows every channel", async ({ page }) => {
  await open(page, "technique=ln&axes=position&shape=1x8x20x1&cell=0.2.3.0");
  await unfold(page);
  expect(await sizeOfTable(page)).toEqual([8, "c=7", 20, "h=19"]);
});

test("far from zero the digits of a cell, of its mean and of the table let x − μ be followed", async ({ page }) => {
  await open(page, "technique=bn&shape=2x3x4x2&cell=0.1.2.1");
  const values = Array.from({ length: 48 }, (_, i) => 2000 + Math.sin(1 + i * 1.7));
  await drop(page, npy("<f4", [2, 3, 4, 2], values));
  await expect(thisCell(page)).toContainText("= 1999.");
  const { before, sources, rows } = await cellNumbers(page);
  const [{ rows: source }] = sources;
  const difference = before.value - source.μ.value;
  const shown = shownNumber(before.text) - shownNumber(source.μ.text);
  expect(Math.abs(shown - difference)).toBeLessThan(0.011 * Math.abs(difference));
  expect(shown / Math.sqrt(shownNumber(source["σ²"].text))).toBeCloseTo(rows.x̂.value, 1);
  await unfold(page);
  const texts = await table(page).locator("tbody td").allTextContents();
  expect(new Set(texts).size).toBeGreaterThan(texts.length - 2);
});

test("what rounding leaves of an output that is 0 is written as 0 in the table, too", async ({ page }) => {
  await open(page, "technique=sn&cell=1.1.0.1");
  const values = Array.from({ length: 12 }, (_, i) => [1.1, 1.1 + 0.3, 1.1 + 2 * 0.3][i % 3]);
  // Values that only float64 tells apart: so the file stays float64.
  await drop(page, npy("<f8", [2, 2, 1, 3], [1, 1 + 1e-12, 5, ...values.slice(3)]));
  await expect(thisCell(page)).toContainText("= 1.4");
  const figure = page.getByRole("figure", { name: /^After/ });
  await figure.getByText("Data table").click();
  await figure.getByRole("group", { name: "rows" }).getByText("c", { exact: true }).click();
  await figure.getByRole("group", { name: "columns" }).getByText("w", { exact: true }).click();
  await expect(figure.locator("td[data-selected]")).toHaveText("0.00");
  await expect(figure.locator("td[data-selected]")).toHaveAttribute("title", "0");
});
