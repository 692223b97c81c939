import type { Sets } from "../../../engine/plan/partition.ts";
import { type Cell, type Shape, sizeOf } from "../../../engine/plan/shape.ts";
import { morph } from "../motion/morph.ts";
import type { Pose } from "../motion/pose.ts";
import {
  type Brick,
  bricksOfSets,
  type Divisions,
  divisionsOfGaps,
  divisionsOfPlace,
  divisionsOfSet,
  divisionsOfSets,
  inSetOf,
  joinDivisions,
  type Wall,
  wall,
} from "../space/bricks.ts";
import { cubeGrid, type Grid, placeOf, sampleGrid, sizeOfGrid } from "../space/grid.ts";
import { boundsOf } from "../space/outline.ts";
import type { Vec3 } from "../space/projection.ts";
import type { Look } from "./look.ts";

/** What stands in space, from wherever it is looked at. */
export interface Model {
  /** The grid whose places the bricks count. */
  readonly grid: Grid;
  readonly size: Vec3;
  /** The bricks on the lines of the grid; null while they are on their way between two arrangements. */
  readonly wall: Wall | null;
  readonly bricks: readonly Brick[];
  readonly looks: readonly Look[];
  readonly selected: Cell | null;
  /** For every look the selected cell's set in each of its sources, in as few boxes as its gaps allow. */
  readonly boxes: readonly (readonly (readonly Brick[])[])[];
  readonly cell: Brick | null;
  /** Whether every brick lies in one set of every source, so that it has one colour. */
  readonly oneSetPerBrick: boolean;
  /** Places on the lines where sets or the picture end; other bricks are divided only around the selected cell. */
  readonly seams: Divisions;
}

/** Up to this many bricks every set has bricks of its own; beyond, and sooner in large tensors, sides are painted as images. */
const MOST_BRICKS = { small: 2500, large: 600 } as const;
const SMALL = 6000;

/** More samples than this do not glide to their blocks: there would be more to draw than a frame allows. */
const MOST_MOVING = 200;

/** Builds what stands in space in a pose, with bricks of their own for the selected cell and its sets. */
export function model(shape: Shape, pose: Pose, selected: Cell | null): Model {
  const apart = pose.apart + pose.stir * (1 - pose.apart);
  const cube = cubeGrid(shape, pose.openings, apart);
  const samples = pose.blocks > 0 ? sampleGrid(shape, pose.openings, apart) : cube;
  return pose.blocks > 0 && pose.blocks < 1 && shape[0] <= MOST_MOVING
    ? between(cube, samples, pose, selected)
    : standing(pose.blocks < 0.5 ? cube : samples, pose.looks, selected);
}

function standing(grid: Grid, looks: readonly Look[], selected: Cell | null): Model {
  const cuts = [...new Set(looks.flatMap(({ sources }) => sources))];
  const oneSetPerBrick = bricksOfSets(grid, cuts) <= MOST_BRICKS[sizeOf(grid.shape) > SMALL ? "large" : "small"];
  const ofSets = oneSetPerBrick ? divisionsOfSets(grid, cuts) : NOWHERE;
  const aroundSets = selected ? cuts.map((sets) => divisionsOfSet(grid, sets, selected)) : [];
  const aroundCell = selected ? divisionsOfPlace(placeOf(grid, selected)) : NOWHERE;
  const built = wall(grid, joinDivisions([ofSets, ...aroundSets, aroundCell]));
  const bricks = built.bricks.filter((brick) => brick !== null);
  return {
    grid,
    size: sizeOfGrid(grid),
    wall: built,
    bricks,
    looks,
    selected,
    boxes: looks.map(({ sources }) => (selected ? sources.map((sets) => boxesOfSet(grid, sets, selected)) : [])),
    cell: selected ? (bricks.find((brick) => isCell(brick, selected)) ?? null) : null,
    oneSetPerBrick,
    seams: joinDivisions([ofSets, ...aroundSets, divisionsOfGaps(grid)]),
  };
}

function between(cube: Grid, samples: Grid, { looks, blocks }: Pose, selected: Cell | null): Model {
  const cuts = [...new Set(looks.flatMap(({ sources }) => sources))];
  const { grid, bricks, size, oneSetPerBrick } = morph(cube, samples, blocks, cuts, selected);
  const boxes = looks.map(({ sources }) =>
    selected ? sources.map((sets) => boundsPerSample(bricks.filter((brick) => inSetOf(brick, sets, selected)))) : [],
  );
  const cell = selected ? (bricks.find((brick) => isCell(brick, selected)) ?? null) : null;
  return { grid, size, wall: null, bricks, looks, selected, boxes, cell, oneSetPerBrick, seams: NOWHERE };
}

const NOWHERE: Divisions = [new Set(), new Set(), new Set()];

function isCell(brick: Brick, cell: Cell): boolean {
  return brick.runs.every(({ first, end }) => end - first === 1) && brick.cell.every((i, a) => i === cell[a]);
}

/** A cell's set in as few boxes as the gaps of the grid allow. */
export function boxesOfSet(grid: Grid, sets: Sets, cell: Cell): Brick[] {
  const { bricks } = wall(grid, divisionsOfSet(grid, sets, cell));
  return bricks.filter((brick) => brick !== null && inSetOf(brick, sets, cell)) as Brick[];
}

/** The boxes around the bricks of each sample. */
function boundsPerSample(bricks: readonly Brick[]): Brick[] {
  const bySample = new Map<number, Brick[]>();
  for (const brick of bricks) bySample.set(brick.cell[0], [...(bySample.get(brick.cell[0]) ?? []), brick]);
  return [...bySample.values()].map(boundsOf);
}
