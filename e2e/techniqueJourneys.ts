import type { Page } from "@playwright/test";
import { capitalize, planInWords } from "../engine/explain/words.ts";
import {
  type ChoiceControl,
  type Control,
  type Controls,
  fitParams,
  type Params,
  type ParamValue,
} from "../engine/plan/controls.ts";
import { divisorsOf } from "../engine/plan/partition.ts";
import { planOf } from "../engine/plan/plan.ts";
import { AXES } from "../engine/plan/shape.ts";
import { evaluates, type Technique } from "../engine/plan/technique.ts";
import { TECHNIQUES } from "../engine/techniques/index.ts";
import { expectArithmetic, expectStatistics, firstTensor } from "./arithmetic.ts";
import {
  address,
  cellNumbers,
  choose,
  chooseTechnique,
  cube,
  digits,
  heatmap,
  open,
  slider,
  tableValue,
  techniqueOption,
  thisCell,
} from "./explore.ts";
import { expect, test } from "./fixtures.ts";

/** What a person does with a technique, whichever it is. */

/** Chooses it after one that cuts otherwise: the sets are recut, and a cell's numbers can be recomputed by hand. */
export async function recutsTheSets(page: Page, technique: Technique): Promise<void> {
  const cutOf = (each: Technique) => planInWords(planOf(each, firstParams(each), firstTensor(each).shape));
  const other = TECHNIQUES.find((each) => cutOf(each) !== cutOf(technique));
  await open(page, `technique=${other?.id}`);
  const words = (await cube(page).getAttribute("aria-label")) ?? "";
  await chooseTechnique(page, technique);
  await expect(techniqueOption(page, technique)).toBeChecked();
  await expect(cube(page)).not.toHaveAccessibleName(words);
  await pinCell(page);
  await expectStatistics(page, technique, firstTensor(technique));
  await expectArithmetic(page, technique, {});
  const { before, after } = await cellNumbers(page);
  expect(await tableValue(page, "Before")).toBe(before.value);
  expect(await tableValue(page, "After")).toBeCloseTo(after.value, 6);
}

/** Pins a value near the middle of the heatmap before. */
async function pinCell(page: Page): Promise<void> {
  const before = heatmap(page, "Before");
  // Its height may still follow what the technique chosen before left on the page.
  await expect(async () => {
    const { height = 0 } = (await before.boundingBox()) ?? {};
    // Four samples are as high as four channels are wide: sample 1, channel 2.
    await before.click({ position: { x: 0.65 * height, y: 0.4 * height } });
    await expect(thisCell(page)).toContainText("pinned", { timeout: 1000 });
  }).toPass();
}

/** Changes one parameter after the other: y follows where it should, and can be recomputed by hand. */
export async function everyParameterActs(page: Page, technique: Technique): Promise<void> {
  await open(page, `technique=${technique.id}&cell=1.2.0.1`);
  for (const name of Object.keys(technique.controls)) {
    const params = firstParams(technique, wishesIn(page, technique.controls));
    for (const { what, make, acts } of changesOf(page, technique, params, name)) {
      await test.step(what, async () => {
        const before = await digits(page, "after");
        await make();
        if (acts) await expect.poll(() => digits(page, "after")).not.toBe(before);
        else expect(await digits(page, "after")).toBe(before);
        // The rows of the choice before may still stand there.
        await expect(() => expectArithmetic(page, technique, wishesIn(page, technique.controls))).toPass();
      });
    }
  }
}

/** The parameters that act in the first scene, with the wishes of an address. */
function firstParams({ controls }: Technique, wishes: Params = {}): Params {
  return fitParams(controls, wishes, [4, 6, 3, 3]).params;
}

/** Something a person does to a control, and whether another y follows. */
interface Change {
  readonly what: string;
  readonly make: () => Promise<void>;
  readonly acts: boolean;
}

/** A technique as it is before and after a choice: which statistics it takes, and how they are blended. */
function statisticsOf(technique: Technique, params: Params): string {
  const { shape } = firstTensor(technique);
  const { sources, terms, eps, divisor } = planOf(technique, params, shape);
  return JSON.stringify([sources, terms, eps, divisor]);
}

/** Whether y follows a choice as long as γ = 1 and β = 0: not what is learned, or collected for evaluation, alone. */
function movesY(technique: Technique, params: Params, name: string, value: string): boolean {
  const { role } = technique.controls[name];
  const own = role === "padding" || name in (technique.weight?.controls ?? {});
  const collects = role === "averaging" || (role === "stored variance" && evaluates(technique, params));
  return own || collects || statisticsOf(technique, params) !== statisticsOf(technique, { ...params, [name]: value });
}

/** The option that leaves most other controls to be tried; the usual one among equals. */
function mostOpen({ controls }: Technique, params: Params, name: string, { options, default: usual }: ChoiceControl) {
  const shown = (value: string) =>
    Object.values(controls).filter((each) => each.shown?.({ ...params, [name]: value }) ?? true).length;
  const values = [usual, ...options.map(({ value }) => value)];
  return values.reduce((best, value) => (shown(value) > shown(best) ? value : best));
}

function changesOf(page: Page, technique: Technique, params: Params, name: string): Change[] {
  const control = technique.controls[name];
  if (control.shown?.(params) === false) return [];
  // A bound that is far below does nothing.
  const acts = !(control.role === "epsilon" && technique.divisor?.(params) === "at least epsilon");
  const byKey = (label: string, key: string): Change => ({
    what: `${label}: ${key}`,
    make: () => slider(page, label).press(key),
    acts,
  });
  switch (control.kind) {
    case "choice": {
      const left = mostOpen(technique, params, name, control);
      const others = control.options.map(({ value }) => value).filter((value) => value !== control.default);
      const values = others.at(-1) === left ? others : [...others, left];
      let before = params;
      return values.map((value) => {
        const acts = movesY(technique, before, name, value);
        before = { ...before, [name]: value };
        const words = control.options.find((option) => option.value === value)?.label ?? "";
        // In the head of the page an option is a title.
        const label = control.role === "mode" ? capitalize(words) : words;
        return { what: `${control.label}: ${value}`, make: () => choose(page, control.label, label), acts };
      });
    }
    case "shares": {
      const parts = control.parts({});
      return parts
        .slice(1)
        .map((part, i) => byKey(`${control.label}: divider between ${parts[i]} and ${part}`, "ArrowRight"));
    }
    case "divisor": {
      const divisors = divisorsOf(firstTensor(technique).shape[AXES.indexOf(control.axis)]);
      let before = params[name];
      return [Math.max(...divisors), 1].map((value) => {
        const acts = value !== before;
        before = value;
        return {
          what: `${control.label}: ${value}`,
          make: () => choose(page, `${control.symbol} ${control.label}`, `${value}`),
          acts,
        };
      });
    }
    case "overrides":
      return [];
    default: {
      const label = `${control.symbol} ${control.label}`;
      // A threshold acts where it is above the cell's value.
      const stage = technique.stage?.(params, { N: 4, C: 6, H: 3, W: 3 });
      const isThreshold = stage?.kind === "at least" && stage.control === name;
      return isThreshold ? [byKey(label, "End"), byKey(label, "Home")] : [byKey(label, "ArrowRight")];
    }
  }
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
