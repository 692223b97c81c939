import { nounOf } from "../explain/words.ts";
import { AXES, type Axis, type Shape, type Tensor } from "../plan/shape.ts";
import type { TensorKind } from "../plan/technique.ts";

import { gather } from "./gather.ts";
import type { NpyArray } from "./read.ts";

/** One meaning of the axes of a file, first to last, such as "NHWC"; a part of links. */
export interface AxisChoice {
  readonly id: string;
  /** What it means for activations, in plain words, and for weights O×I×kH×kW. */
  readonly label: Readonly<Record<TensorKind, string>>;
}

/** The meanings that are usual for a file with this many axes; the first is the most usual one. */
const USUAL: Readonly<Record<number, readonly AxisChoice[]>> = {
  1: [
    choice("C", "channels", "input channels"),
    choice("N", "samples", "output channels"),
    choice("W", "positions", "kernel columns"),
  ],
  2: [
    choice("NC", "samples, channels", "output, input channels (PyTorch)"),
    choice("CN", "channels, samples", "input, output channels (Keras)"),
    choice("CW", "channels, positions (one sample, PyTorch C×L)", "input channels, kernel columns"),
    choice("HW", "rows, columns (one picture)", "kernel rows, columns"),
  ],
  3: [
    choice("NHC", "samples, tokens, channels (N×L×D)", "output channels, kernel, input channels"),
    choice("HNC", "tokens, samples, channels (L×N×D, PyTorch)", "kernel, output, input channels"),
    choice("NCW", "samples, channels, positions", "output, input channels, kernel (PyTorch Conv1d)"),
    choice("CNW", "channels, samples, positions", "input, output channels, kernel (PyTorch ConvTranspose1d)"),
    choice("CHW", "channels, rows, columns (one picture, PyTorch)", "input channels, kernel rows, columns"),
    choice("HWC", "rows, columns, channels (one picture, Keras, NumPy)", "kernel rows, columns, input channels"),
    choice("NHW", "samples, rows, columns (grey pictures)", "output channels, kernel rows, columns"),
    choice("WCN", "positions, channels, samples", "kernel, input, output channels (Keras Conv1D)"),
  ],
  4: [
    choice(
      "NCHW",
      "samples, channels, rows, columns (PyTorch)",
      "output, input channels, kernel rows, columns (PyTorch)",
    ),
    choice(
      "NHWC",
      "samples, rows, columns, channels (Keras, NumPy pictures)",
      "output channels, kernel rows, columns, input channels",
    ),
    choice(
      "CNHW",
      "channels, samples, rows, columns",
      "input, output channels, kernel rows, columns (PyTorch ConvTranspose2d)",
    ),
    choice("HWCN", "rows, columns, channels, samples (MATLAB)", "kernel rows, columns, input, output channels (Keras)"),
    choice(
      "HWNC",
      "rows, columns, samples, channels",
      "kernel rows, columns, output, input channels (Keras Conv2DTranspose)",
    ),
    choice("CHWN", "channels, rows, columns, samples", "input channels, kernel rows, columns, output channels"),
  ],
};

/** Every order of letters that can name this many axes, the usual ones first. */
export function axisChoices(axes: number): Readonly<Record<"usual" | "other", readonly AxisChoice[]>> {
  const usual = USUAL[axes] ?? [];
  const other = ordersOf(axes).filter((order) => !usual.some(({ id }) => id === order));
  return {
    usual,
    other: other.map((order) => choice(order, inWords("activations", order), inWords("weights", order))),
  };
}

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
export function guessInWords(fileShape: readonly number[], tensor: TensorKind): string {
  const { id, because } = guess(fileShape, tensor);
  const label = USUAL[fileShape.length].find((known) => known.id === id)?.label[tensor];
  return `${fileShape.join("×")} is read as ${label}: ${because}.`;
}

function guess(fileShape: readonly number[], tensor: TensorKind): { readonly id: string; readonly because: string } {
  const [a, b, c] = fileShape.slice(-3);
  const isConv1d = tensor === "weights" && fileShape.length === 3;
  if (isConv1d) return { id: "NCW", because: "the usual order of weights" };
  if ([1, 3, 4].includes(c) && a === b && b !== c)
    return { id: fileShape.length === 3 ? "HWC" : "NHWC", because: `a last axis of ${c} follows two equal ones` };
  if (fileShape.length === 3) {
    if (c === 3 && Math.min(a, b) >= 8) return { id: "HWC", because: "a last axis of 3 follows two longer ones" };
    if (a === 3 && Math.min(b, c) >= 8) return { id: "CHW", because: "a first axis of 3 comes before two longer ones" };
  }
  return { id: usualFor(fileShape).id, because: "the usual order" };
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

function choice(id: string, activations: string, weights: string): AxisChoice {
  return { id, label: { activations, weights } };
}

/** All orders of `axes` different letters. */
function ordersOf(axes: number): string[] {
  if (axes === 0) return [""];
  return ordersOf(axes - 1).flatMap((order) =>
    AXES.filter((axis) => !order.includes(axis)).map((axis) => order + axis),
  );
}

function inWords(tensor: TensorKind, order: string): string {
  return [...order].map((letter) => `${nounOf({ tensor, order }, letter as Axis)}s`).join(", ");
}

function usualFor(fileShape: readonly number[]): AxisChoice {
  const usual = USUAL[fileShape.length];
  if (usual === undefined) throw new RangeError(`the array has ${fileShape.length} axes: 1 to 4 can be shown.`);
  return usual[0];
}

function lettersOf(fileShape: readonly number[], axes: string): readonly Axis[] {
  if (nameAxes(fileShape, axes)) return [...axes] as Axis[];
  const example = usualFor(fileShape).id;
  throw new RangeError(
    `"${axes.slice(0, 8)}" does not name the ${fileShape.length} axes of the file: use letters of N, C, H and W once each, for example ${example}.`,
  );
}
