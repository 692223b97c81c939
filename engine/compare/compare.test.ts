import { describe, expect, it } from "vitest";
import { parametersOf } from "../explain/parameters.ts";
import { trace } from "../explain/trace.ts";
import { forward } from "../normalize/forward.ts";
import { momentsOf, type RunningStatistics } from "../normalize/moments.ts";
import { fitParams, type Params } from "../plan/controls.ts";
import { type Plan, planOf } from "../plan/plan.ts";
import { type Shape, sizeOf } from "../plan/shape.ts";
import { type Technique, technique } from "../plan/technique.ts";
import { SOURCES } from "../sources/index.ts";
import { TECHNIQUES } from "../techniques/index.ts";
import { type Alteration, alter } from "./alter.ts";
import { counterExample } from "./counterExample.ts";
import { costOf, keptBy, learnedBy } from "./declared.ts";
import { effectsOf, type Trial } from "./effects.ts";
import { equalBecause } from "./equalBecause.ts";
import { factsOf, timeOf } from "./facts.ts";
import { distance } from "./pairs.ts";
import { rowsOf } from "./rows.ts";

const SHAPE: Shape = [4, 6, 3, 3];

const byId = (id: string) => TECHNIQUES.find((technique) => technique.id === id) as Technique;

function planFor(id: string, params: Params = {}, shape: Shape = SHAPE): Plan {
  const technique = byId(id);
  return planOf(technique, fitParams(technique.controls, params, shape).params, shape);
}

function tensor(shape: Shape = SHAPE, source = "scales", seed = 7): Float32Array {
  const x = new Float32Array(sizeOf(shape));
  SOURCES.find(({ id }) => id === source)?.fill(x, shape, seed);
  return x;
}

const running = ({ shape: [, C] }: Plan): RunningStatistics => ({
  mean: new Float64Array(C).fill(0.1),
  variance: new Float64Array(C).fill(1.5),
});

function outputOf(plan: Plan, x: Float32Array): Float32Array {
  return forward(
    plan,
    momentsOf(plan, { x, shape: plan.shape }, running(plan)),
    x,
    new Float32Array(x.length),
  ) as Float32Array;
}

/** What a column of the table says, by row. */
function column(plan: Plan, source = "scales"): Record<string, string> {
  const x = tensor(plan.shape, source);
  const reading = { x, shape: plan.shape };
  const facts = factsOf(plan, reading, outputOf(plan, x), running(plan));
  const moments = momentsOf(plan, reading, running(plan));
  const rows = rowsOf([{ plan, facts, time: 1, trace: trace(plan, moments, [0, 0, 0, 0], x[0]) }]);
  return Object.fromEntries(rows.map(({ id, entries }) => [id, entries[0]?.join("") ?? ""]));
}

describe("the table follows the golden conventions", () => {
  // Statistics: golden/README, "Techniques"; parameters as the libraries have them by default.
  const CONVENTIONS: readonly (readonly [string, Params, string, string, string, boolean])[] = [
    ["bn", {}, "6 sets of 36 values: one per channel", "γ, β [C]: 12", "running mean, running variance [C]: 12", true],
    [
      "bn",
      { mode: "eval" },
      "from running statistics",
      "γ, β [C]: 12",
      "running mean, running variance [C]: 12",
      false,
    ],
    ["ln", {}, "4 sets of 54 values: one per sample", "γ, β [C, H, W]: 108", "none", false],
    ["ln", { axes: "position" }, "36 sets of 6 values: one per sample and position", "γ, β [C]: 12", "none", false],
    ["in", {}, "24 sets of 9 values: one per sample and channel", "none", "none", false],
    ["in", { affine: "channel" }, "24 sets of 9 values", "γ, β [C]: 12", "none", false],
    [
      "gn",
      { groups: 3 },
      "12 sets of 18 values: one per sample and group of 2 channels",
      "γ, β [C]: 12",
      "none",
      false,
    ],
    ["gn", { groups: 2, affine: "none" }, "8 sets of 27 values", "none", "none", false],
    ["rms", {}, "4 sets of 54 values: one per sample", "γ [C, H, W]: 54", "none", false],
    ["mobn", {}, "6 sets of 36 values: one per channel", "b [C]: 6", "running mean [C]: 6", true],
    ["bin", {}, "batch: 6 sets of 36 values", "γ, β [C]; ρ [C]: 18", "running mean, running variance [C]: 12", true],
    [
      "sn",
      {},
      "layer: 4 sets of 54 values",
      "γ, β [C]; λ [3]; λ′ [3]: 18",
      "running mean, running variance [C]: 12",
      true,
    ],
    ["sn", { batch: "without" }, "instance: 24 sets of 9 values", "γ, β [C]; λ [2]; λ′ [2]: 16", "none", false],
  ];

  it.each(CONVENTIONS)("%s %j", (id, params, sets, learned, kept, needsOthers) => {
    const says = column(planFor(id, params));
    expect(says.sets).toContain(sets);
    expect(says.learned).toBe(learned);
    expect(says.kept).toBe(kept);
    expect(says.others.startsWith("yes")).toBe(needsOthers);
  });

  it("weight norm has one g per output channel and no statistics to keep", () => {
    const says = column(planFor("wn"), "rows");
    expect(says.sets).toBe("4 sets of 54 values: one per output channel");
    expect(says.learned).toBe("g [O]: 4");
    expect(says.kept).toBe("none");
    expect(says.others).toBe("no");
    expect(says["all × 2"]).toBe("unchanged");
    expect(says["all + 1"]).toMatch(/^changes/);
  });

  it("training and evaluation agree only where nothing is tracked", () => {
    expect(column(planFor("bn")).evaluation).toBe("no: running statistics");
    expect(column(planFor("bin")).evaluation).toBe("no: running batch statistics");
    expect(column(planFor("ln")).evaluation).toBe("yes");
    expect(column(planFor("in", { tracking: "on" })).evaluation).toBe("no: running statistics");
  });
});

