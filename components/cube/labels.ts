import { NARROW } from "./frame.ts";
import type { AxisMark } from "./marks.ts";
import type { Vec2 } from "./projection.ts";

/** A text beside the cube. */
export interface Label {
  readonly kind: "number" | "block" | "name";
  readonly text: string;
  /** What follows a name: the length of its axis. */
  readonly length?: string;
  readonly at: Vec2;
  readonly anchor: "start" | "middle" | "end";
}

/** The labels of a mark and the ticks from the edge to its numbers. */
export interface MarkLabels {
  readonly ticks: readonly (readonly [Vec2, Vec2])[];
  readonly labels: readonly Label[];
}

/** In pixels: the length of a tick, from the edge to its number, from there to the name, and the widths of a digit and a letter. */
const TICK = 5;
const NUMBER = 10;
const NAME = 18;
const DIGIT = 7.5;
const LETTER = 8.5;

/** How much farther the name stands below the numbers of blocks. */
const BLOCKS = 28;

/** Where ticks, numbers and the name of a mark stand in a picture of this width. In a narrow one names are a letter. */
export function labelsOf(mark: AxisMark, width: number): MarkLabels {
  const narrow = width < NARROW;
  const { kind, outward, ticks } = mark;
  const numbers = ticks.map(
    ({ index, at }): Label =>
      kind === "blocks"
        ? { kind: "block", text: `${index}`, at, anchor: "middle" }
        : {
            kind: "number",
            text: `${index}`,
            at: lowered(along(at, outward, NUMBER), outward),
            anchor: anchorOf(outward),
          },
  );
  const length = `${mark.length}${kind === "end on" ? ", seen end on" : ""}`;
  const name: Label = {
    kind: "name",
    text: narrow ? mark.name.split(" ")[0] : mark.name,
    length,
    ...namePlace(mark, narrow),
  };
  return {
    ticks: kind === "cells" ? ticks.map(({ at }) => [at, along(at, outward, TICK)] as const) : [],
    labels: [...numbers, within(name, width)],
  };
}

/** Names stand beyond the numbers, on narrow pictures the upright axis' above its first number. */
function namePlace({ kind, at, outward, ticks, before }: AxisMark, narrow: boolean): Pick<Label, "at" | "anchor"> {
  if (before) return { at: along(at, outward, NUMBER), anchor: "end" };
  const anchor = anchorOf(outward);
  const upright = Math.abs(outward[0]) > 0.9;
  if (narrow && upright && ticks.length > 0) {
    const [x, y] = along(ticks[0].at, outward, NUMBER);
    return { at: [x, y - NAME], anchor };
  }
  const digits = Math.max(1, ...ticks.map(({ index }) => `${index}`.length));
  const beyond = kind === "end on" ? NUMBER : NUMBER + NAME + (kind === "blocks" ? BLOCKS : 0);
  return { at: along(at, outward, upright ? NUMBER + digits * DIGIT + NUMBER : beyond), anchor };
}

/** A name moved so that it does not leave the picture at a side. */
function within(label: Label, width: number): Label {
  const length = LETTER * (label.text.length + (label.length?.length ?? 0) + 1);
  const before = label.anchor === "end" ? length : label.anchor === "middle" ? length / 2 : 0;
  const [x, y] = label.at;
  return { ...label, at: [Math.max(before, Math.min(width - length + before, x)), y] };
}

function along([x, y]: Vec2, [dx, dy]: Vec2, by: number): Vec2 {
  return [x + dx * by, y + dy * by];
}

/** Below an edge a number needs more room than beside it. */
function lowered([x, y]: Vec2, outward: Vec2): Vec2 {
  return [x, y + outward[1] * 3];
}

function anchorOf([dx]: Vec2): "start" | "middle" | "end" {
  return dx < -0.25 ? "end" : dx > 0.25 ? "start" : "middle";
}
