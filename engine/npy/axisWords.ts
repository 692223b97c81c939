import { nounOf } from "../explain/words.ts";
import type { Axis } from "../plan/shape.ts";
import type { TensorKind } from "../plan/technique.ts";
import { guess, ordersOf } from "./axes.ts";

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

/** What the axes of a file are taken for while nobody has said what they are, and why. */
export function guessInWords(fileShape: readonly number[], tensor: TensorKind): string {
  const { id, because } = guess(fileShape, tensor);
  const label = USUAL[fileShape.length].find((known) => known.id === id)?.label[tensor];
  return `${fileShape.join("×")} is read as ${label}: ${because}.`;
}

function choice(id: string, activations: string, weights: string): AxisChoice {
  return { id, label: { activations, weights } };
}

function inWords(tensor: TensorKind, order: string): string {
  return [...order].map((letter) => `${nounOf({ tensor, order }, letter as Axis)}s`).join(", ");
}
