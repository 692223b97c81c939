import type { Page } from "@playwright/test";
import type { Control, Controls, Params, ParamValue } from "../engine/plan/controls.ts";
import { indexOf } from "../engine/plan/shape.ts";
import { batchNorm } from "../engine/techniques/batchNorm.ts";
import { TECHNIQUES } from "../engine/techniques/index.ts";
import { cellsInWords, expectArithmetic, expectStatistics, firstTensor, seededTensor } from "./arithmetic.ts";
import {
  address,
  cellNumbers,
  choose,
  cube,
  digits,
  heatmap,
  open,
  slider,
  tableValue,
  techniqueOption,
  thisCell,
  unfoldParameters,
} from "./explore.ts";
import { expect, sharing as test } from "./fixtures.ts";

for (const technique of TECHNIQUES) {
  test(`${technique.name} recuts the sets, and a cell's numbers can be recomputed by hand`, async ({ page }) => {
    await open(page, `technique=${technique.id === "in" ? "gn" : "in"}`);
    const words = (await cube(page).getAttribute("aria-label")) ?? "";
    await choose(page, "Technique", technique.name);
    await expect(techniqueOption(page, technique)).toBeChecked();
    await expect(cube(page)).not.toHaveAccessibleName(words);
    await heatmap(page, "Before").click({ position: { x: 120, y: 60 } });
    await expect(thisCell(page)).toContainText("pinned");
    await expectStatistics(page, technique, firstTensor(technique));
    await expectArithmetic(page, technique, {});
    const { before, after } = await cellNumbers(page);
    expect(await tableValue(page, "Before")).toBe(before.value);
    expect(await tableValue(page, "After")).toBeCloseTo(after.value, 6);
  });

  test(`${technique.name}: every parameter acts on y as it should`, async ({ page }) => {
    await open(page, `technique=${technique.id}&cell=1.2.0.1`);
    await unfoldParameters(page);
    for (const [name, control] of Object.entries(technique.controls)) {
      for (const { what, make, acts } of changesOf(page, name, control)) {
        // A bound that is far below does nothing.
        const silent = name === "eps" && technique.divisor?.({}) === "at least epsilon";
        await test.step(what, async () => {
          const before = await digits(page, "after");
          await make();
          if (acts && !silent) await expect.poll(() => digits(page, "after")).not.toBe(before);
          else expect(await digits(page, "after")).toBe(before);
          await expectArithmetic(page, technique, wishesIn(page, technique.controls));
        });
      }
    }
  });
}

/** What one more mini-batch counts for, by how the link says that running statistics average. */
const AVERAGES: Readonly<Record<string, (k: number) => number>> = {
  "momentum=0.2": () => 0.2,
  "averaging=cumulative": (k) => 1 / k,
};

for (const [how, weightOf] of Object.entries(AVERAGES))
  test(`evaluation takes the running statistics of the mini-batches before, ${how}`, async ({ page }) => {
    await open(page, `technique=bn&mode=eval&batches=5&${how}&cell=1.2.0.1`);
    await expect(thisCell(page)).toContainText(
      "running statistics of channel 2; no value of this mini-batch takes part",
    );
    const { shape } = firstTensor(batchNorm);
    let [mean, variance] = [0, 1];
    for (const k of [1, 2, 3, 4, 5]) {
      const weight = weightOf(k);
      const { values } = seededTensor("scales", shape, k);
      const channel = cellsInWords("channel 2, every n, h, w", "activations", shape).map(
        (cell) => values[indexOf(shape, cell)],
      );
      const m = channel.length;
      const batchMean = channel.reduce((sum, x) => sum + x, 0) / m;
      const unbiased = channel.reduce((sum, x) => sum + (x - batchMean) ** 2, 0) / (m - 1);
      mean = (1 - weight) * mean + weight * batchMean;
      variance = (1 - weight) * variance + weight * unbiased;
    }
    const [{ rows }] = (await cellNumbers(page)).sources;
    expect(rows["μ\u0304"].value).toBeCloseTo(mean, 6);
    expect(rows["σ\u0304²"].value).toBeCloseTo(variance, 6);
    await expectArithmetic(page, batchNorm, { mode: "eval" });
  });

/** Something a person does to a control, and whether another y follows. */
interface Change {
  readonly what: string;
  readonly make: () => Promise<void>;
  readonly acts: boolean;
}

/** Choices of what is learned or collected: no number changes as long as γ = 1, β = 0 and the mode is training. */
const KEEPS_Y = ["affine", "tracking"];

/** Where a choice is left once all of its options were tried, so that what depends on it can be tried too. */
const LEFT_AT: Readonly<Record<string, string>> = { affine: "channel", tracking: "on", mode: "eval" };

function changesOf(page: Page, name: string, control: Control): Change[] {
  const byKey = (label: string, key: string): Change => ({
    what: `${label}: ${key}`,
    make: () => slider(page, label).press(key),
    acts: true,
  });
  switch (control.kind) {
    case "choice": {
      const left = LEFT_AT[name] ?? control.default;
      const others = control.options.map(({ value }) => value).filter((value) => value !== control.default);
      const values = others.at(-1) === left ? others : [...others, left];
      return values.map((value) => ({
        what: `${control.label}: ${value}`,
        make: () =>
          chooseIn(page, control.label, control.options.find((option) => option.value === value)?.label ?? ""),
        acts: !KEEPS_Y.includes(name),
      }));
    }
    case "shares": {
      const parts = control.parts({});
      return parts
        .slice(1)
        .map((part, i) => byKey(`${control.label}: divider between ${parts[i]} and ${part}`, "ArrowRight"));
    }
    case "divisor":
      return [
        byKey(`${control.symbol} ${control.label}`, "ArrowRight"),
        byKey(`${control.symbol} ${control.label}`, "Home"),
      ];
    case "overrides":
      return [];
    default:
      return [byKey(`${control.symbol} ${control.label}`, "ArrowRight")];
  }
}

async function chooseIn(page: Page, group: string, option: string): Promise<void> {
  await choose(page, group, option);
  if (group === "affine parameters")
    await expect(thisCell(page).getByText("γ")).toBeVisible({ visible: option !== "none" });
}

/** The parameters that the address tells. */
function wishesIn(page: Page, controls: Controls): Params {
  const parts = [...address(page)].filter(([name]) => name in controls);
  return Object.fromEntries(parts.map(([name, text]) => [name, readParam(controls[name], text)]));
}

function readParam({ kind }: Control, text: string): ParamValue {
  if (kind === "choice") return text;
  if (kind === "shares") return text.split(",").map(Number);
  return kind === "entries" ? { all: Number(text) } : Number(text);
}
