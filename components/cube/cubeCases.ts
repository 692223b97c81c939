import fc from "fast-check";
import { cut, divisorsOf, type Sets } from "../../engine/plan/partition.ts";
import { type Cell, cellAt, type Shape, sizeOf } from "../../engine/plan/shape.ts";
import { openingOf } from "./motion/apart.ts";
import type { Pose } from "./motion/pose.ts";
import { look } from "./paint/look.ts";
import { setsSkin } from "./paint/skin.ts";
import type { CubeFrame } from "./space/projection.ts";
import { FIGURE } from "./space/view.ts";

/** A picture for tests. */
export const FRAME: CubeFrame = { width: 700, height: 400, beside: 40, above: 20, below: 20, text: 1 };

const shapes = fc.tuple(
  fc.integer({ min: 1, max: 7 }),
  fc.integer({ min: 1, max: 5 }),
  fc.integer({ min: 1, max: 4 }),
  fc.integer({ min: 1, max: 4 }),
);

/** Two ways to cut the same random shape into random equal blocks along every axis. */
const twoCuts = shapes.chain((shape) => fc.tuple(cutsOf(shape), cutsOf(shape)));

function cutsOf(shape: Shape): fc.Arbitrary<Sets> {
  return fc
    .tuple(...shape.map((length) => fc.constantFrom(...divisorsOf(length))))
    .map(([N, C, H, W]) => cut(shape, { N, C, H, W }));
}

/** Any direction of view, also grazing and from below. */
export const orientations = fc.record({
  yaw: fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }),
  pitch: fc.double({ min: -Math.PI / 2, max: Math.PI / 2, noNaN: true }),
  zoom: fc.double({ min: 0.5, max: 4, noNaN: true }),
  pan: fc.constant([0.1, -0.2] as const),
});

const parts = fc.double({ min: 0, max: 1, noNaN: true });

/** A random cut in one of the arrangements, pulled apart or not. */
export const standingPoses = fc
  .tuple(twoCuts, orientations, fc.constantFrom(0, 1), fc.constantFrom(0, 0.3, 1), parts)
  .map(([[sets], orientation, blocks, some, apart]) => restingPose(sets, { orientation, blocks, apart: some * apart }));

/** From one random cut to another of the same shape. */
export const recuts = fc
  .tuple(twoCuts, orientations, fc.constantFrom(0, 1), parts)
  .map(([[from, to], orientation, blocks, apart]) => ({
    from: restingPose(from, { orientation, blocks, apart }),
    to: restingPose(to, { orientation, blocks, apart }),
  }));

/** A pose that shows these sets and moves nowhere. */
export function restingPose(sets: Sets, part: Partial<Pose> = {}): Pose {
  const { openings } = openingOf([sets]);
  const looks = [look("sets", [sets], setsSkin([sets]))];
  return { orientation: FIGURE, apart: 0, blocks: 0, openings, looks, stir: 0, ...part };
}

/** The shape of the tensor that a pose shows. */
export function shapeOf({ looks }: Pose): Shape {
  return looks[0].skin.shape;
}

/** All cells of a shape. */
export function allCells(shape: Shape): Cell[] {
  return Array.from({ length: sizeOf(shape) }, (_, i) => cellAt(shape, i));
}
