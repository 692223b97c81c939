import type { Page } from "@playwright/test";
import { checksumOf } from "../app/data/checksum.ts";
import { agrees } from "../engine/explain/formula/intervals.ts";
import { textNumber } from "../engine/explain/formula/write.ts";
import { expectedOf, type GoldenCase, goldenFiles, inputOf } from "../engine/golden/cases.ts";
import { techniqueFor, wishesOf } from "../engine/golden/run.ts";
import type { Entries, Params, ParamValue } from "../engine/plan/controls.ts";
import { indexOf, type Shape, sizeOf } from "../engine/plan/shape.ts";
import type { Technique } from "../engine/plan/technique.ts";
import { batchNorm } from "../engine/techniques/batchNorm.ts";
import { groupNorm } from "../engine/techniques/groupNorm.ts";
import { TECHNIQUES } from "../engine/techniques/index.ts";
import { switchableNorm } from "../engine/techniques/switchableNorm.ts";
import { cellNumbers, heatmap, open, shownNumber } from "./explore.ts";
import { expect, expectNoAxeViolations, sharing, test } from "./fixtures.ts";
import { formula, formulaLines, numbersIn, type ShownLine } from "./formulas.ts";

/** A scene as the address tells it. */
function addressOf(technique: string, params: Params, more: Readonly<Record<string, string>> = {}): string {
  const text = (value: ParamValue) => (isEntries(value) ? entriesText(value) : String(value));
  const parts = Object.entries(params).map(([name, value]) => [name, text(value)]);
  const all = [["technique", technique], ...parts, ["cell", "1.2.0.1"], ...Object.entries(more)];
  return all.map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join("&");
}

function isEntries(value: ParamValue): value is Entries {
  return typeof value === "object" && "all" in value;
}

function entriesText({ all, at = {} }: Entries): string {
  return [all, ...Object.entries(at).map(([index, entry]) => `${index}:${entry}`)].join(",");
}

/** A scene of a technique with learned values that are not 1 and 0. */
function sceneOf({ id, controls }: Technique, more: Readonly<Record<string, string>> = {}): string {
  const params: Record<string, ParamValue> = {};
  for (const [name, control] of Object.entries(controls)) {
    if (control.kind === "entries") params[name] = { all: 0.7, at: { 2: -1.25 } };
    if (control.kind === "shares") params[name] = [0.3, 1.1, -0.6];
    if (name === "affine") params.affine = "channel";
  }
  return addressOf(id, params, more);
}

/** Expects every line with numbers to be right to its digits, and typeset as it is written. */
function expectRightLines(lines: readonly ShownLine[]): void {
  for (const { text, typeset } of lines) {
    const substituted = text.split("=").length > 3;
    if (substituted) expect(agrees(text), text).toBe(true);
    if (typeset) expect([...typeset].sort(), text).toEqual(numbersIn(text).sort());
  }
  expect(lines.some(({ text }) => text.split("=").length > 3)).toBe(true);
}

/** Goes to a technique's scene on the page that is open, and waits until the formula is its own. */
async function show(page: Page, technique: Technique): Promise<void> {
  await page.goto(`./#${sceneOf(technique)}`);
  await expect(formula(page).getByRole("application")).toHaveAccessibleName(
    new RegExp(`^${technique.name.replace("+", "\\+")} of`),
  );
}

sharing("the numbers in every technique's formula come from each other", async ({ page }) => {
  test.slow();
  await open(page);
  for (const technique of TECHNIQUES) {
    await test.step(technique.name, async () => {
      await show(page, technique);
      expectRightLines(await formulaLines(page));
      await heatmap(page, "Before").focus();
      for (const key of ["ArrowDown", "Shift+ArrowRight", "End"]) {
        await page.keyboard.press(key);
        const lines = await formulaLines(page);
        expectRightLines(lines);
        const { after } = await cellNumbers(page);
        expect(lines[lines.length - 1].text).toMatch(new RegExp(`= ${textNumber(after.value)}$`));
      }
    });
  }
});