it("dependence on other samples is what changing another sample does", () => {
  const change: Alteration = { axis: "N", index: 2, scale: 2, offset: 1 };
  for (const technique of TECHNIQUES.filter(({ tensor, weight }) => tensor === "activations" && !weight)) {
    const plan = planFor(technique.id);
    const x = tensor();
    const [before, after] = [x, alter(x, SHAPE, change, x.slice()) as Float32Array].map((each) => outputOf(plan, each));
    const others = [0, 1, 3].some((n) =>
      before.slice(n * 54, n * 54 + 54).some((y, i) => Math.abs(y - after[n * 54 + i]) > 1e-5),
    );
    expect(column(plan).others.startsWith("yes"), technique.name).toBe(others);
  }
});

describe("invariances are measured", () => {
  const verdicts = (id: string, params: Params, source = "scales") => {
    const plan = planFor(id, params);
    const effects = effectsOf(plan, { x: tensor(SHAPE, source), shape: SHAPE }, running(plan));
    return (trial: Trial) => effects.find((effect) => effect.trial === trial);
  };

  it("instance norm does not see the contrast of a sample, batch norm does", () => {
    expect(verdicts("in", {})("sample × 2")?.verdict).toBe("but for ε");
    expect(verdicts("in", { eps: 0 })("sample × 2")?.verdict).toBe("stays");
    expect(verdicts("bn", {})("sample × 2")?.verdict).toBe("changes");
  });

  it("RMS norm loses the scale and keeps the offset; mean-only batch norm the other way round", () => {
    expect(verdicts("rms", { eps: 0 })("all × 2")?.verdict).toBe("stays");
    expect(verdicts("rms", {})("all + 1")?.verdict).toBe("changes");
    expect(verdicts("mobn", {})("all × 2")?.verdict).toBe("changes");
    expect(verdicts("mobn", {})("all + 1")?.verdict).toBe("stays");
  });

  it("an offset of one channel moves the channels that share its sets", () => {
    expect(verdicts("bn", {})("channel + 1")).toMatchObject({ verdict: "stays", outsideVerdict: "stays" });
    expect(verdicts("gn", {})("channel + 1")).toMatchObject({ verdict: "changes", outsideVerdict: "changes" });
  });

  it("nothing is called equal that is not a number", () => {
    const x = tensor();
    x[0] = NaN;
    const plan = planFor("bn");
    const all = effectsOf(plan, { x, shape: SHAPE }).find(({ trial }) => trial === "all × 2");
    expect(all?.verdict).not.toBe("changes");
  });
});

