import { describe, expect, it } from "vitest";
import { plain } from "../arithmetic/plain.ts";
import { forward } from "../normalize/forward.ts";
import { momentsOf } from "../normalize/moments.ts";
import { fitParams, type Params } from "../plan/controls.ts";
import { planOf } from "../plan/plan.ts";
import { type Shape, sizeOf } from "../plan/shape.ts";
import type { Technique } from "../plan/technique.ts";
import { TECHNIQUES } from "../techniques/index.ts";
import { setWarning, warningsOf } from "./warnings.ts";

function warnings(id: string, shape: Shape, value: (i: number) => number, wishes: Params = {}, merged = false) {
  const technique = TECHNIQUES.find((t) => t.id === id) as Technique;
  const x = Float64Array.from({ length: sizeOf(shape) }, (_, i) => value(i));
  const plan = planOf(technique, fitParams(technique.controls, wishes, shape).params, shape);
  const moments = momentsOf(plan, { x, shape });
  const y = forward(plan, moments, x, new Float64Array(x.length));
  return warningsOf(plan, moments, { values: x, survey: plain.survey(x), merged }, plain.survey(y));
}

const counting = (i: number) => i;

describe("warnings", () => {
  it("are absent on ordinary data", () => {
    for (const { id } of TECHNIQUES) expect(warnings(id, [3, 6, 3, 3], (i) => Math.sin(i * i))).toEqual([]);
  });

  it("tell what PyTorch raises, and that there is no running variance where one is tracked", () => {
    const [batch] = warnings("bn", [1, 3, 1, 1], counting);
    expect(batch.text).toContain("Expected more than 1 value per channel when training");
    expect(batch.text).toContain("no running variance");
    const [instance] = warnings("in", [2, 3, 1, 1], counting);
    expect(instance.text).toContain("Expected more than 1 spatial element");
    expect(instance.text).not.toContain("running variance");
  });

  it("tell of one-value sets that PyTorch computes silently", () => {
    const [group] = warnings("gn", [2, 3, 1, 1], counting, { groups: 3 });
    expect(group.text).toContain("m = 1");
  });

  it("count sets of zero variance and show the first", () => {
    const [warning] = warnings("in", [2, 2, 2, 2], (i) => (i < 8 ? 3 : i));
    expect(warning.text).toContain("2 of 4 sets have variance 0: all their values are equal");
    expect(warning.text).toContain("sample 0, channel 0");
    expect(warning.cell).toEqual([0, 0, 0, 0]);
    expect(warnings("in", [2, 2, 2, 2], (i) => (i < 8 ? 3 : i), { eps: 0 })[0].text).toContain("NaN");
  });

  it("tell equal in the file from equal after rounding, and from differences whose squares are 0", () => {
    const half = (low: (i: number) => number) => (i: number) => (i < 8 ? low(i) : i);
    const text = (low: (i: number) => number, merged = false, id = "in") =>
      warnings(id, [2, 2, 2, 2], half(low), { axes: "position" }, merged)[0].text;
    expect(text(() => 3)).toContain("2 of 4 sets have variance 0: all their values are equal;");
    expect(text(() => 3, true)).toContain("variance 0: all their values are equal after rounding to float64");
    expect(text((i) => i * 1e-200)).toContain("variance 0: their values differ, but so little that the squares are 0");
    expect(text(() => 0, false, "rms")).toContain("only zeros");
    expect(text((i) => (i + 1) * 1e-200, false, "rms")).toContain("mean square 0: the squares of their values are 0");
  });

  it("tell of finite values whose squares are infinite", () => {
    const [warning, ...others] = warnings("in", [2, 2, 2, 2], (i) => (i === 5 ? 1e200 : i));
    expect(warning.text).toContain("x has values up to 10²⁰⁰, whose squares are beyond float64");
    expect(others).toEqual([]);
    expect(warnings("in", [2, 2, 2, 2], (i) => (i === 5 ? 1e150 : i))).toEqual([]);
    const [infinite] = warnings("rms", [2, 2, 2, 2], (i) => (i === 5 ? Infinity : i));
    expect(infinite.text).toContain("1 value of x is NaN or infinite");
  });

  it("tell of a zero vector in weight norm", () => {
    const [length, nan] = warnings("wn", [2, 2, 1, 1], (i) => (i < 2 ? 0 : 1));
    expect(length.text).toContain("length 0");
    expect(nan.text).toContain("2 values of w are");
  });

  it("say where NaN and infinities are and how far they spread", () => {
    const [warning] = warnings("gn", [2, 4, 2, 2], (i) => (i === 5 ? Number.POSITIVE_INFINITY : i), { groups: 2 });
    expect(warning.text).toContain("1 value of x is NaN or infinite");
    expect(warning.text).toContain("8 values of y are");
    expect(warning.text).toContain("1 of 4 group sets has no finite mean or variance");
    expect(warning.cell).toEqual([0, 1, 0, 1]);
  });

  it("tell that two values become −1 and +1, but for ε", () => {
    const [pairs, ...others] = warnings("in", [2, 2, 1, 2], (i) => i * i);
    expect(pairs.text).toContain("two values (m = 2)");
    expect(pairs.text).toContain("Here |x̂| is 1.00.");
    expect(others).toEqual([]);
    expect(warnings("in", [2, 2, 1, 2], (i) => i, { eps: 1 })[0].text).toContain("|x̂| is 0.447.");
  });

  it("tell of an ε of the variance's size, with what comes out", () => {
    const data = (i: number) => (i < 8 ? 0.01 * (-1) ** i : (-1) ** i);
    const [small] = warnings("in", [2, 2, 2, 4], data, { eps: 1e-3 });
    expect(small.text).toContain("ε = 0.001 is not small compared with the variance in 1 of 4 sets");
    expect(small.text).toContain("σ² = 10⁻⁴ (sample 0, channel 0, every h, w)");
    expect(small.text).toContain("standard deviation 0.302 instead of 1");
    expect(small.cell).toEqual([0, 0, 0, 0]);
    expect(warnings("in", [2, 2, 2, 4], data, { eps: 1e-6 })).toEqual([]);
  });
});

