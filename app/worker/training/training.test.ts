import { describe, expect, it } from "vitest";
import { fitParams, type Params } from "../../../engine/plan/controls.ts";
import type { Shape } from "../../../engine/plan/shape.ts";
import { spreadInTheory } from "../../../engine/train/spread.ts";
import { inspectFiles } from "../../data/ownFile.ts";
import { OWN_FILE } from "../../data/supply.ts";
import type { Answer } from "../../messages/answer.ts";
import type { SceneRequest, TensorRequest, TrainingWish } from "../../messages/request.ts";
import type { TrainingResult } from "../../messages/training.ts";
import { techniqueOf } from "../../scene/scene.ts";
import { FIRST_TRAINING } from "../../scene/training.ts";
import { Answerer } from "../answer.ts";

const SHAPE: Shape = [4, 6, 3, 3];

const seeded = (source: string, shape: Shape): TensorRequest => ({ spec: { shape, source, seed: 7 }, file: null });

const WISH: TrainingWish = {
  ...{ topic: "stream", cell: [1, 2, 0, 1], parts: [2, 2], upstream: "cell", target: 0 },
  weights: seeded("he", [5, 2, 3, 3]),
};

async function watch<Topic extends TrainingResult["topic"]>(
  topic: Topic,
  technique: string,
  more: { params?: Params; wish?: Partial<TrainingWish>; activations?: TensorRequest } = {},
) {
  const { params = {}, activations = seeded("normal", SHAPE) } = more;
  const { shape } = activations.spec;
  const { controls, weight } = techniqueOf({ technique });
  const request: SceneRequest = {
    ...{ kind: "scene", view: "explore", alteration: null, have: [], recycled: [] },
    shape: weight ? [shape[0], 4, shape[2], shape[3]] : shape,
    activations,
    weights: weight ? seeded("rows", [4, shape[1], 3, 3]) : null,
    columns: [{ technique, params: fitParams(controls, params, shape).params }],
    wants: {
      ...{ show: { of: "output" }, focus: null, scope: "set", study: null, measures: false },
      training: { ...WISH, topic, ...more.wish },
    },
  };
  const said: Answer[] = [];
  const answerer = new Answerer((answer) => said.push(answer));
  await answerer.answer(request, { pause: async () => {}, isOver: () => false });
  const details = said.flatMap((answer) =>
    answer.kind === "details" ? answer.details : answer.kind === "picture" ? (answer.picture.details ?? []) : [],
  );
  const [training] = details.map((each) => each.training);
  if (training === "held") throw new Error("nothing was sent before.");
  return training as Extract<TrainingResult, { topic: Topic }> | null;
}

describe("backward", () => {
  it.each([
    ["bn", "cell", 36, 36],
    ["gn", "cell", 18, 18],
    ["rms", "cell", 54, 54],
    ["sn", "random", 216, 81],
  ] as const)("with %s, asked for a %s, reaches %i values, and every gradient is its difference", async (...row) => {
    const [technique, upstream, reached, sharing] = row;
    const result = await watch("backward", technique, { wish: { upstream } });
    expect(result?.found).toMatchObject({ reached, sharing });
    const checked = [result?.found?.checked, ...(result?.found?.params ?? []).flatMap(({ entries }) => entries)];
    for (const each of checked) expect(each?.gradient).toBeCloseTo(each?.difference ?? Number.NaN, 5);
  });

  it.each([
    ["bn", {}, true, true],
    ["mobn", {}, true, false],
    ["rms", {}, false, true],
    ["l2", {}, false, true],
    ["dyt", {}, false, false],
    ["bn", { mode: "eval" }, false, false],
  ] as const)("with %s and %j goes through means: %s, through second moments: %s", async (...row) => {
    const [technique, params, mean, variance] = row;
    const result = await watch("backward", technique, { params, wish: { upstream: "random" } });
    expect(result?.found?.through).toEqual({ mean, variance });
    const moves = (part: "byMean" | "byVariance") => result?.found?.tensors[part].values.some((value) => value !== 0);
    expect([moves("byMean"), moves("byVariance")]).toEqual([mean, variance]);
  });

  it("leaves no rounding where the gradient is 0: batch norm’s mean is β, whatever x is", async () => {
    const { target } = FIRST_TRAINING;
    const result = await watch("backward", "bn", { wish: { upstream: "target", target } });
    expect(result?.found?.loss).toBeGreaterThan(0.1);
    expect(result?.found?.tensors.dx).toMatchObject({ min: 0, max: 0 });
    expect(result?.found?.checked).toEqual({ gradient: 0, difference: 0 });
    expect(result?.found?.textbook).toMatchObject({ meanGx: 0 });
    expect(result?.found?.params.find(({ name }) => name === "gamma")?.entries[2].gradient).toBe(0);
  });

  it("refuses a tensor that is too large to be taken apart", async () => {
    const activations = seeded("normal", [2, 33, 32, 32]);
    expect(await watch("backward", "bn", { activations })).toMatchObject({ found: null });
  });
});