test("running statistics stand in the formula as they are", async ({ page }) => {
  await open(page, `${sceneOf(batchNorm)}&mode=eval`);
  const lines = await formulaLines(page);
  expect(lines[0].text).toMatch(/^μ̄ = \(1 − r\) · ⟨μ⟩ = .+ = −?[\d.]+$/);
  expectRightLines(lines);
});

/** An array as an .npy file of version 1. */
function npy(values: Float32Array, shape: readonly number[]): Buffer {
  const words = `{'descr': '<f4', 'fortran_order': False, 'shape': (${shape.join(", ")},), }`;
  const header = `${words.padEnd(117)}\n`;
  const head = Buffer.from([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, header.length & 255, header.length >> 8]);
  return Buffer.concat([head, Buffer.from(header, "latin1"), Buffer.from(values.buffer)]);
}

/** A golden case that a link can tell: four axes, training, finite, few learned values. */
function canBeShown(technique: Technique, golden: GoldenCase): boolean {
  const few = sizeOf(golden.shapes.input as unknown as Shape) <= 2000;
  const plain = !golden.tags.includes("nonfinite") && golden.params.mode !== "eval" && !inputOf(golden, "v")?.length;
  return golden.shapes.input.length === 4 && few && plain && JSON.stringify(wishesOf(technique, golden)).length < 6000;
}

/** A golden case as a link to an own file tells it. */
function goldenAddress(golden: GoldenCase, technique: Technique, checksum: string): string {
  const prefix = technique.tensor === "weights" ? "weight-" : "";
  const shape = golden.shapes.input.join("x");
  return addressOf(technique.id, wishesOf(technique, golden), {
    [`${prefix}shape`]: shape,
    [`${prefix}data`]: "file",
    [`${prefix}file-axes`]: "NCHW",
    [`${prefix}file`]: ["golden.npy", shape, checksum].join("~"),
  });
}

/** One case of every technique, through an own file and a link: all others are held to in Node. */
sharing("the formula ends with the golden y", async ({ page }) => {
  test.slow();
  for (const { technique: file, cases } of goldenFiles(new URL("../engine/golden", import.meta.url).pathname)) {
    const technique = techniqueFor(file);
    const golden = technique && cases.find((each) => canBeShown(technique, each));
    if (!golden) continue;
    await test.step(golden.name, () => expectGoldenFormula(page, technique, golden));
  }
});

async function expectGoldenFormula(page: Page, technique: Technique, golden: GoldenCase): Promise<void> {
  const shape = golden.shapes.input as unknown as Shape;
  const buffer = npy(inputOf(golden, "input") as Float32Array, shape);
  const checksum = await checksumOf([new Blob([new Uint8Array(buffer)])]);
  await page.goto("about:blank");
  await page.goto(`./#${goldenAddress(golden, technique, checksum)}`);
  await page.locator("input[type=file]").first().setInputFiles({ name: "golden.npy", mimeType: "", buffer });
  await expect(heatmap(page, "After")).toBeVisible();
  const y = expectedOf(golden, "y");
  await heatmap(page, "Before").focus();
  for (const key of ["Home", "End"]) {
    await page.keyboard.press(key);
    const lines = await formulaLines(page);
    expectRightLines(lines);
    const { cell } = await cellNumbers(page);
    const result = shownNumber(lines[lines.length - 1].text.split("= ").pop() ?? "");
    const want = y[indexOf(shape, cell)];
    const name = `${golden.name} at ${cell.join()}`;
    if (Number.isFinite(want)) expect(Math.abs(result - want), name).toBeLessThan(6e-4 * Math.abs(want) + 2e-5);
    else expect(Number.isFinite(result), name).toBe(false);
  }
}