describe("what is said about one set", () => {
  const said = (shape: Shape, value: (i: number) => number, set: number, wishes: Params = {}) => {
    const technique = TECHNIQUES.find(({ id }) => id === "in") as Technique;
    const x = Float64Array.from({ length: sizeOf(shape) }, (_, i) => value(i));
    const plan = planOf(technique, fitParams(technique.controls, wishes, shape).params, shape);
    return setWarning(plan, momentsOf(plan, { x, shape }), 0, set);
  };

  it("is nothing where nothing is special, else why its numbers are as they are", () => {
    expect(said([1, 2, 2, 2], counting, 1)).toBeNull();
    expect(said([1, 2, 1, 1], counting, 1)).toContain("m = 1");
    expect(said([1, 2, 1, 2], counting, 1)).toContain("they become −1.00 and +1.00");
    expect(said([1, 2, 2, 2], () => 5, 1)).toContain("√ε alone, with ε = 10⁻⁵");
    expect(said([1, 2, 2, 2], () => 5, 1, { eps: 0 })).toContain("0 ∕ 0");
    expect(said([1, 2, 2, 2], (i) => (i === 7 ? NaN : i), 1)).toContain("NaN or infinite");
    expect(said([1, 2, 2, 2], (i) => (i === 7 ? NaN : i), 0)).toBeNull();
    expect(said([1, 2, 2, 2], (i) => i / 1000, 1)).toContain("not small compared with the variance");
    expect(said([1, 2, 2, 2], (i) => (i === 7 ? 1e200 : i), 1)).toContain("beyond float64");
  });
});
