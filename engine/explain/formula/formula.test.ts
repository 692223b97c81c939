import { describe, expect, it } from "vitest";
import { forward } from "../../normalize/forward.ts";
import { momentsOf } from "../../normalize/moments.ts";
import { fitParams, type Params } from "../../plan/controls.ts";
import { planOf } from "../../plan/plan.ts";
import { cellAt, indexOf, type Shape, sizeOf } from "../../plan/shape.ts";
import type { Technique } from "../../plan/technique.ts";
import { TECHNIQUES } from "../../techniques/index.ts";
import { formulaOf } from "./formula.ts";
import { agrees, checkedLine } from "./intervals.ts";
import { latexDocument, latexOf, markRole, textOf } from "./write.ts";

const SHAPE: Shape = [4, 6, 3, 3];

/** Fixed, irregular values around a mean. */
function tensor(shape: Shape, mean: number): Float32Array {
  return Float32Array.from({ length: sizeOf(shape) }, (_, i) => mean + Math.sin(i * 7.3) * (1 + (i % 5)));
}

function formulasFor(technique: Technique, wishes: Params, mean = 0.4, shape = SHAPE) {
  const { params } = fitParams(technique.controls, wishes, shape);
  const plan = planOf(technique, params, shape);
  const x = tensor(shape, mean);
  const perChannel = (mean: number) => Float64Array.from(tensor([1, shape[1], 1, 1], mean));
  const running = { mean: perChannel(0), variance: perChannel(6) };
  const moments = momentsOf(plan, { x, shape }, running);
  const y = forward(plan, moments, x, new Float64Array(x.length));
  const at = (i: number) => ({ formula: formulaOf(plan, moments, x, cellAt(shape, i)), y: y[i] });
  return { plan, at, cells: sizeOf(shape) };
}

/** Every combination of a technique's choices, with learned values that are not 1 and 0. */
function variants({ controls }: Technique): Params[] {
  const learned: Record<string, Params[string]> = {};
  for (const [name, control] of Object.entries(controls)) {
    if (control.kind === "entries") learned[name] = { all: 0.37, at: { 2: -1.61 } };
    if (control.kind === "shares") learned[name] = [0.2, 1.3, -0.4];
  }
  return Object.entries(controls).reduce<Params[]>(
    (all, [name, control]) =>
      control.kind === "choice"
        ? all.flatMap((p) => control.options.map(({ value }) => ({ ...p, [name]: value })))
        : all,
    [learned],
  );
}

describe.each(TECHNIQUES)("the formula of $name", (technique) => {
  it.each([0.4, 1e4])("has numbers that can be computed from each other, around a mean of %d", (mean) => {
    for (const wishes of variants(technique)) {
      const { at, cells } = formulasFor(technique, wishes, mean);
      for (let i = 0; i < cells; i += 7) {
        for (const equation of at(i).formula.equations) {
          const { numbers } = textOf(equation, false);
          if (equation.substituted && equation.right.length > 0) expect(agrees(numbers), numbers).toBe(true);
        }
      }
    }
  });

  it("ends with y", () => {
    const { at } = formulasFor(technique, {});
    const { formula, y } = at(100);
    const last = formula.equations[formula.equations.length - 1];
    expect(last.left.quantity).toBe("output");
    expect(last.left.value).toBeCloseTo(y, 10);
  });

  it("explains every symbol in one sentence and has it marked in its LaTeX", () => {
    for (const wishes of variants(technique)) {
      const { formula } = formulasFor(technique, wishes).at(100);
      const latex = formula.equations
        .map((equation) => latexOf(equation, false, markRole))
        .flatMap(({ symbols, numbers }) => [...symbols, ...(numbers ?? [])])
        .join("");
      for (const { role, meaning } of formula.symbols) {
        expect(role).toMatch(/^[\w-]+$/);
        expect(latex).toContain(`role=${role}}`);
        expect(meaning, role).toMatch(/^[A-Z‖].*[^.]\.$/s);
        expect(meaning, role).not.toMatch(/\.\s+[A-Z]/);
      }
    }
  });

  it("names every part once", () => {
    const parts = formulasFor(technique, {})
      .at(0)
      .formula.equations.map(({ part }) => part);
    expect(new Set(parts).size).toBe(parts.length);
  });
});

const byId = (id: string) => TECHNIQUES.find((technique) => technique.id === id) as Technique;

it("opens a mean to its first and last terms", () => {
  const { at } = formulasFor(byId("gn"), {}, 0);
  const [mean] = at(indexOf(SHAPE, [1, 2, 0, 1])).formula.equations;
  expect(textOf(mean, false).symbols).toBe("μ = Σ xᵢ / m");
  expect(textOf(mean, true).symbols).toBe("μ = (x1 + x2 + … + x18) / m");
  expect(textOf(mean, true).numbers).toBe("= (−2.447 + (−3.684) + … + 2.863) / 18 = −0.1163");
});

it("writes all terms of a sum of few, so that it can be computed", () => {
  for (const id of ["in", "wn", "rms"]) {
    const { at } = formulasFor(byId(id), {}, 0.4, [2, 1, 1, 3]);
    const sums = at(4).formula.equations.filter(({ opened }) => opened);
    expect(sums.length).toBeGreaterThan(0);
    for (const equation of sums) {
      const { numbers } = textOf(equation, true);
      expect(numbers).not.toContain("…");
      expect(agrees(numbers), numbers).toBe(true);
    }
  }
});

it("keeps the digits that a difference of large numbers needs", () => {
  const { at } = formulasFor(byId("bn"), {}, 1e6);
  const line = at(100).formula.equations.find(({ part }) => part === "normalized0");
  const { computed, shown } = checkedLine(line ? textOf(line, false).numbers : "");
  expect(computed[1] - computed[0]).toBeLessThan(0.01 * Math.abs(shown[0]));
});

it("is copied as one aligned block", () => {
  const { at } = formulasFor(byId("rms"), {}, 0);
  expect(latexDocument(at(0).formula.equations, () => false)).toMatch(
    /^\\begin\{aligned\}\n {2}\\mathrm\{mean\}\\,x\^2 &= \\dfrac\{\\sum_\{i\} \{x_\{i\}\}\^\{2\}\}\{m\} \\\\\n {2} ?&= \\dfrac/,
  );
});

it("finds a wrong result", () => {
  expect(agrees("= −2.093 / 18 = −0.1163")).toBe(true);
  expect(agrees("= −2.093 / 18 = −0.1165")).toBe(false);
  expect(agrees("= (0.937 − 1.450) / √(3.018 + 10⁻⁵) = −0.2953")).toBe(true);
  expect(agrees("= 0.5 · (−1.316) + 0.5 · (−1.115) = 1.2155")).toBe(false);
});
