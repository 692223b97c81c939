import { count, counted } from "../numbers.ts";
import { extentOfBlocks } from "../plan/axisCut.ts";
import { extentOfSizes, rangesOf, type Sets } from "../plan/partition.ts";
import type { Plan } from "../plan/plan.ts";
import { AXES, type Axis, type Cell } from "../plan/shape.ts";
import type { TensorAxes, TensorKind } from "../plan/technique.ts";

/** What one index of an axis is called, in a tensor of activations and in one of weights. */
const NOUNS: Readonly<Record<TensorKind, Readonly<Record<Axis, string>>>> = {
  activations: { N: "sample", C: "channel", H: "row", W: "column" },
  weights: { N: "output channel", C: "input channel", H: "kernel row", W: "kernel column" },
};

/** The letters of the axes, in subscripts and on the sliders. */
export const AXIS_LETTERS: Readonly<Record<TensorKind, Readonly<Record<Axis, string>>>> = {
  activations: { N: "N", C: "C", H: "H", W: "W" },
  weights: { N: "O", C: "I", H: "kH", W: "kW" },
};

/** Of activations, where there is only one of H and W: then it is neither rows nor columns that it counts. */
const ALONE: Readonly<Partial<Record<Axis, string>>> = { H: "token", W: "position" };

/** What one index of an axis is called. */
export function nounOf({ tensor, order = "HW" }: TensorAxes, axis: Axis): string {
  const isAlone = tensor === "activations" && order.includes("H") !== order.includes("W");
  return (isAlone && ALONE[axis]) || NOUNS[tensor][axis];
}

/** The axes that are spoken of: samples and channels always, rows and columns where the tensor's file has them. */
export function axesSpokenOf({ order = "HW" }: TensorAxes): readonly Axis[] {
  return AXES.filter((axis) => axis === "N" || axis === "C" || order.includes(axis));
}

/** A cell in words: "sample 1, channel 2, row 0, column 1". */
export function cellInWords(axes: TensorAxes, cell: Cell): string {
  return axesSpokenOf(axes)
    .map((axis) => `${nounOf(axes, axis)} ${cell[AXES.indexOf(axis)]}`)
    .join(", ");
}

/** One set in words: "sample 1, channels 2 and 3, every h, w". */
export function setInWords(axes: TensorAxes, sets: Sets, set: number): string {
  const ranges = rangesOf(sets, set);
  const whole = axesSpokenOf(axes).filter((axis) => {
    const [start, end] = ranges[AXES.indexOf(axis)];
    return end - start > 1 && end - start === sets.shape[AXES.indexOf(axis)];
  });
  const letters = whole.map((axis) => AXIS_LETTERS[axes.tensor][axis].toLowerCase());
  return [...partsOfSet(axes, sets, set), ...(whole.length > 0 ? [`every ${letters.join(", ")}`] : [])].join(", ");
}

/** A set by what it does not take all of: "sample 1, channels 2 and 3". */
export function setNameInWords(axes: TensorAxes, sets: Sets, set: number): string {
  return partsOfSet(axes, sets, set).join(", ") || "all values";
}

function partsOfSet(axes: TensorAxes, sets: Sets, set: number): string[] {
  const ranges = rangesOf(sets, set);
  return axesSpokenOf(axes).flatMap((axis) => {
    const a = AXES.indexOf(axis);
    const [start, end] = ranges[a];
    const noun = nounOf(axes, axis);
    if (end - start === 1) return [`${noun} ${start}`];
    if (end - start === sets.shape[a]) return [];
    return [`${noun}s ${start} ${end - start === 2 ? "and" : "to"} ${end - 1}`];
  });
}

/** All sets in words: "12 sets of 18 values: one per sample and group of 2 channels". */
export function cutInWords(axes: TensorAxes, sets: Sets): string {
  const many = `${counted(sets.count, "set")} of ${sizesInWords(sets, "value")}`;
  const per = keptApart(axes, sets);
  return per.length === 0 ? `${many}: all values together` : `${many}: one per ${listed(per)}`;
}

/** "36 values" or "9 to 27 values", with the noun that is asked for. */
export function sizesInWords(sets: Sets, noun: string): string {
  const [least, most] = extentOfSizes(sets);
  return least === most ? counted(most, noun) : `${count(least)} to ${counted(most, noun)}`;
}

/** What the sets of a cut are told apart by, from the outermost on: ["sample", "group of 2 channels"]. Empty where all cells are one set. */
export function keptApart(named: TensorAxes, sets: Sets): string[] {
  const position = named.tensor === "activations" ? "position" : "kernel position";
  const [, , H, W] = sets.shape;
  const [, , bh, bw] = sets.blocks;
  const wholePlane = bh === H && bw === W && H * W > 1 && axesSpokenOf(named).length === AXES.length;
  const axes = wholePlane ? AXES.slice(0, 2) : AXES;
  const per = axes.flatMap((axis, a) => {
    const length = sets.shape[a];
    const blocks = sets.blocks[a];
    if (blocks === 1) return [];
    const noun = nounOf(named, axis);
    if (blocks === length) return [noun];
    const [least, most] = extentOfBlocks(sets.axes[a]);
    return [least < most ? `group of up to ${most} ${noun}s` : `group of ${most} ${noun}s`];
  });
  return wholePlane ? [...per, position] : per;
}

/** What is said where a technique has no sets at all. */
export const NO_SETS = "no values share statistics: each value is taken by itself";

/** The sets of all sources in words. */
export function planInWords({ sources, axes }: Plan): string {
  const each = sources.map(({ sets, name, running }) => {
    const words = cutInWords(axes, sets);
    const named = sources.length > 1 ? `${name}: ${words}` : words;
    return running ? `${named}, from running statistics` : named;
  });
  // Each has an "and" of its own.
  return each.join("; ") || NO_SETS;
}

/** With its first letter in upper case. */
export function capitalize(text: string): string {
  return `${text[0].toUpperCase()}${text.slice(1)}`;
}

/** "a", "a and b", "a, b and c". */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} and ${words[words.length - 1]}`;
}
