import { describe, expect, it, vi } from "vitest";
import { arithmetic } from "../../engine/arithmetic/current.ts";
import { fitParams, type Params } from "../../engine/plan/controls.ts";
import { indexOf, type Values } from "../../engine/plan/shape.ts";
import { TECHNIQUES } from "../../engine/techniques/index.ts";
import { inspectFiles } from "../data/ownFile.ts";
import { OWN_FILE } from "../data/supply.ts";
import type { Answer, Details, Measures, Picture } from "../messages/answer.ts";
import type { SceneRequest, TrainingWish, Wants } from "../messages/request.ts";
import { techniqueOf } from "../scene/scene.ts";
import { Answerer, type Course } from "./answer.ts";

const tensor = (source: string, shape: SceneRequest["shape"]) => ({ spec: { shape, source, seed: 7 }, file: null });

const WANTS: Wants = {
  show: { of: "output" },
  focus: [1, 2, 0, 1],
  scope: "set",
  study: null,
  training: null,
  measures: false,
};

const WATCHED: TrainingWish = {
  ...{ topic: "stream", cell: null, parts: [2, 2], upstream: "cell", target: 0 },
  weights: tensor("rows", [4, 6, 3, 3]),
};

type More = Partial<Omit<SceneRequest, "wants">> & { readonly wants?: Partial<Wants> };

/** Asks for techniques beside each other, with wishes for their parameters. */
function requestFor(columns: readonly (readonly [string, Params?])[], more: More = {}): SceneRequest {
  const given = more.activations?.spec.shape ?? [4, 6, 3, 3];
  const convolves = techniqueOf({ technique: columns[0][0] }).weight !== undefined;
  const [N, , H, W] = given;
  const shape: SceneRequest["shape"] = convolves ? [N, 4, H, W] : given;
  return {
    ...{ kind: "scene", view: "explore", alteration: null, have: [], recycled: [], shape },
    activations: tensor("scales", [4, 6, 3, 3]),
    weights: tensor("rows", [4, 6, 3, 3]),
    columns: columns.map(([technique, wishes = {}]) => ({
      technique,
      params: fitParams(techniqueOf({ technique }).controls, wishes, given).params,
    })),
    ...more,
    wants: { ...WANTS, ...more.wants },
  };
}

const request = (technique: string, params: Params = {}, more: More = {}) => requestFor([[technique, params]], more);

/** Lets nothing come in between. */
const ALONE: Course = { pause: async () => {}, isOver: () => false };

/** A worker's side of the conversation, with what it says to each request. */
function worker() {
  let said: Answer[] = [];
  const answerer = new Answerer((answer) => said.push(answer));
  return {
    show: (...rooms: Parameters<Answerer["show"]>[0]) => {
      said = [];
      answerer.show(rooms);
      return said;
    },
    async answers(asked: SceneRequest, course = ALONE) {
      said = [];
      await answerer.answer(asked, course);
      const pictures = said.flatMap((answer): Picture[] => (answer.kind === "picture" ? [answer.picture] : []));
      const details = said.flatMap((answer): (readonly Details[])[] =>
        answer.kind === "details" ? [answer.details] : answer.kind === "picture" ? [answer.picture.details ?? []] : [],
      );
      const measures = said.flatMap((answer): Measures[] => (answer.kind === "measures" ? [answer.measures] : []));
      const [picture] = pictures;
      const busy = said.flatMap((answer) => (answer.kind === "busy" ? [answer.what] : []));
      return {
        ...{ picture, measures, busy, kinds: said.map(({ kind }) => kind) },
        ...{ before: picture.before, column: picture.columns[0], after: picture.columns[0].after },
        details: details.flat()[0],
      };
    },
  };
}

const sent = ({ values }: { values: Values | null }) => values as Values;

