import { AXES, type Axis, type Shape, type Tensor } from "../plan/shape.ts";
import type { TensorKind } from "../plan/technique.ts";

import { gather } from "./gather.ts";
import type { NpyArray } from "./read.ts";

/** What is most usual for a file with so many axes, by their number. */
const USUAL: Readonly<Record<number, string>> = { 1: "C", 2: "NC", 3: "NHC", 4: "NCHW" };

/** Whether letters name every axis of a file, each by another one of N, C, H and W. */
export function nameAxes(fileShape: readonly number[], axes: string): boolean {
  return axes.length === fileShape.length && ordersOf(axes.length).includes(axes);
}

/**
 * What the axes of a file most likely mean: channels last where a last axis of 1, 3 or 4 follows two equal others, one
 * picture in colour where the first or the last of three axes is 3 and the others are at least 8, else what is most
 * usual, such as N×C×H×W.
 */
export function defaultAxes(fileShape: readonly number[], tensor: TensorKind = "activations"): string {
  return guess(fileShape, tensor).id;
}

/** What the axes of a file are taken for while nobody has said what they are, and why. */
export function guess(
  fileShape: readonly number[],
  tensor: TensorKind,
): { readonly id: string; readonly because: string } {
  const [a, b, c] = fileShape.slice(-3);
  const isConv1d = tensor === "weights" && fileShape.length === 3;
  if (isConv1d) return { id: "NCW", because: "the usual order of weights" };
  if ([1, 3, 4].includes(c) && a === b && b !== c)
    return { id: fileShape.length === 3 ? "HWC" : "NHWC", because: `a last axis of ${c} follows two equal ones` };
  if (fileShape.length === 3) {
    if (c === 3 && Math.min(a, b) >= 8) return { id: "HWC", because: "a last axis of 3 follows two longer ones" };
    if (a === 3 && Math.min(b, c) >= 8) return { id: "CHW", because: "a first axis of 3 comes before two longer ones" };
  }
  return { id: usualFor(fileShape), because: "the usual order" };
}

/** The length of N, C, H and W when the axes of a file mean `axes`; a letter that is not there has length 1. */
export function tensorShape(fileShape: readonly number[], axes: string): Shape {
  const letters = lettersOf(fileShape, axes);
  return AXES.map((axis) => fileShape[letters.indexOf(axis)] ?? 1) as unknown as Shape;
}

/**
 * Brings the numbers of a file into N, C, H, W order.
 * @param axes what each axis of the file is, first to last: letters of N, C, H and W, each at most once.
 * @throws RangeError when the letters do not fit the file.
 */
export function toTensor(
  { shape, data }: Pick<NpyArray, "shape" | "data">,
  axes: string,
): { shape: Shape; data: Tensor } {
  const letters = lettersOf(shape, axes);
  const tensor = tensorShape(shape, axes);
  const places = letters.map((axis) => AXES.indexOf(axis));
  if (places.every((place, i) => i === 0 || place > places[i - 1])) return { shape: tensor, data };
  const strides = AXES.map((axis) => {
    const i = letters.indexOf(axis);
    return i < 0 ? 0 : shape.slice(i + 1).reduce((product, length) => product * length, 1);
  });
  return { shape: tensor, data: gather(data, tensor, strides as unknown as Shape) };
}

/** All orders of `axes` different letters. */
export function ordersOf(axes: number): string[] {
  if (axes === 0) return [""];
  return ordersOf(axes - 1).flatMap((order) =>
    AXES.filter((axis) => !order.includes(axis)).map((axis) => order + axis),
  );
}

function usualFor(fileShape: readonly number[]): string {
  const usual = USUAL[fileShape.length];
  if (usual === undefined) throw new RangeError(`the array has ${fileShape.length} axes: 1 to 4 can be shown.`);
  return usual;
}

function lettersOf(fileShape: readonly number[], axes: string): readonly Axis[] {
  if (nameAxes(fileShape, axes)) return [...axes] as Axis[];
  throw new RangeError(
    `"${axes.slice(0, 8)}" does not name the ${fileShape.length} axes of the file: use letters of N, C, H and W once each, for example ${usualFor(fileShape)}.`,
  );
}