test("pointing at a symbol lights what it stands for, everywhere", async ({ page }) => {
  await open(page, sceneOf(groupNorm));
  const lit = page.locator(".heatmap-lit");
  await expect(lit).toHaveCount(0);
  const symbol = (role: string) => formula(page).locator(`.formula-symbols [data-role="${role}"]`).first();
  const box = async () => (await lit.first().boundingBox()) ?? { width: 0, height: 0 };

  await symbol("mean0").hover();
  await expect(lit).toHaveCount(2);
  const set = await box();
  await expect(page.locator(".distribution[data-lit=mean]")).toHaveCount(1);
  await expect(formula(page).locator("[data-lit]").first()).toBeVisible();
  await expect(page.getByRole("tooltip").filter({ hasText: "The mean of the 18 values" })).toBeVisible();

  await symbol("input").hover();
  const cell = await box();
  expect(cell.width).toBeLessThan(set.width / 3);

  await symbol("scale").hover();
  const channel = await box();
  expect(channel.height).toBeGreaterThan(3 * set.height);

  await page.mouse.move(5, 5);
  await expect(lit).toHaveCount(0);
});

test("the formula is walked by keys, and every symbol says what it means", async ({ page }) => {
  await open(page, sceneOf(groupNorm));
  const walker = formula(page).getByRole("application");
  await walker.focus();
  const said = new Set<string>();
  for (let i = 0; i < 20; i++) {
    await page.keyboard.press("ArrowRight");
    said.add((await walker.locator("xpath=..").locator("[aria-live=polite]").first().textContent()) ?? "");
    await expect(page.locator(".formula [data-lit]").first()).toBeVisible();
  }
  expect(said.size).toBeGreaterThanOrEqual(11);
  for (const sentence of said) expect(sentence).toMatch(/^.+: [A-Z].*\.$/);
  await page.keyboard.press("Home");
  await expect(page.getByRole("tooltip").filter({ hasText: "The mean of the 18 values" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.locator(".heatmap-lit")).toHaveCount(0);
  expect((await cellNumbers(page)).cell).toEqual([1, 2, 0, 1]);
});

test("a sum opens to its first and last terms", async ({ page }) => {
  await open(page, sceneOf(groupNorm));
  await formula(page)
    .getByRole("button", { name: /first and last terms of μ$/ })
    .click();
  const [mean] = await formulaLines(page);
  expect(mean.text).toMatch(/^μ = \(x1 \+ x2 \+ … \+ x18\) \/ m = \(.+ \+ … \+ .+\) \/ 18 = −?[\d.]+$/);
  expect(mean.typeset).toEqual(expect.arrayContaining(numbersIn(mean.text)));
});

test("the formula is copied as LaTeX", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, sceneOf(groupNorm));
  await formula(page).getByRole("button", { name: "Copy as LaTeX" }).click();
  await expect(formula(page).getByText("Copied")).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^\\begin\{aligned\}\n.*\\mu &= \\dfrac/);
  expect(copied).not.toContain("htmlData");
});

test("axe finds nothing in the formula and the player in any theme", async ({ page }) => {
  test.slow();
  await open(page, sceneOf(switchableNorm, { step: "layer-squares" }));
  await formulaLines(page);
  for (const theme of ["light", "dark", "projector"]) {
    await page.evaluate((name) => {
      document.documentElement.dataset.theme = name;
    }, theme);
    await test.step(theme, () => expectNoAxeViolations(page));
  }
});

sharing("no formula is wider than its column at 360 to 1440 px", async ({ page }) => {
  test.slow();
  await open(page);
  for (const technique of TECHNIQUES) {
    await show(page, technique);
    await formulaLines(page);
    for (const button of await formula(page)
      .getByRole("button", { name: /first and last terms/ })
      .all()) {
      await button.click();
    }
    for (const width of [360, 768, 1024, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      const over = () =>
        page.evaluate(() =>
          Math.max(
            document.documentElement.scrollWidth - document.documentElement.clientWidth,
            ...[...document.querySelectorAll(".formula-written")].map((line) => line.scrollWidth - line.clientWidth),
          ),
        );
      await expect.poll(over, `${technique.name} at ${width} px`).toBeLessThanOrEqual(0);
    }
  }
});