describe("the same sample with other batch-mates", () => {
  it("comes out differently in batch norm alone of the figure’s techniques", async () => {
    const company = await watch("company", "bn");
    const largest = Object.fromEntries(company?.rows.map((row) => [row.technique, row.largest]) ?? []);
    expect(Object.keys(largest)).toEqual(["bn", "ln", "in", "gn"]);
    expect(largest.bn).toBeGreaterThan(0.1);
    for (const id of ["ln", "in", "gn"]) expect(largest[id]).toBe(0);
    for (const { y } of company?.rows ?? []) expect(y).toHaveLength(21);
  });

  it("is seen in training, and beside the figure’s techniques where it is another", async () => {
    const company = await watch("company", "gbn", { params: { mode: "eval", virtualBatch: 2 } });
    expect(company?.rows.map(({ technique }) => technique)).toEqual(["bn", "ln", "in", "gn", "gbn"]);
    expect(company?.rows.at(-1)?.largest).toBeGreaterThan(0.1);
  });

  it("has batch-mates of an own file drawn from all of its samples", async () => {
    const header = "{'descr': '<f4', 'fortran_order': False, 'shape': (12, 2, 1, 1), }".padEnd(117);
    const bytes = new Uint8Array(128 + 24 * 4);
    bytes.set([0x93, ...new TextEncoder().encode("NUMPY"), 1, 0, 118, 0]);
    bytes.set(new TextEncoder().encode(`${header}\n`), 10);
    new Float32Array(bytes.buffer, 128).set(Array.from({ length: 24 }, (_, i) => i ** 2));
    const { file } = await inspectFiles([new File([bytes], "squares.npy")]);
    const spec = { shape: [3, 2, 1, 1], source: OWN_FILE, seed: 7, axes: "NCHW" } as const;
    const company = await watch("company", "bn", { activations: { spec, file }, wish: { cell: [0, 0, 0, 0] } });
    expect(new Set(company?.rows[0].y).size).toBeGreaterThan(10);
  });
});

describe("the batch size", () => {
  it("spreads the statistics of normal values as theory has it", async () => {
    const size = await watch("size", "bn");
    expect(size?.spreads.map(({ samples }) => samples)).toEqual([1, 2, 4, 8, 16, 32, 64]);
    for (const { samples, spread } of size?.spreads ?? []) {
      expect(spread.m).toBe(samples * 9);
      expect(spread.mean / spreadInTheory(spread.m).mean).toBeCloseTo(1, 0);
      expect(spread.variance / spreadInTheory(spread.m).variance).toBeCloseTo(1, 0);
    }
    expect(size?.tiny?.fromInstanceNorm).toBe(0);
  });

  it("is not measured where a sample is too large", async () => {
    const size = await watch("size", "bn", { activations: seeded("counting", [1, 32, 64, 64]) });
    expect(size?.spreads).toEqual([]);
  });
});

describe("a batch on devices", () => {
  it("is normalized apart by batch norm, and as one where its statistics are merged", async () => {
    const devices = await watch("devices", "bn", { wish: { parts: [1, 2, 1] } });
    expect(devices?.devices.map(({ m }) => m)).toEqual([9, 18, 9]);
    expect(devices?.merges.map(({ m }) => m)).toEqual([27, 36]);
    const off = Object.fromEntries(devices?.rows.map(({ technique, largest }) => [technique, largest]) ?? []);
    expect(off.bn).toBeGreaterThan(0.1);
    for (const id of ["ln", "in", "gn"]) expect(off[id]).toBeLessThan(1e-6);
    expect(devices?.synchronized).toBeLessThan(1e-6);
  });

  it("may be one device", async () => {
    const devices = await watch("devices", "bn", { wish: { parts: [4] } });
    expect(devices?.merges).toEqual([]);
    expect(devices?.rows[0].largest).toBe(0);
  });
});

describe("folding", () => {
  it("leaves rounding alone", async () => {
    const result = await watch("fold", "bn");
    expect(result?.folded?.weight).toEqual([5, 6, 3, 3]);
    expect(result?.folded?.slopes).toHaveLength(5);
    expect(result?.folded?.inFloat64).toBeLessThan(1e-13);
    expect(result?.folded?.inFloat32).toBeLessThan(1e-5);
    expect(result?.folded?.inFloat32).toBeGreaterThan(result?.folded?.inFloat64 ?? 0);
  });

  it("takes seeded weights where a file is not open or has too few channels", async () => {
    const weights: TensorRequest = { spec: { shape: [5, 6, 3, 3], source: OWN_FILE, seed: 7 }, file: null };
    expect((await watch("fold", "bn", { wish: { weights } }))?.folded?.slopes).toHaveLength(5);
  });

  it.each(["gn", "bin", "sn"])("is not possible with %s", async (technique) => {
    expect(await watch("fold", technique)).toMatchObject({ folded: null });
  });
});

it.each(["company", "size", "devices", "fold"] as const)("%s is not watched of weights", async (topic) => {
  expect(await watch(topic, "wn-mobn")).toBeNull();
});
