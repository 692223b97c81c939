import { type Sets, setOf } from "../../engine/partition.ts";
import type { Cell } from "../../engine/shape.ts";
import {
  type Brick,
  type Divisions,
  divisionsOfPlace,
  divisionsOfSet,
  divisionsOfSets,
  inSetOf,
  joinDivisions,
  type Wall,
  wall,
} from "./bricks.ts";
import { covers } from "./cover.ts";
import { type Face, facesOf } from "./faces.ts";
import { type Grid, placeOf } from "./grid.ts";
import type { Projection } from "./projection.ts";

/**
 * How a brick is drawn: "plain" while nothing is selected; otherwise it is the "cell", belongs to its "set", is one of the
 * "others", or is glass because it covers the set ("over set") or, being of the set itself, the cell ("over cell").
 */
export type Role = "plain" | "cell" | "set" | "others" | "over set" | "over cell";

/** Everything that is drawn of a grid, in painter's order. */
export interface Scene {
  readonly grid: Grid;
  readonly projection: Projection;
  readonly faces: readonly Face[];
  readonly roleOf: (brick: Brick) => Role;
  /** The selected cell's set in every source, each in as few boxes as its gaps allow. */
  readonly selected: readonly (readonly Brick[])[];
  /** The selected cell's own brick. */
  readonly cell: Brick | null;
  /** Whether every brick lies in one set of every source, so that it has one colour. */
  readonly oneSetPerBrick: boolean;
}

/** Up to this many bricks every set has bricks of its own; beyond, faces are painted as images. */
export const MOST_BRICKS = 3000;

/**
 * Lays out what is drawn for the given sources (each a way to cut the cells into sets) and selected cell.
 * @param lit the cuts whose sets of the selected cell stand out: the sources themselves, unless something else is pointed at
 */
export function scene(
  grid: Grid,
  projection: Projection,
  sources: readonly Sets[],
  selected: Cell | null,
  lit: readonly Sets[] = sources,
): Scene {
  const around = selected ? divisionsOfCell(grid, lit, selected) : NOWHERE;
  const whole = joinDivisions([divisionsOfSets(grid, sources), around]);
  const oneSetPerBrick = bricksOf(whole) <= MOST_BRICKS;
  const built = wall(grid, oneSetPerBrick ? whole : around);
  const parts = selected ? lit.map((sets) => boxesOfSet(grid, sets, selected)) : [];
  const cell = selected ? (built.bricks.find((brick) => brick && isCell(brick, selected)) ?? null) : null;
  const roles = selected && cell ? rolesOf(built, lit, parts.flat(), cell, projection) : null;
  const roleOf = (brick: Brick): Role => roles?.get(brick) ?? "plain";
  const faces = facesOf(built, projection, (brick, neighbour) => hides(roleOf(brick), roleOf(neighbour)));
  return { grid, projection, faces, roleOf, selected: parts, cell, oneSetPerBrick };
}

/** The number of the set of every source that a brick lies in. */
export function setsOfBrick(brick: Pick<Brick, "cell">, sources: readonly Sets[]): number[] {
  return sources.map((sets) => setOf(sets, brick.cell));
}

function divisionsOfCell(grid: Grid, sources: readonly Sets[], cell: Cell): Divisions {
  return joinDivisions([
    divisionsOfPlace(placeOf(grid, cell)),
    ...sources.map((sets) => divisionsOfSet(grid, sets, cell)),
  ]);
}

const NOWHERE: Divisions = [new Set(), new Set(), new Set()];

function bricksOf(divisions: Divisions): number {
  return divisions.reduce((product, { size }) => product * (size + 1), 1);
}

function isCell(brick: Brick, cell: Cell): boolean {
  return brick.runs.every(({ first, end }) => end - first === 1) && brick.cell.every((i, a) => i === cell[a]);
}

function boxesOfSet(grid: Grid, sets: Sets, cell: Cell): Brick[] {
  const { bricks } = wall(grid, divisionsOfSet(grid, sets, cell));
  return bricks.filter((brick): brick is Brick => brick !== null && inSetOf(brick, sets, cell));
}

function rolesOf(
  { bricks }: Wall,
  sources: readonly Sets[],
  boxes: readonly Brick[],
  cell: Brick,
  { toward }: Projection,
): Map<Brick, Role> {
  const roles = new Map<Brick, Role>();
  for (const brick of bricks) {
    if (!brick) continue;
    if (brick === cell) roles.set(brick, "cell");
    else if (sources.some((sets) => inSetOf(brick, sets, cell.cell))) {
      roles.set(brick, covers(brick, cell, toward) ? "over cell" : "set");
    } else roles.set(brick, boxes.some((box) => covers(brick, box, toward)) ? "over set" : "others");
  }
  return roles;
}

/** A brick that is not glass hides what it touches; glass hides only the inner sides of glass of its own kind. */
function hides(role: Role, neighbour: Role): boolean {
  return (neighbour !== "over set" && neighbour !== "over cell") || role === neighbour;
}
