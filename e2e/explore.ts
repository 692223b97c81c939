import { expect, type Locator, type Page } from "@playwright/test";
import { parseNumber } from "../components/controls/readNumber.ts";
import type { Cell } from "../engine/plan/shape.ts";
import type { Technique } from "../engine/plan/technique.ts";

/** The page in its own words: what a person sees and does on Explore. */

/** A scene to begin with, in which a value is pinned. */
export const PINNED = "technique=gn&shape=4x6x3x3&data=scales&seed=7&cell=1.2.0.1";

/** Opens the page with a scene in the address, of group norm and with everything unless it says otherwise, and waits for its picture and all that comes after it. */
export async function open(page: Page, scene = PINNED): Promise<void> {
  const technique = scene.includes("technique=") ? "" : "technique=gn&";
  const detail = scene.includes("detail=") ? "" : "&detail=everything";
  await page.goto(`./#${technique}${scene}${detail}`);
  await expect(heatmap(page, "After")).toBeVisible();
  await complete(page);
}

/** Waits until the last part of the page is loaded. */
export async function complete(page: Page): Promise<void> {
  await expect(page.getByRole("region", { name: "Distribution", exact: true })).toBeVisible();
}

export function techniqueOption(page: Page, { name, summary }: Technique): Locator {
  return page.getByRole("radio", { name: `${name} ${summary}`, exact: true });
}

/** Chooses a technique in the rail, whose families may be folded. */
export async function chooseTechnique(page: Page, { name }: Pick<Technique, "name">): Promise<void> {
  const techniques = page.getByRole("group", { name: "Technique", exact: true });
  const named = page.getByText(name, { exact: true });
  const folded = techniques.locator("details:not([open])", { has: named }).locator("summary");
  if (await folded.isVisible()) await folded.click();
  await techniques.getByText(name, { exact: true }).click();
}

export async function choose(page: Page, group: string, option: string): Promise<void> {
  await page.getByRole("group", { name: group, exact: true }).getByText(option, { exact: true }).click();
}

/** Opens what the View button holds. */
export async function openView(page: Page): Promise<void> {
  await page.getByRole("button", { name: "View", exact: true }).click();
}

/** Opens what the Share button holds. */
export async function openShare(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Share", exact: true }).click();
}

/** The picture's cube; its accessible name tells its sets. */
export function cube(page: Page): Locator {
  return page.getByRole("region", { name: "Which values share statistics?" }).getByRole("application");
}

/** The heatmap before or after; the latter has the name of the step that it shows. */
export function heatmap(page: Page, title: "Before" | "After"): Locator {
  return figure(page, title).locator(".heatmap-scroller");
}

function figure(page: Page, title: "Before" | "After"): Locator {
  return page.locator(".heatmaps .heatmap").nth(title === "Before" ? 0 : 1);
}

/** The pixels of a heatmap, to tell whether they changed. */
export function pixels(page: Page, title: "Before" | "After"): Promise<string> {
  return figure(page, title)
    .locator("canvas")
    .first()
    .evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
}

export function thisCell(page: Page): Locator {
  return page.getByRole("region", { name: /^This value/ });
}

export function slider(page: Page, name: string): Locator {
  return page.getByRole("slider", { name, exact: true });
}

/** Where something is drawn, in sight. */
export async function boxInSight(thing: Locator) {
  await thing.scrollIntoViewIfNeeded();
  const box = await thing.boundingBox();
  if (!box) throw new Error("it is not drawn");
  return box;
}

/** What is read once it no longer changes. */
export async function settled<T>(read: () => Promise<T>): Promise<T> {
  let [before, now] = [await read(), await read()];
  for (let calm = 0; calm < 3; calm = before === now ? calm + 1 : 0) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    [before, now] = [now, await read()];
  }
  return now;
}

export function field(page: Page, name: string): Locator {
  return page.getByRole("spinbutton", { name, exact: true });
}

/** Types a number into a field and commits it. */
export async function enter(page: Page, name: string, text: string): Promise<void> {
  await field(page, name).fill(text);
  await field(page, name).press("Enter");
}

export function data(page: Page): Locator {
  return page.getByRole("combobox", { name: "Data", exact: true });
}

/** What the page says above the picture: warnings, what is computed, why a scene is refused. */
export function warnings(page: Page): Locator {
  return page.locator(".warnings");
}

/** What the page says that belongs to no single place. */
export function noticeList(page: Page): Locator {
  return page.getByRole("button", { name: /^dismiss: / });
}

