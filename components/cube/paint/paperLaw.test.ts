import fc from "fast-check";
import { afterAll, describe, expect, it, vi } from "vitest";
import { fitParams } from "../../../engine/plan/controls.ts";
import type { Sets } from "../../../engine/plan/partition.ts";
import { planOf, shownCuts } from "../../../engine/plan/plan.ts";
import { type Shape, sizeOf } from "../../../engine/plan/shape.ts";
import { TECHNIQUES } from "../../../engine/techniques/index.ts";
import { orientations } from "../cubeCases.ts";
import { openingOf } from "../motion/apart.ts";
import type { Pose } from "../motion/pose.ts";
import { frameFor } from "../space/frame.ts";
import { type Orientation, project } from "../space/projection.ts";
import { type CubeView, DEFAULT_VIEW, FIGURE, figureFor } from "../space/view.ts";
import { css } from "./colors.ts";
import { look } from "./look.ts";
import { model } from "./model.ts";
import { paintCube } from "./paint.ts";
import { LIGHT } from "./paper.ts";
import { canvasOn, drawSvg, Points, pointsOnSides } from "./paperSeen.ts";
import { cubeScene } from "./scene.ts";
import { setsSkin, valuesSkin } from "./skin.ts";
import { cubeSvg } from "./svg.ts";

// Images of layers are not looked at here: whatever they show, they cover the paper.
vi.stubGlobal("ImageData", class {});
vi.stubGlobal(
  "OffscreenCanvas",
  class {
    readonly #size: { width: number; height: number };
    constructor(width: number, height: number) {
      this.#size = { width, height };
    }
    getContext = () => null;
    transferToImageBitmap = () => this.#size;
  },
);

afterAll(() => {
  vi.unstubAllGlobals();
});

interface Case {
  readonly shape: Shape;
  readonly technique: string;
  readonly params: Record<string, string | number>;
  readonly orientation: Orientation;
  readonly blocks: boolean;
  readonly apart: number;
  readonly values: boolean;
  readonly width: number;
  readonly height: number;
  readonly selected: boolean;
}

const AT_REST: Omit<Case, "shape" | "technique"> = {
  params: {},
  orientation: FIGURE,
  blocks: false,
  apart: 0,
  values: false,
  width: 720,
  height: 414,
  selected: false,
};

const SCALE = { white: "zero", centre: 0, reach: 1 } as const;

function cutsOf({ technique: id, params: wishes, shape }: Case): readonly Sets[] {
  const technique = TECHNIQUES.find((each) => each.id === id) ?? TECHNIQUES[0];
  const { params } = fitParams(technique.controls, wishes, shape);
  return shownCuts(planOf(technique, params, shape)).map(({ sets }) => sets);
}

/** Which part of each side that is seen is paper, on the screen and in the saved picture. */
function paperOn(drawn: Case, each: number): number[] {
  const { shape, orientation, apart, values, width, height } = drawn;
  const cuts = cutsOf(drawn);
  const numbers = values ? new Float32Array(sizeOf(shape)).fill(1) : null;
  const skin = numbers ? valuesSkin(shape, numbers, SCALE) : setsSkin(cuts);
  const looks = [look(values ? "before" : "sets", cuts, skin)];
  const pose: Pose = { orientation, apart, blocks: drawn.blocks ? 1 : 0, ...openingOf(cuts), looks, stir: 0 };
  const selected = drawn.selected ? ([0, 0, 0, 0] as const) : null;
  const built = model(shape, pose, selected);
  const shown = cubeScene(built, project(orientation, built.size, frameFor(width, height, shape)));
  const random = seeded(7);
  const sides = pointsOnSides(shown.faces, ({ brick }) => shown.appearanceOf(brick).alpha === 1, each, random);
  const view: CubeView = {
    ...DEFAULT_VIEW,
    orientation,
    apart,
    arrangement: drawn.blocks ? "samples" : "cube",
    faces: values ? "before" : "sets",
  };
  const svg = cubeSvg(
    {
      shape,
      sources: cuts.map((sets, k) => ({ sets, label: `${k}` })),
      axes: { N: "N", C: "C", HW: "H·W" },
      selected,
      words: "",
      values: numbers && { before: { values: numbers, scale: SCALE }, after: { values: numbers, scale: SCALE } },
    },
    view,
    { width, height },
  );
  return sides.flatMap((at) => {
    const [screen, saved] = [new Points(at, css(LIGHT.surface)), new Points(at, css(LIGHT.surface))];
    paintCube(canvasOn(screen), shown, LIGHT);
    drawSvg(saved, svg);
    return [screen, saved].map(({ ink }) => ink.filter((what) => what !== "colour").length / at.length);
  });
}

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) % 2 ** 31;
    return state / 2 ** 31;
  };
}