describe("equal because", () => {
  const why = (a: Plan, b: Plan) => equalBecause(a, b);

  it.each([
    [
      "G = C",
      planFor("gn", { groups: 6 }),
      planFor("in"),
      "G = C = 6, so both have 24 sets of 9 values: one per sample and channel",
    ],
    ["G = 1", planFor("gn", { groups: 1 }), planFor("ln"), "G = 1, so both have 4 sets of 54 values: one per sample"],
    [
      "one virtual batch",
      planFor("gbn", { virtualBatch: 5 }),
      planFor("bn"),
      "all samples are in one block, so both have 6 sets of 36 values: one per channel",
    ],
    [
      "virtual batches of one sample",
      planFor("in", { affine: "channel" }),
      planFor("gbn", { virtualBatch: 1 }),
      "every block is one sample, so both have 24 sets of 9 values: one per sample and channel",
    ],
    [
      "N = 1",
      planFor("bn", {}, [1, 6, 3, 3]),
      planFor("in", {}, [1, 6, 3, 3]),
      "N = 1, so both have 6 sets of 9 values: one per channel",
    ],
    [
      "one channel",
      planFor("ln", {}, [4, 1, 3, 3]),
      planFor("in", {}, [4, 1, 3, 3]),
      "C = 1, so both have 4 sets of 9 values: one per sample",
    ],
    [
      "no share",
      planFor("bin", { rho: { all: 1 } }),
      planFor("bn"),
      "instance statistics have no share, so both have 6 sets of 36 values: one per channel",
    ],
    ["the same twice", planFor("bn"), planFor("bn"), "both have 6 sets of 36 values: one per channel"],
  ] as const)("%s", (_, a, b, sentence) => {
    expect(why(a, b)).toBe(sentence);
    const x = tensor(a.shape);
    expect(distance(outputOf(a, x), outputOf(b, x)).equal).toBe(true);
  });

  it("blends of the same statistics are their parents", () => {
    const one: Shape = [1, 1, 3, 3];
    expect(why(planFor("sn", {}, one), planFor("in", {}, one))).toContain("N = 1");
    expect(why(planFor("bin", {}, [1, 6, 3, 3]), planFor("in", {}, [1, 6, 3, 3]))).toContain("N = 1");
  });

  it("says nothing where the functions differ", () => {
    expect(why(planFor("bn"), planFor("in"))).toBeNull();
    expect(why(planFor("ln"), planFor("rms"))).toBeNull();
    expect(why(planFor("gn", { groups: 6, eps: 0.1 }), planFor("in"))).toBeNull();
    expect(why(planFor("gn", { groups: 6, gamma: { all: 2 } }), planFor("in"))).toBeNull();
    expect(why(planFor("bn", { mode: "eval" }), planFor("bn"))).toBeNull();
  });

  it("holds for every pair and shape: a reason is given only where outputs agree", () => {
    const shapes: Shape[] = [SHAPE, [1, 6, 3, 3], [4, 1, 3, 3], [2, 6, 1, 1], [1, 1, 2, 2]];
    const able = TECHNIQUES.filter(({ tensor, weight }) => tensor === "activations" && !weight);
    for (const shape of shapes)
      for (const a of able)
        for (const b of able) {
          const [p, q] = [planFor(a.id, {}, shape), planFor(b.id, {}, shape)];
          const x = tensor(shape);
          if (why(p, q)) expect(distance(outputOf(p, x), outputOf(q, x)).equal, `${a.name}, ${b.name}`).toBe(true);
        }
  });
});

describe("counter-examples", () => {
  const search = (a: string, b: string, shape: Shape, params: Params = {}) =>
    counterExample({ technique: byId(a), params }, { technique: byId(b), params }, shape);

  it("other data, where the pair is equal on one tensor only", () => {
    expect(search("ln", "in", SHAPE)).toMatchObject({ shape: SHAPE });
  });

  it("another shape, where the shape makes the pair equal", () => {
    const found = search("bn", "in", [1, 6, 3, 3]);
    expect(found?.shape[0]).toBeGreaterThan(1);
    expect(found?.max).toBeGreaterThan(0.01);
  });

  it("none for a technique and itself, and only small tensors are tried", () => {
    expect(search("bn", "bn", [4, 6, 64, 64])).toBeNull();
    expect(sizeOf(search("bn", "in", [32, 64, 56, 56])?.shape ?? SHAPE)).toBeLessThanOrEqual(2 ** 14);
  });
});

it("arithmetic follows the declaration: more sources cost more, running statistics cost nothing", () => {
  const operations = (id: string, params: Params = {}) => costOf(planFor(id, params)).operations;
  expect(operations("in")).toBe(6);
  expect(operations("bn")).toBe(8);
  expect(operations("bn", { mode: "eval" })).toBe(4);
  expect(operations("rms")).toBe(4);
  expect(operations("mobn")).toBe(3);
  expect(costOf(planFor("bn", { mode: "eval" })).bytes).toBe(8);
  expect(costOf(planFor("bn")).bytes).toBe(12);
});

