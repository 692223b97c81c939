import { expect, type Locator, type Page } from "@playwright/test";
import { shownNumber } from "./explore.ts";

/** Opens Compare at an address and waits until everything in it is measured. */
export async function openCompare(page: Page, hash = "view=compare&cell=1.2.0.1"): Promise<void> {
  await page.goto(`./#${hash}`);
  await waitForMeasures(page);
}

/** Waits until no number of the table or the matrix is missing. */
export async function waitForMeasures(page: Page): Promise<void> {
  await expect(page.locator(".differences-table [data-row]").first()).toBeVisible();
  await expect(page.locator(".differences-waiting")).toHaveCount(0);
  await expect(page.locator(".distances-table td", { hasText: "…" })).toHaveCount(0);
}

/** Chooses a preset that differs from what is shown, and waits until the numbers are its own. */
export async function choosePreset(page: Page, name: string): Promise<void> {
  const numbers = page.locator(".differences-table");
  const before = await numbers.textContent();
  await page.getByLabel("Question").selectOption({ label: name });
  await expect(numbers).not.toHaveText(before ?? "");
  await waitForMeasures(page);
}

/** The columns on the page, from left to right. */
export function columns(page: Page): Locator {
  return page.locator(".column");
}

/** Opens a column's menu. */
export async function openMenu(page: Page, at: number): Promise<void> {
  const menu = columns(page).nth(at).locator("details.column-settings");
  if ((await menu.getAttribute("open")) === null) await menu.locator("summary").click();
}

/** The names of the columns with their parameters. */
export async function columnNames(page: Page): Promise<string[]> {
  return (await page.locator(".column-name").allTextContents()).map((name) => name.replace("▾", "").trim());
}

/** A row of the table of what differs: what every column says. */
export async function row(page: Page, id: string): Promise<string[]> {
  return page.locator(`.differences-table [data-row="${id}"] td`).allTextContents();
}

/** The numbers of a row with all their digits. */
export async function numbers(page: Page, id: string): Promise<number[]> {
  const titles = await page
    .locator(`.differences-table [data-row="${id}"] td span`)
    .evaluateAll((spans) => spans.map((span) => span.getAttribute("title") ?? ""));
  return titles.map(shownNumber);
}

/** An entry of the matrix: the largest |Δy| above the diagonal, the root mean square below. */
export async function apart(page: Page, i: number, j: number): Promise<{ text: string; value: number }> {
  const cell = page.locator(".distances-table tbody tr").nth(i).locator("td").nth(j);
  const title = (await cell.getAttribute("title")) ?? "";
  return { text: (await cell.textContent()) ?? "", value: shownNumber(title.split(";")[0]) };
}
