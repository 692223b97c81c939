import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FIGURE, figureFor, VIEWS } from "../../components/cube/space/view.ts";
import { fitParams } from "../../engine/plan/controls.ts";
import type { Technique } from "../../engine/plan/technique.ts";
import { TECHNIQUES } from "../../engine/techniques/index.ts";
import { UPSTREAMS } from "../../engine/train/upstream.ts";
import { FIRST_SCENE, type Scene } from "../scene/scene.ts";
import { MOST_DEVICES, TRAINING_TOPICS } from "../scene/training.ts";
import { decodeScene, encodeScene, LONGEST_ADDRESS } from "./address.ts";
import { cells, cubes, paramsOf, shapes } from "./arbitrary.ts";

describe.each(TECHNIQUES)("a link of $name", (technique) => {
  it("comes back as it was", () => {
    fc.assert(
      fc.property(
        paramsOf(technique),
        shapes,
        shapes,
        cells,
        fc.nat(9999),
        cubes,
        fc.record({
          topic: fc.constantFrom(null, ...TRAINING_TOPICS),
          draw: fc.nat(99),
          parts: fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: MOST_DEVICES }),
          upstream: fc.constantFrom(...UPSTREAMS),
          target: fc.integer({ min: -99, max: 99 }).map((tenths) => tenths / 10),
        }),
        (params, x, v, pinned, seed, cube, training) => {
          const scene: Scene = {
            ...FIRST_SCENE,
            technique: technique.id,
            params,
            pinned,
            cube,
            training,
            ...(technique.tensor === "activations" && { activations: { shape: x, source: "normal", seed } }),
            ...((technique.tensor === "weights" || technique.weight) && {
              weights: { shape: v, source: "he", seed, times: 2.5 },
            }),
          };
          const { hash, left } = encodeScene(scene);
          expect(left).toEqual([]);
          expect(decodeScene(`#${hash}`)).toEqual({ scene, problems: [] });
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe("a view of the cube that was linked before it was turned to be the paper's figure", () => {
  it.each([
    ["the figure, enlarged", "sets,cube,0,0.785,0.56,2,0.1,0,all", FIGURE],
    ["the figure of blocks, enlarged", "sets,samples,0,0.45,0.42,2,0.1,0,all", figureFor("samples")],
    ["along N", "sets,cube,0,1.571,0,1,0,0,all", VIEWS.N],
    ["along C", "sets,cube,0,0,0,1,0,0,all", VIEWS.C],
  ])("opens without a problem as what it was: %s", (_, cube, now) => {
    const { scene, problems } = decodeScene(`technique=gn&cube=${cube}`);
    expect(problems).toEqual([]);
    expect(scene.cube.orientation.yaw).toBeCloseTo(now.yaw, 2);
    expect(scene.cube.orientation.pitch).toBeCloseTo(now.pitch, 2);
  });
});

describe("an address", () => {
  it("that is empty is the first scene", () => {
    expect(decodeScene("")).toEqual({ scene: FIRST_SCENE, problems: [] });
  });

  it("keeps how values are coloured, and says nothing of it where it is as at first", () => {
    for (const centredScale of [true, false]) {
      for (const sharedScale of [true, false]) {
        const scene = { ...FIRST_SCENE, centredScale, sharedScale };
        expect(decodeScene(encodeScene(scene).hash)).toEqual({ scene, problems: [] });
      }
    }
    expect(encodeScene(FIRST_SCENE).hash).not.toContain("white");
  });

  it("names an own file without its contents", () => {
    const file = { name: "conv2.npy", shape: [8, 16, 8, 8], checksum: "1a2b3c4d" };
    const activations = { shape: [4, 6, 3, 3] as const, source: "file", seed: 1, axes: "NHWC", file };
    const { hash } = encodeScene({ ...FIRST_SCENE, activations });
    expect(decodeScene(hash).scene.activations).toEqual(activations);
  });

  it("names the axes of an own file in any order of letters, and refuses others", () => {
    const address = (axes: string) =>
      `technique=bn&shape=2x3x4x5&data=file&file=a.npy~2x3x4x5~1a2b3c4d&file-axes=${axes}`;
    for (const axes of ["NCHW", "NHWC", "HWCN", "CHWN", "CNHW", "WHCN"]) {
      const { scene, problems } = decodeScene(address(axes));
      expect([scene.activations.axes, problems]).toEqual([axes, []]);
    }
    for (const axes of ["NCH", "NNHW", "nchw", ""]) expect(decodeScene(address(axes)).problems).toHaveLength(1);
  });

  it("leaves out single changes that do not fit, and says which", () => {
    const at = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [i, i / 7]));
    const { hash, left } = encodeScene({ ...FIRST_SCENE, params: { gamma: { all: 2, at } } });
    expect(hash.length).toBeLessThanOrEqual(LONGEST_ADDRESS);
    expect(left).toEqual(["gamma"]);
    expect(decodeScene(hash).scene.params).toEqual({ gamma: { all: 2 } });
  });

  it.each([
    ["technique=xyz", "technique"],
    ["technique=gn&shape=4x6x3", "shape"],
    ["technique=gn&shape=9999x9999x9x9", "cells"],
    ["technique=gn&groups=many", "groups"],
    ["technique=gn&eps=", "eps"],
    ["technique=gn&cell=1.2.x", "cell"],
    ["technique=gn&seed=-1", "seed"],
    ["technique=gn&data=file", "file of yours"],
    ["technique=gn&colour=red", "colour"],
    ["technique=gn&form=pie", "form"],
    ["technique=gn&times=-1", "multiplied"],
    ["technique=gn&cube=round", "cube"],
    ["technique=gn&cube=sets,cube,2,all", "cube"],
    ["technique=%E0%A4%A", "readable"],
  ])("%s falls back and says so", (hash, word) => {
    const { scene, problems } = decodeScene(hash);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(word);
    expect(scene.technique).toBe(hash.startsWith("technique=gn") ? "gn" : FIRST_SCENE.technique);
  });

  it("never throws, whatever it says", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (key, value) => {
        const { scene } = decodeScene(`technique=bin&${key}=${value}&shape=${value}&rho=${value}&gamma=${value}`);
        const technique = TECHNIQUES.find(({ id }) => id === scene.technique) as Technique;
        expect(() => fitParams(technique.controls, scene.params, scene.activations.shape)).not.toThrow();
      }),
    );
  });
});