/** The parts of the address after #. */
export function address(page: Page): URLSearchParams {
  return new URLSearchParams(new URL(page.url()).hash.slice(1));
}

/** A number on the page, read from its text with all digits. */
interface ShownNumber {
  readonly value: number;
  /** As it stands there, in three digits. */
  readonly text: string;
}

/** What "This value" says. */
interface CellNumbers {
  readonly cell: Cell;
  readonly before: ShownNumber;
  readonly after: ShownNumber;
  /** One for each source: its set in words and its statistics by symbol. */
  readonly sources: readonly { readonly words: string; readonly rows: Rows }[];
  /** What follows: shares, x̂, γ and β by symbol. */
  readonly rows: Rows;
}

/** Numbers by symbol. */
export type Rows = Readonly<Record<string, ShownNumber>>;

/** The numbers beside the picture, once they have followed what is selected in it. */
export async function cellNumbers(page: Page): Promise<CellNumbers> {
  await expect(thisCell(page)).toHaveAttribute("aria-busy", "false");
  const read = await thisCell(page).evaluate((panel) => {
    const texts = (list: Element, tag: string) => [...list.querySelectorAll(tag)];
    const shown = (element: Element) => ({
      text: element.textContent ?? "",
      full: element.querySelector("[title]")?.getAttribute("title") ?? element.textContent ?? "",
    });
    // The index below a symbol says which source it is of: within a source's own list that is known.
    const symbolOf = (term: Element, indexed: boolean) => {
      const symbol = term.querySelector("button")?.cloneNode(true) as Element;
      if (!indexed) symbol.querySelector("sub")?.remove();
      return symbol.textContent ?? "";
    };
    const lists = [...panel.querySelectorAll("dl")].map((list, i, { length }) => ({
      words: list.previousElementSibling?.textContent ?? "",
      rows: texts(list, "dt").map((term) => ({
        symbol: symbolOf(term, i === length - 1),
        ...shown(term.nextElementSibling as Element),
      })),
    }));
    const ends = texts(panel, "span[title]").slice(0, 2);
    return {
      cell: panel.querySelector("sub")?.textContent ?? "",
      ends: ends.map((end) => ({ text: end.textContent ?? "", full: end.getAttribute("title") ?? "" })),
      lists,
    };
  });
  const lists = read.lists.map(({ words, rows }) => ({
    words,
    rows: Object.fromEntries(rows.map(({ symbol, ...shown }) => [symbol, numberOf(shown)])),
  }));
  return {
    cell: read.cell.split(",").map(Number) as unknown as Cell,
    before: numberOf(read.ends[0]),
    after: numberOf(read.ends[1]),
    sources: lists.slice(0, -1),
    rows: lists[lists.length - 1].rows,
  };
}

/** The selected cell's value in a picture's data table, which is unfolded for it. */
export async function tableValue(page: Page, title: "Before" | "After"): Promise<number> {
  const table = figure(page, title).getByRole("region", { name: "data table" });
  if (!(await table.isVisible())) await figure(page, title).getByText("Data table").click();
  return shownNumber((await table.locator("td[data-selected]").getAttribute("title")) ?? "");
}

/** The value before or after, with all digits, as the page writes it: to wait for a change. */
export function digits(page: Page, end: "before" | "after"): Promise<string | null> {
  const both = thisCell(page).getByRole("paragraph").first().locator("[title]");
  return both.nth(end === "before" ? 0 : 1).getAttribute("title");
}

function numberOf({ text, full }: { text: string; full: string }): ShownNumber {
  return { value: shownNumber(full), text };
}

/** A number as the page writes it, with its own minus sign, powers of ten and thousands. */
export function shownNumber(text: string): number {
  if (text === "NaN") return Number.NaN;
  if (text.endsWith("∞")) return text.startsWith("−") ? -Infinity : Infinity;
  const value = parseNumber(text.replace(/,/g, ""));
  expect(value, `“${text}” is a number`).not.toBeNull();
  return value as number;
}

/** Expects a text in three significant digits to be what rounding leaves of a number. */
export function expectRounded(text: string, value: number): void {
  const shown = shownNumber(text);
  const unit = shown === 0 ? 0 : 10 ** (Math.floor(Math.log10(Math.abs(shown))) - 2);
  const fits = Object.is(shown, value) || Math.abs(shown - value) <= 0.5001 * unit + 1e-12;
  expect(fits, `${text} stands for ${value}`).toBe(true);
}
