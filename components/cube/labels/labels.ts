import { DIGIT, LETTER, NARROW } from "../space/frame.ts";
import type { CubeFrame, Vec2 } from "../space/projection.ts";
import type { AxisMark } from "./marks.ts";

/** A text beside the cube. */
export interface Label {
  readonly kind: "number" | "block" | "name";
  readonly text: string;
  /** What follows the name of an axis that points at the viewer. */
  readonly aside?: string;
  /** Whether it runs upwards, along the edge that it names. */
  readonly upright?: boolean;
  readonly at: Vec2;
  readonly anchor: "start" | "middle" | "end";
}

/** The labels of a mark and the ticks from the edge to its numbers. */
export interface MarkLabels {
  readonly ticks: readonly (readonly [Vec2, Vec2])[];
  readonly labels: readonly Label[];
}

/** In pixels: the length of a tick, from the edge to its number, from there to the name. */
const TICK = 5;
const NUMBER = 10;
const NAME = 22;

/** How much farther the name stands below the numbers of blocks. */
const BLOCKS = 28;

/** Half the height of a line of text. */
const HALF_LINE = 9;

/** Where ticks, numbers and the name of a mark stand in a picture. In a narrow one names are a letter. */
export function labelsOf(mark: AxisMark, frame: CubeFrame): MarkLabels {
  const { text } = frame;
  const narrow = frame.width < NARROW * text;
  const { kind, outward, ticks } = mark;
  const numbers = ticks.map(
    ({ index, at }): Label =>
      kind === "blocks"
        ? { kind: "block", text: `${index}`, at, anchor: "middle" }
        : {
            kind: "number",
            text: `${index}`,
            at: lowerLabel(along(at, outward, NUMBER * text), outward, text),
            anchor: anchorOf(outward),
          },
  );
  const name: Label = {
    kind: "name",
    text: narrow ? mark.name.split(" ")[0] : mark.name,
    ...(kind === "end on" && !narrow && { aside: "seen end on" }),
    ...namePlace(mark, narrow, text),
  };
  return {
    ticks: kind === "cells" ? ticks.map(({ at }) => [at, along(at, outward, TICK)] as const) : [],
    labels: [...numbers, name].map((label) => within(label, frame)),
  };
}

/** Names stand beyond the numbers, on narrow pictures the upright axis' above its edge. */
function namePlace(mark: AxisMark, narrow: boolean, text: number): Pick<Label, "at" | "anchor" | "upright"> {
  const { kind, at, start, outward, ticks, before } = mark;
  if (before) return { at: along(at, outward, NUMBER * text), anchor: "end" };
  const anchor = anchorOf(outward);
  const upright = Math.abs(outward[0]) > 0.9;
  if (narrow && upright && ticks.length > 0) {
    const [x, y] = along(start, outward, NUMBER * text);
    return { at: [x, y - NAME * text], anchor };
  }
  const digits = Math.max(1, ...ticks.map(({ index }) => `${index}`.length));
  if (upright && !narrow) {
    const away = NUMBER + digits * DIGIT + NUMBER + HALF_LINE;
    return { at: along(at, outward, away * text), anchor: "middle", upright };
  }
  const beyond = kind === "end on" ? NUMBER : NUMBER + NAME + (kind === "blocks" ? BLOCKS : 0);
  return { at: along(at, outward, (upright ? NUMBER + digits * DIGIT + NUMBER : beyond) * text), anchor };
}

/** How far a label reaches to the left, to the right, and up and down from where it stands. */
export function labelReach({ kind, text: words, aside = "", anchor, upright }: Label, text: number) {
  const letter = kind === "name" ? LETTER : DIGIT;
  const width = text * (letter * words.length + (aside === "" ? 0 : DIGIT * (aside.length + 1)));
  if (upright) return { left: HALF_LINE * text, right: HALF_LINE * text, half: width / 2 };
  const left = anchor === "end" ? width : anchor === "middle" ? width / 2 : 0;
  return { left, right: width - left, half: HALF_LINE * text };
}

/** A label moved so that it does not leave the picture, unless it is a number whose cell has left it. */
function within(label: Label, { width, height, text }: CubeFrame): Label {
  const { left, right, half } = labelReach(label, text);
  const [x, y] = label.at;
  if (label.kind !== "name" && (x < 0 || x > width || y < 0 || y > height)) return label;
  return { ...label, at: [Math.max(left, Math.min(width - right, x)), Math.max(half, Math.min(height - half, y))] };
}

function along([x, y]: Vec2, [dx, dy]: Vec2, by: number): Vec2 {
  return [x + dx * by, y + dy * by];
}

/** Below an edge a number needs more room than beside it. */
function lowerLabel([x, y]: Vec2, outward: Vec2, text: number): Vec2 {
  return [x, y + outward[1] * 3 * text];
}

function anchorOf([dx]: Vec2): "start" | "middle" | "end" {
  return dx < -0.25 ? "end" : dx > 0.25 ? "start" : "middle";
}
