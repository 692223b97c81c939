import { type Sets, setOf } from "../../../engine/plan/partition.ts";
import type { Cell } from "../../../engine/plan/shape.ts";
import { type Brick, inSetOf } from "../space/bricks.ts";
import { covers } from "../space/cover.ts";
import type { Vec3 } from "../space/projection.ts";
import { type Rgb, setColor, TINTS } from "./colors.ts";
import type { Look } from "./look.ts";
import type { Model } from "./model.ts";
import type { Skin } from "./skin.ts";

/**
 * Where a brick stands to the selection: "plain" while nothing is selected; otherwise it is the "cell", belongs to its
 * "set", is one of the "others", or covers the set ("over set") or, being of the set itself, the cell ("over cell").
 */
export type Role = "plain" | "cell" | "set" | "others" | "over set" | "over cell";

/** One look's part in how a brick is painted. */
export interface Coat {
  /** One colour for all sides of the brick, before shading, or null where the skin has a colour for every cell. */
  readonly flat: Rgb | null;
  readonly skin: Skin;
  readonly weight: number;
  /** How much of the colour is left in the paper: the rest of the selection is faded in the view of sets. */
  readonly strength: number;
  /** Sides are shaded where colours are sets; a value's colour is never changed. */
  readonly shaded: boolean;
}

/** How a brick is painted. */
export interface Appearance {
  readonly coats: readonly Coat[];
  /** 1 is opaque, less is glass. */
  readonly alpha: number;
  /** How strong the edges of glass are. */
  readonly edge: number;
  /** The colour of its set, as a strip along its edges where the sides show values. */
  readonly strip: Rgb | null;
}

const STRENGTH: Record<Role, number> = { plain: 1, cell: 1, set: 1, others: 0.42, "over cell": 1, "over set": 0.6 };
const GLASS: Record<Role, number> = { plain: 1, cell: 1, set: 1, others: 1, "over cell": 0.4, "over set": 0.08 };

/** How strong the edges of the clearest glass are. */
const GLASS_EDGE = 0.4;

/** With more bricks than this in a row, glass gets clearer, or many panes together would hide what they cover. */
const FEW_PANES = 6;

/** How every brick of a model is painted when it is seen from this direction. */
export function appearances(model: Model, toward: Vec3): (brick: Brick) => Appearance {
  const known = new Map<Brick, Appearance>();
  return (brick) => {
    let appearance = known.get(brick);
    if (!appearance) {
      appearance = appearanceOf(model, brick, toward);
      known.set(brick, appearance);
    }
    return appearance;
  };
}

function appearanceOf(model: Model, brick: Brick, toward: Vec3): Appearance {
  const { looks } = model;
  const roles = looks.map((look, i) => roleOf(model, look, model.boxes[i].flat(), brick, toward));
  const panes = FEW_PANES / Math.max(FEW_PANES, ...(model.wall?.runs.map(({ length }) => length) ?? []));
  const alpha = looks.reduce((sum, look, i) => sum + look.weight * alphaOf(look, roles[i], panes), 0);
  return {
    coats: mergeCoats(looks.map((look, i) => coatOf(model, look, brick, roles[i]))),
    alpha: alpha > 0.995 ? 1 : alpha,
    edge: GLASS_EDGE * (1 - alpha) * panes,
    strip: stripOf(model, brick),
  };
}

function roleOf(
  { selected, cell, bricks }: Model,
  { sources }: Look,
  boxes: readonly Brick[],
  brick: Brick,
  toward: Vec3,
): Role {
  if (!selected || bricks.length === 0) return "plain";
  if (brick === cell) return "cell";
  if (sources.some((sets) => inSetOf(brick, sets, selected))) {
    return cell && covers(brick, cell, toward) ? "over cell" : "set";
  }
  return boxes.some((box) => covers(brick, box, toward)) ? "over set" : "others";
}

/** Where sides show values, glass is clear: a faint colour would be another value. */
function alphaOf({ skin }: Look, role: Role, panes: number): number {
  if (GLASS[role] === 1) return 1;
  return skin.flat === null ? 0 : GLASS[role] * panes;
}

function coatOf({ selected, oneSetPerBrick }: Model, { sources, skin, weight }: Look, brick: Brick, role: Role): Coat {
  if (!skin.flat) return { flat: null, skin, weight, strength: 1, shaded: false };
  const tint = selected && sources.length > 1 ? tintOf(brick, sources, selected) : null;
  const oneColor = oneSetPerBrick || role === "set" || role === "cell" || role === "over cell";
  return {
    flat: tint ?? (oneColor ? skin.flat(brick.cell) : null),
    skin,
    weight,
    strength: STRENGTH[role],
    shaded: true,
  };
}

/** Coats of cells in the same values are one: a re-cut changes no value. */
function mergeCoats(coats: readonly Coat[]): readonly Coat[] {
  const [first] = coats;
  if (coats.length < 2 || coats.some(({ flat, skin }) => flat || skin !== first.skin)) return coats;
  return first.shaded ? coats : [{ ...first, weight: coats.reduce((sum, { weight }) => sum + weight, 0) }];
}

/** With several sources, the tint of the smallest of the selected cell's sets that the brick lies in. */
function tintOf(brick: Brick, sources: readonly Sets[], selected: Cell): Rgb | null {
  const holding = sources.map((_, i) => i).filter((i) => inSetOf(brick, sources[i], selected));
  if (holding.length === 0) return null;
  return TINTS[holding.reduce((a, b) => (sources[b].count > sources[a].count ? b : a)) % TINTS.length];
}

/** The selected set has its accent outline instead. */
function stripOf({ looks, oneSetPerBrick, selected }: Model, brick: Brick): Rgb | null {
  const { skin, sources } = looks[looks.length - 1];
  if (skin.flat || !oneSetPerBrick || sources.length > 1) return null;
  if (selected && inSetOf(brick, sources[0], selected)) return null;
  return setColor(sources[0], setOf(sources[0], brick.cell));
}