/** A fifth, and what chance may add with this many points. */
const most = (points: number) => 0.2 + 2.5 * Math.sqrt((0.2 * 0.8) / points);

describe("the lines of the cube take at most a fifth of a side that is seen, on the screen and in the saved picture", () => {
  const known: readonly [string, string, Shape, Partial<Case>?][] = [
    ["300 samples of 16", "ln", [300, 16, 1, 1]],
    ["32 samples of 256", "bn", [32, 256, 1, 1]],
    ["64 samples of 256", "bn", [64, 256, 1, 1]],
    ["16 samples of 96", "bn", [16, 96, 1, 1]],
    ["positions of a long sequence", "ln", [1, 64, 128, 1], { params: { axes: "position" } }],
    ["many samples", "ln", [256, 64, 2, 2]],
    ...["bn", "ln", "in", "gn"].map((id): [string, string, Shape, Partial<Case>] => [
      "a column of Compare",
      id,
      [300, 126, 1, 1],
      { width: 300, height: 264 },
    ]),
    ["one value", "bn", [1, 1, 1, 1]],
    ["a row of channels", "in", [1, 512, 1, 1]],
    ["samples as blocks", "in", [64, 32, 2, 2], { blocks: true, orientation: figureFor("samples") }],
    ["values", "ln", [300, 16, 1, 1], { values: true }],
    ["pulled apart", "ln", [300, 16, 1, 1], { apart: 1 }],
    ["with a selected set", "ln", [300, 16, 1, 1], { selected: true }],
  ];
  it.each(known)("%s: %s", (_, technique, shape, part) => {
    const shares = paperOn({ ...AT_REST, shape, technique, ...part }, 600);
    expect(shares.length).toBeGreaterThanOrEqual(2);
    for (const share of shares) expect(share).toBeLessThan(most(600));
  });

  const length = fc.oneof(
    fc.constantFrom(1, 1, 2, 3),
    fc.integer({ min: 1, max: 40 }),
    fc.integer({ min: 1, max: 300 }),
  );
  const shapes = fc
    .tuple(length, length, length, length)
    .map(
      ([n, c, h, w]): Shape => (n * c * h * w <= 40_000 ? [n, c, h, w] : n * c <= 20_000 ? [n, c, 1, 2] : [n, 8, 1, 1]),
    );

  it("for any shape, technique, view and size", () => {
    fc.assert(
      fc.property(
        fc.record({
          shape: shapes,
          technique: fc.constantFrom(...TECHNIQUES.map(({ id }) => id)),
          params: fc.record({ axes: fc.constantFrom("sample", "position"), groups: fc.integer({ min: 1, max: 64 }) }),
          orientation: fc.oneof(fc.constant(FIGURE), orientations),
          blocks: fc.boolean(),
          apart: fc.constantFrom(0, 0, 0.3, 1),
          values: fc.boolean(),
          width: fc.constantFrom(260, 340, 720, 1200),
          height: fc.constantFrom(264, 412, 640),
          selected: fc.boolean(),
        }),
        (drawn) => {
          for (const share of paperOn(drawn, 250)) expect(share).toBeLessThan(most(250));
        },
      ),
      { numRuns: 30 },
    );
  }, 120_000);
});
