import { describe, expect, it } from "vitest";
import type { Params } from "../../engine/controls.ts";
import { indexOf, type Values } from "../../engine/shape.ts";
import { TECHNIQUES } from "../../engine/techniques/index.ts";
import { inspectFiles } from "../data/ownFile.ts";
import { OWN_FILE } from "../data/supply.ts";
import { compute } from "./compute.ts";
import { Memo } from "./memo.ts";
import type { ComputeRequest } from "./protocol.ts";

const tensor = (source: string, shape: readonly [number, number, number, number]) => ({
  spec: { shape, source, seed: 7 },
  file: null,
});

function request(technique: string, params: Params = {}, more: Partial<ComputeRequest> = {}): ComputeRequest {
  return {
    technique,
    params,
    activations: tensor("scales", [4, 6, 3, 3]),
    weights: tensor("rows", [4, 6, 3, 3]),
    study: null,
    focus: [1, 2, 0, 1],
    scope: "set",
    step: null,
    details: "all",
    blocks: { h: 1, w: 1 },
    have: [],
    recycled: [],
    ...more,
  };
}

const quietly = () => {};
const sent = ({ values }: { values: Values | null }) => values as Values;

describe("computing a scene", () => {
  it.each(TECHNIQUES)("gives before, after and both distributions for $name", async ({ id }) => {
    const { before, after, moments, details, warnings } = await compute(request(id), new Memo(), quietly);
    expect(sent(before)).toHaveLength(sent(after).length);
    expect(sent(after).every(Number.isFinite)).toBe(true);
    expect(moments?.length).toBeGreaterThan(0);
    expect(details?.distributions?.before.count).toBe(details?.distributions?.after.count);
    expect(warnings).toEqual([]);
  });

  it("sends again only what the page does not hold", async () => {
    const memo = new Memo();
    const first = await compute(request("bn"), memo, quietly);
    const have = [first.before.key, first.after.key];
    const moved = await compute(request("bn", {}, { have, focus: [0, 0, 0, 0] }), memo, quietly);
    expect([moved.before.values, moved.after.values, moved.moments]).toEqual([null, null, null]);
    const scaled = await compute(request("bn", { gamma: { all: 2 } }, { have }), memo, quietly);
    expect(scaled.before.values).toBeNull();
    expect(sent(scaled.after)).toEqual(sent(first.after).map((y) => 2 * y));
  });

  it("keeps float64 from the file to what the page draws", async () => {
    const x = Float64Array.from({ length: 48 }, (_, i) => 1_700_000_000 + i);
    const header = "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3, 4, 2), }".padEnd(117);
    const head = Uint8Array.from(`\x93NUMPY\x01\0\x76\0${header}\n`, (c) => c.charCodeAt(0));
    const { file } = await inspectFiles([new File([head, x], "x.npy")]);
    const activations = { spec: { shape: [2, 3, 4, 2] as const, source: OWN_FILE, seed: 7 }, file };
    for (const { id } of TECHNIQUES.filter(({ tensor, weight }) => tensor === "activations" && !weight)) {
      const scene = request(id, {}, { activations, blocks: { h: 2, w: 2 } });
      const { before, after, warnings, details } = await compute(scene, new Memo(), quietly);
      expect(warnings.filter(({ text }) => text.includes("equal"))).toEqual([]);
      expect(sent(before)).toBeInstanceOf(Float64Array);
      expect(new Set(sent(before)).size).toBe(48);
      expect(new Set(before.pooled?.means).size).toBe(12);
      expect(new Set(sent(after)).size).toBeGreaterThan(1);
      expect(details?.distributions?.before.min).toBeGreaterThan(1000);
    }
    const { before, after, step } = await compute(
      request("bn", {}, { activations, step: "deviations" }),
      new Memo(),
      quietly,
    );
    const at = indexOf([2, 3, 4, 2], [0, 1, 2, 1]);
    expect(sent(before)[at]).toBe(1_700_000_013);
    expect(sent(after)[at]).toBeCloseTo(-0.8595, 4);
    expect(step && sent(step)[at]).toBe(-10.5);
  });

  it("fills a recycled buffer of the right size", async () => {
    const buffer = new ArrayBuffer(4 * 216);
    const { before } = await compute(
      request("bn", {}, { recycled: [new ArrayBuffer(8), buffer] }),
      new Memo(),
      quietly,
    );
    expect(sent(before).buffer).toBe(buffer);
  });

  it("lets the picture go first where details take long, and gives the means of its blocks", async () => {
    const memo = new Memo();
    const activations = tensor("scales", [8, 16, 66, 66]);
    const large = { activations, scope: "all" as const, blocks: { h: 11, w: 22 } };
    const first = await compute(request("bn", {}, { ...large, details: "quick" }), memo, quietly);
    expect(first.details).toBeNull();
    expect(first.after.pooled?.means).toHaveLength(8 * 16 * 6 * 3);
    const have = [first.before.key, first.after.key];
    const then = await compute(request("bn", {}, { ...large, have }), memo, quietly);
    expect([then.after.values, then.after.pooled]).toEqual([null, null]);
    expect(then.details?.distributions?.after.count).toBe(8 * 16 * 66 * 66);
    const ofSet = await compute(request("bn", {}, { ...large, have, scope: "set", details: "quick" }), memo, quietly);
    expect(ofSet.details?.distributions?.after.count).toBe(8 * 66 * 66);
  });

  it("collects running statistics once, however γ changes", async () => {
    const memo = new Memo();
    const steps: string[] = [];
    const evaluating = { mode: "eval", batches: 3 };
    const first = await compute(request("bn", evaluating), memo, (what) => steps.push(what));
    await compute(request("bn", { ...evaluating, gamma: { all: 2 } }), memo, (what) => steps.push(what));
    expect(steps).toEqual([1, 2, 3].map((k) => `running statistics: mini-batch ${k} of 3`));
    expect(first.moments?.[0].mean).toHaveLength(6);
  });

  it("evaluates with mean 0 and variance 1 before any mini-batch", async () => {
    const { before, after } = await compute(request("bn", { mode: "eval", batches: 0 }), new Memo(), quietly);
    const x = sent(before);
    sent(after).forEach((y, i) => {
      expect(y).toBeCloseTo(x[i] / Math.sqrt(1 + 1e-5), 5);
    });
  });

  it("evaluates with the start where nothing can be collected, and says so", async () => {
    const activations = tensor("counting", [1, 3, 1, 1]);
    const evaluating = request("bn", { mode: "eval", batches: 2 }, { activations, focus: [0, 2, 0, 0] });
    const { after, warnings } = await compute(evaluating, new Memo(), quietly);
    expect(sent(after)[2]).toBeCloseTo(2 / Math.sqrt(1 + 1e-5), 5);
    expect(warnings.map(({ text }) => text).join()).toContain("No running statistics can be collected");
  });

  it("shows everything's distribution without a selection, but no set's", async () => {
    const memo = new Memo();
    const all = await compute(request("bn", {}, { focus: null, scope: "all" }), memo, quietly);
    expect(all.details?.distributions?.before.count).toBe(216);
    expect((await compute(request("bn", {}, { focus: null }), memo, quietly)).details?.distributions).toBeNull();
  });

  it("refuses in one sentence what does not go together", async () => {
    const wide = { padding: "valid" };
    const weights = tensor("rows", [4, 6, 5, 5]);
    await expect(compute(request("wn-mobn", wide, { weights }), new Memo(), quietly)).rejects.toThrow(
      "a 5×5 kernel does not fit into 3×3 cells without padding",
    );
  });
});
