import { type Look, mixLooks } from "../paint/look.ts";
import type { Openings } from "../space/grid.ts";
import type { Orientation } from "../space/projection.ts";
import { distanceOf, mixOpenings } from "./apart.ts";

/** Everything about the picture that glides from one state to another. */
export interface Pose {
  readonly orientation: Orientation;
  /** 0 is solid, 1 the most apart. */
  readonly apart: number;
  /** 0 is the cube, 1 a block per sample. */
  readonly blocks: number;
  readonly openings: Openings;
  readonly looks: readonly Look[];
  /** How far a solid cube opens while its cuts move, so that one sees them move. */
  readonly stir: number;
}

/** How far the cuts of a solid cube open while they move. */
const MOST_STIR = 0.5;

/** Nearer than this is there. */
const CLOSE = 0.003;

/** In the time of a glide the distance to the target shrinks to e⁻⁵, less than a hundredth. */
const SHRINKS = 5;

/** Cells change their arrangement at an even pace, over this many glides. */
const REARRANGED = 1.2;

/**
 * The pose some time later, nearer to its target, from wherever it is: there is nothing to interrupt. Time in glides; the
 * target itself, once it is reached.
 */
export function approach(pose: Pose, target: Pose, time: number): Pose {
  const part = 1 - Math.exp(-SHRINKS * time);
  const [wanted] = target.looks;
  const away = target.blocks - pose.blocks;
  const next: Pose = {
    orientation: mixOrientations(pose.orientation, target.orientation, part),
    apart: pose.apart + (target.apart - pose.apart) * part,
    blocks: pose.blocks + Math.sign(away) * Math.min(Math.abs(away), time / REARRANGED),
    openings: mixOpenings(pose.openings, target.openings, part),
    looks: mixLooks(pose.looks, wanted, part),
    stir: pose.stir + (stirOf(pose, wanted) - pose.stir) * part,
  };
  return hasArrived(next, target) ? target : next;
}

/** The pose as it is to be drawn: of the target's tensor, and where a hand turns it, from where it is turned to. */
export function followTarget(pose: Pose, target: Pose, follow: boolean): Pose {
  if (pose === target || shapeOf(pose) !== shapeOf(target)) return target;
  if (!follow) return pose;
  const turned = { ...pose, orientation: target.orientation };
  return hasArrived(turned, target) ? target : turned;
}

/** The pose with the target's cut at once, still on its way in all else. A pose that is cut so already is left as it is. */
export function recut(pose: Pose, target: Pose): Pose {
  const { looks, openings } = target;
  if (pose.looks.every(({ cuts }) => cuts === looks[0].cuts)) return pose;
  const next = { ...pose, looks, openings, stir: 0 };
  return hasArrived(next, target) ? target : next;
}

function shapeOf({ looks }: Pose): string {
  return looks[0].skin.shape.join();
}

/** Most in the middle of the way from the old cuts to the new ones. */
function stirOf({ looks }: Pose, wanted: Look): number {
  const moving = looks.filter(({ cuts }) => cuts !== wanted.cuts).reduce((sum, { weight }) => sum + weight, 0);
  return MOST_STIR * 4 * moving * (1 - moving);
}

function hasArrived(pose: Pose, target: Pose): boolean {
  const { yaw, pitch, zoom, pan } = pose.orientation;
  const to = target.orientation;
  const far = [
    yaw - to.yaw,
    pitch - to.pitch,
    zoom - to.zoom,
    pan[0] - to.pan[0],
    pan[1] - to.pan[1],
    pose.apart - target.apart,
    pose.blocks - target.blocks,
    pose.stir,
    1 - (pose.looks.find(({ key }) => key === target.looks[0].key)?.weight ?? 0),
    distanceOf(pose.openings, target.openings),
  ];
  return far.every((distance) => Math.abs(distance) < CLOSE);
}

/** Turns the shorter way round. */
function mixOrientations(from: Orientation, to: Orientation, part: number): Orientation {
  const turn = to.yaw - from.yaw;
  const shorter = turn - Math.round(turn / (2 * Math.PI)) * 2 * Math.PI;
  const at = (a: number, b: number) => a + (b - a) * part;
  return {
    yaw: Math.abs(shorter) < CLOSE ? to.yaw : at(from.yaw, from.yaw + shorter),
    pitch: at(from.pitch, to.pitch),
    zoom: at(from.zoom, to.zoom),
    pan: [at(from.pan[0], to.pan[0]), at(from.pan[1], to.pan[1])],
  };
}