describe("answering a scene", () => {
  it.each(TECHNIQUES)("gives before, after and both distributions for $name", async ({ id }) => {
    const { before, after, column, details } = await worker().answers(request(id));
    expect(sent(before)).toHaveLength(sent(after).length);
    expect(sent(after).every(Number.isFinite)).toBe(true);
    expect(column.moments).not.toBeNull();
    expect(details.distributions?.before.count).toBe(details.distributions?.after.count);
    expect(column.warnings).toEqual([]);
  });

  it("sends again only what the page does not hold", async () => {
    const { answers } = worker();
    const first = await answers(request("bn"));
    const have = [first.before.key, first.column.key, first.after.key];
    const moved = await answers(request("bn", {}, { have, wants: { focus: [0, 0, 0, 0] } }));
    expect(moved.picture.key).toBe(first.picture.key);
    expect([moved.before.values, moved.after.values, moved.column.moments]).toEqual([null, null, null]);
    const scaled = await answers(request("bn", { gamma: { all: 2 } }, { have }));
    expect(scaled.before.values).toBeNull();
    expect(sent(scaled.after)).toEqual(sent(first.after).map((y) => 2 * y));
  });

  it("keeps float64 from the file to what the page draws", async () => {
    const x = Float64Array.from({ length: 48 }, (_, i) => 1_700_000_000 + i);
    const header = "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3, 4, 2), }".padEnd(117);
    const head = Uint8Array.from(`\x93NUMPY\x01\0\x76\0${header}\n`, (c) => c.charCodeAt(0));
    const { file } = await inspectFiles([new File([head, x], "x.npy")]);
    const activations = { spec: { shape: [2, 3, 4, 2] as const, source: OWN_FILE, seed: 7 }, file };
    // Where there is an α in front of tanh, it must not make ±1 of all of them.
    for (const { id } of TECHNIQUES.filter(({ tensor, weight }) => tensor === "activations" && !weight)) {
      const { before, after, column, details } = await worker().answers(
        request(id, { alpha: { all: 1e-9 } }, { activations }),
      );
      expect(column.warnings.filter(({ text }) => text.includes("equal"))).toEqual([]);
      expect(sent(before)).toBeInstanceOf(Float64Array);
      expect(new Set(sent(before)).size).toBe(48);
      expect(new Set(sent(after)).size).toBeGreaterThan(1);
      expect(details.distributions?.before.min).toBeGreaterThan(1000);
    }
    const show = { of: "step", id: "deviations" } as const;
    const { answers } = worker();
    const { before, after } = await answers(request("bn", {}, { activations }));
    const at = indexOf([2, 3, 4, 2], [0, 1, 2, 1]);
    expect(sent(before)[at]).toBe(1_700_000_013);
    expect(sent(after)[at]).toBeCloseTo(-0.8595, 4);
    const step = await answers(request("bn", {}, { activations, wants: { show } }));
    expect(sent(step.after)[at]).toBe(-10.5);
  });

  it("knows a column that the page holds from the output that it does not show", async () => {
    const { answers } = worker();
    const step = await answers(request("bn", {}, { wants: { show: { of: "step", id: "normalize" } } }));
    expect(step.column.step).toMatchObject({ id: "normalize", title: "Normalize" });
    const have = [step.before.key, step.column.key, step.after.key];
    for (const show of [{ of: "output" }, { of: "step", id: "output" }, { of: "step", id: "none" }] as const) {
      const { after, column } = await answers(request("bn", {}, { have, wants: { show } }));
      expect(sent(after)).toHaveLength(216);
      expect([column.step, column.moments]).toEqual([null, null]);
    }
  });

  it("forgets what the newest request does not need", async () => {
    const release = vi.spyOn(arithmetic(), "release");
    const tensorOf = vi.spyOn(arithmetic(), "tensor");
    const { answers } = worker();
    for (let gamma = 1; gamma <= 5; gamma++) await answers(request("bn", { gamma: { all: gamma } }));
    expect(tensorOf.mock.calls.length - release.mock.calls.length).toBe(2);
    await answers(request("gn", {}, { activations: tensor("normal", [4, 6, 3, 3]) }));
    expect(tensorOf.mock.calls.length - release.mock.calls.length).toBe(2);
    vi.restoreAllMocks();
  });

  it("fills a recycled buffer of the right size", async () => {
    const buffer = new ArrayBuffer(4 * 216);
    const { before } = await worker().answers(request("bn", {}, { recycled: [new ArrayBuffer(8), buffer] }));
    expect(sent(before).buffer).toBe(buffer);
  });

  it("lets the picture go first where details take long", async () => {
    const { answers } = worker();
    const large = { activations: tensor("scales", [8, 16, 66, 66]) };
    const { kinds, details } = await answers(request("bn", {}, { ...large, wants: { scope: "all" } }));
    expect(kinds).toEqual(["picture", "details", "done"]);
    expect(details.distributions?.after.count).toBe(8 * 16 * 66 * 66);
    const ofSet = await answers(request("bn", {}, large));
    expect(ofSet.kinds).toEqual(["picture", "done"]);
    expect(ofSet.details.distributions?.after.count).toBe(8 * 66 * 66);
  });

  it("leaves what a newer request makes useless", async () => {
    const large = { activations: tensor("scales", [8, 16, 66, 66]), wants: { scope: "all", measures: true } };
    const { kinds } = await worker().answers(request("bn", {}, large), { pause: async () => {}, isOver: () => true });
    expect(kinds).toEqual(["picture", "done"]);
  });
  it("lets the picture go before the outcomes of many sets", async () => {
    const many: More = { shape: [1000, 1048, 1, 1], activations: tensor("scales", [1000, 1048, 1, 1]) };
    const { kinds, details } = await worker().answers(request("bin", {}, many));
    expect(kinds).toEqual(["picture", "details", "done"]);
    expect(details.outcomes).toHaveLength(2);
  });

  it("gives heatmaps the means of their blocks, with every picture and when they ask for them", async () => {
    const { answers, show } = worker();
    const room = { width: 300, ratio: 1, zoom: 0, shape: [8, 16, 66, 66] as const };
    const asked = request("bn", {}, { activations: tensor("scales", [8, 16, 66, 66]) });
    const first = await answers(asked);
    expect(first.after.pooled).toEqual([]);
    const [pooled] = show(room);
    if (pooled.kind !== "pooled") throw new Error(pooled.kind);
    expect(Object.keys(pooled.pooled)).toEqual([first.before.key, first.after.key]);
    expect(show(room)).toEqual([]);
    const [{ h, w, means }] = pooled.pooled[first.after.key];
    expect(means).toHaveLength(8 * 16 * Math.ceil(66 / h) * Math.ceil(66 / w));
    const next = await answers({ ...asked, columns: request("in").columns });
    expect(next.after.pooled).toHaveLength(1);
    expect((await answers(request("bn"))).after.pooled).toEqual([]);
  });

  it("collects running statistics once, however γ changes", async () => {
    const { answers } = worker();
    const evaluating = { mode: "eval", batches: 3 };
    const first = await answers(request("bn", evaluating));
    const second = await answers(request("bn", { ...evaluating, gamma: { all: 2 } }));
    expect(first.busy).toEqual([1, 2, 3].map((k) => `running statistics: mini-batch ${k} of 3`));
    expect(second.busy).toEqual([]);
    expect(first.column.moments?.[0].mean).toHaveLength(6);
  });

  describe("that watches a stream of mini-batches", () => {
    const watched = (technique: string, params: Params) => request(technique, params, { wants: { training: WATCHED } });

    it.each(["bn", "bin", "gbn", "mobn", "sn", "wn-mobn"])(
      "finds with %s the difference between what training and evaluation give",
      async (technique) => {
        const { answers } = worker();
        const ofTraining = sent((await answers(request(technique, { mode: "train" }))).after);
        const ofEvaluation = sent((await answers(request(technique, { mode: "eval", batches: 3 }))).after);
        for (const mode of ["train", "eval"]) {
          const { details } = await worker().answers(watched(technique, { mode, batches: 3 }));
          if (details.training === "held" || details.training?.topic !== "stream" || !details.training.difference)
            throw new Error("no difference came.");
          const { at, stream, difference } = details.training;
          expect([at, stream?.steps.length]).toEqual([3, 100]);
          const off = Array.from(difference.values ?? [], (d, i) => Math.abs(d - (ofEvaluation[i] - ofTraining[i])));
          expect(off).toHaveLength(ofTraining.length);
          expect(Math.max(...off)).toBeLessThan(1e-6);
          const all = Array.from(ofEvaluation, (y, i) => y - ofTraining[i]);
          expect(difference.max).toBeCloseTo(Math.max(...all), 5);
          expect(difference.rootMeanSquare).toBeCloseTo(Math.sqrt(all.reduce((s, d) => s + d * d, 0) / all.length), 5);
        }
      },
    );

    it("sends it once, and again when something else of it is seen", async () => {
      const { answers } = worker();
      const training = async (params: Params) => (await answers(watched("bn", params))).details.training;
      expect(await training({ batches: 3 })).toMatchObject({ at: 3 });
      expect(await training({ batches: 3 })).toBe("held");
      expect(await training({ batches: 4 })).toMatchObject({ at: 4 });
      expect((await answers(request("bn"))).details.training).toBeNull();
      expect(await training({ batches: 4 })).toMatchObject({ at: 4 });
    });

    it("says that there is none where nothing is tracked", async () => {
      const { details } = await worker().answers(watched("gn", {}));
      expect(details.training).toMatchObject({ stream: null, difference: null });
    });

    it("follows fewer mini-batches of a large tensor", async () => {
      const shape = [8, 16, 64, 64] as const;
      const asked = request("bn", {}, { activations: tensor("counting", shape), wants: { training: WATCHED } });
      const { details } = await worker().answers(asked);
      if (details.training === "held" || details.training?.topic !== "stream") throw new Error("no stream came.");
      expect(details.training.stream?.steps).toHaveLength(16);
      expect(details.training.difference?.values).toBeNull();
    });
  });

  it("evaluates with mean 0 and variance 1 before any mini-batch", async () => {
    const { before, after } = await worker().answers(request("bn", { mode: "eval", batches: 0 }));
    const x = sent(before);
    sent(after).forEach((y, i) => {
      expect(y).toBeCloseTo(x[i] / Math.sqrt(1 + 1e-5), 5);
    });
  });

  it("evaluates with the start where nothing can be collected, and says so", async () => {
    const more = { activations: tensor("counting", [1, 3, 1, 1]), wants: { focus: [0, 2, 0, 0] } as const };
    const { after, column } = await worker().answers(request("bn", { mode: "eval", batches: 2 }, more));
    expect(sent(after)[2]).toBeCloseTo(2 / Math.sqrt(1 + 1e-5), 5);
    expect(column.warnings.map(({ text }) => text).join()).toContain("No running statistics can be collected");
  });

  it("shows everything's distribution without a selection, but no set's", async () => {
    const { answers } = worker();
    const all = await answers(request("bn", {}, { wants: { focus: null, scope: "all" } }));
    expect(all.details.distributions?.before.count).toBe(216);
    expect((await answers(request("bn", {}, { wants: { focus: null } }))).details.distributions).toBeNull();
  });

  it("measures small columns with the picture, large ones and their times after it", async () => {
    const wants = { measures: true };
    const { answers } = worker();
    const small = await answers(requestFor([["bn"], ["in"]], { wants }));
    const keys = small.picture.columns.map(({ key }) => key);
    expect(small.kinds).toEqual(["picture", "done"]);
    expect(Object.keys(small.picture.measures.facts)).toEqual(keys);
    expect(Object.keys(small.picture.measures.distances)).toHaveLength(1);
    const activations = tensor("scales", [8, 16, 32, 32]);
    const { picture, measures } = await answers(requestFor([["bn"], ["in"]], { wants, activations }));
    expect(Object.keys(picture.measures.facts)).toEqual([]);
    const measured = measures.flatMap(({ facts, times }) => [...Object.keys(facts), ...Object.keys(times)]);
    const large = picture.columns.map(({ key }) => key);
    expect(measured.toSorted()).toEqual([...large, ...large].toSorted());
  });

  it("holds columns against each other and against what comes in", async () => {
    const { answers } = worker();
    const columns = [["bn"], ["gn", { groups: 2 }]] as const;
    const x = sent((await answers(requestFor(columns))).before);
    const y = (await answers(requestFor(columns))).picture.columns.map(({ after }) => sent(after));
    const shown = async (show: Wants["show"]) =>
      (await answers(requestFor(columns, { wants: { show } }))).picture.columns.map(({ after }) => sent(after));
    expect(await shown({ of: "from-x" })).toEqual(y.map((values) => values.map((value, i) => value - x[i])));
    const from = await shown({ of: "from-column", reference: 1 });
    expect(from).toEqual(y.map((values) => values.map((value, i) => value - y[1][i])));
    const gradient = await shown({ of: "gradient" });
    expect(gradient[0].some((value) => value !== 0)).toBe(true);
  });

  it("refuses in one sentence what does not go together", async () => {
    const weights = tensor("rows", [4, 6, 5, 5]);
    await expect(worker().answers(request("wn-mobn", { padding: "valid" }, { weights }))).rejects.toThrow(
      "a 5×5 kernel does not fit into 3×3 positions without padding",
    );
  });
});

describe("a convolution's output", () => {
  it("is made again for every parameter of the weight and of the convolution", async () => {
    const { answers } = worker();
    const first = await answers(request("wn-mobn"));
    const scaled = await answers(request("wn-mobn", { g: { all: 3 } }));
    expect(scaled.before.key).not.toBe(first.before.key);
    expect(sent(scaled.before)).not.toEqual(sent(first.before));
    const shifted = await answers(request("wn-mobn", { g: { all: 3 }, bias: { all: 1 } }));
    expect(shifted.before.key).toBe(scaled.before.key);
  });
});