it("costs of a source are its own, also where one before it takes running statistics", () => {
  const made = technique({
    ...byId("bn"),
    sources: (_, { N, C }) => [
      { name: "batch", partition: { C } },
      { name: "instance", partition: { N, C } },
    ],
    terms: () => [{ share: 1, mean: [0, 1], variance: [1, 0] }],
  });
  const cost = (mode: string) => costOf(planOf(made, { ...planFor("bn").params, mode }, SHAPE)).operations;
  // A sum for the instance mean; centring, dividing, scaling and shifting.
  expect(cost("eval")).toBe(5);
  expect(cost("train")).toBe(9);
});

it("what is learned and kept is counted", () => {
  expect(learnedBy(planFor("ln", {}, [4, 6, 1, 1]))[0]).toMatchObject({ shape: ["C", "H", "W"], count: 12 });
  expect(keptBy(planFor("in"))).toBeNull();
  expect(column(planFor("wn", { over: "all" })).learned).toBe("g: 1");
});

it("a technique learns as many numbers here as in the table of what it learns, whatever they are called", () => {
  const { gamma } = byId("bn").controls;
  const thresholded = { ...byId("bn"), controls: { ...byId("bn").controls, tau: { ...gamma, symbol: "τ" } } };
  expect(learnedBy(planOf(thresholded, { ...planFor("bn").params, tau: { all: 0 } }, SHAPE)).at(-1)).toEqual({
    symbols: ["τ"],
    shape: ["C"],
    count: 6,
  });
  for (const technique of [...TECHNIQUES, thresholded]) {
    const plan = planOf(technique, fitParams(technique.controls, {}, SHAPE).params, SHAPE);
    const table = parametersOf(plan).filter(({ origin }) => origin === "learned");
    const sum = (counts: readonly { readonly count: number }[]) => counts.reduce((all, { count }) => all + count, 0);
    expect(sum(learnedBy(plan)), technique.name).toBe(sum(table));
  }
});

it("rows where the columns disagree come first", () => {
  const answering = ["bn", "in"].map((id) => {
    const plan = planFor(id);
    const x = tensor();
    return {
      plan,
      facts: factsOf(plan, { x, shape: SHAPE }, outputOf(plan, x)),
      time: x[0],
      trace: null,
    };
  });
  const differs = rowsOf(answering).map((row) => row.differs);
  expect(differs).toEqual([...differs].sort((a, b) => Number(b) - Number(a)));
  expect(rowsOf(answering).find(({ id }) => id === "others")?.differs).toBe(true);
});

describe("the time on a tensor", () => {
  const LARGE: Shape = [25, 40, 10, 10];
  const rowAt = (shape: Shape) => {
    const plan = planFor("bn", {}, shape);
    const rows = rowsOf([1.25, 300].map((time) => ({ plan, facts: null, time, trace: null })));
    return rows.find(({ id }) => id === "time");
  };

  it("is told from 100,000 values on, per value, and is no disagreement", () => {
    expect(rowAt(LARGE)).toMatchObject({
      entries: [
        [1.25, " ns per value"],
        [300, " ns per value"],
      ],
      differs: false,
    });
    expect(rowAt([25, 40, 10, 9])).toBeUndefined();
    expect(rowAt(SHAPE)).toBeUndefined();
  });

  it("is the median of rounds, without the first, which warms up", () => {
    const x = tensor(LARGE);
    const lasting = [500, 20, 19, 90, 21, 10];
    let clock = 0;
    let asked = 0;
    const now = () => {
      clock += asked % 2 === 1 ? lasting[(asked - 1) / 2] : 0;
      asked++;
      return clock;
    };
    expect(timeOf(planFor("bn", {}, LARGE), { x, shape: LARGE }, undefined, now)).toBeCloseTo((20 * 1e6) / 1e5, 9);
    expect(asked).toBe(2 * lasting.length);
  });

  it("repeats short runs until the clock can tell", () => {
    const x = tensor(LARGE);
    let calls = 0;
    const now = () => calls++;
    expect(timeOf(planFor("bn", {}, LARGE), { x, shape: LARGE }, undefined, now)).toBeCloseTo(1e6 / 1e5, 9);
  });
});
