import { AXES, type Axis, type Shape, type Tensor } from "../shape.ts";
import { gather } from "./gather.ts";
import type { NpyArray } from "./read.ts";

/** One meaning of the axes of a file, first to last, such as "NHWC"; a part of links. */
export interface AxisChoice {
  readonly id: string;
  /** What it means for activations, in plain words. */
  readonly label: string;
  /** What it means for weights O×I×kH×kW. */
  readonly weightsLabel: string;
}

/** What is offered for a file with this many axes; the first is the default except for pictures, see `defaultAxes`. */
export const AXIS_CHOICES: Readonly<Record<number, readonly AxisChoice[]>> = {
  1: [
    { id: "C", label: "channels", weightsLabel: "input channels" },
    { id: "N", label: "samples", weightsLabel: "output channels" },
    { id: "W", label: "columns", weightsLabel: "kernel columns" },
  ],
  2: [
    { id: "NC", label: "samples, channels", weightsLabel: "output, input channels (PyTorch)" },
    { id: "CN", label: "channels, samples", weightsLabel: "input, output channels (Keras)" },
    { id: "HW", label: "rows, columns (one picture)", weightsLabel: "kernel rows, columns" },
  ],
  3: [
    { id: "NHC", label: "samples, tokens, channels (N×L×D)", weightsLabel: "output channels, kernel, input channels" },
    {
      id: "NCW",
      label: "samples, channels, positions",
      weightsLabel: "output, input channels, kernel (PyTorch Conv1d)",
    },
    {
      id: "CHW",
      label: "channels, rows, columns (one picture, PyTorch)",
      weightsLabel: "input channels, kernel rows, columns",
    },
    {
      id: "HWC",
      label: "rows, columns, channels (one picture, Keras, NumPy)",
      weightsLabel: "kernel rows, columns, input channels",
    },
    {
      id: "NHW",
      label: "samples, rows, columns (grey pictures)",
      weightsLabel: "output channels, kernel rows, columns",
    },
    { id: "WCN", label: "positions, channels, samples", weightsLabel: "kernel, input, output channels (Keras Conv1D)" },
  ],
  4: [
    {
      id: "NCHW",
      label: "samples, channels, rows, columns (PyTorch)",
      weightsLabel: "output, input channels, kernel rows, columns (PyTorch)",
    },
    {
      id: "NHWC",
      label: "samples, rows, columns, channels (Keras, NumPy pictures)",
      weightsLabel: "output channels, kernel rows, columns, input channels",
    },
    {
      id: "HWCN",
      label: "rows, columns, channels, samples (MATLAB)",
      weightsLabel: "kernel rows, columns, input, output channels (Keras)",
    },
    {
      id: "CHWN",
      label: "channels, rows, columns, samples",
      weightsLabel: "input channels, kernel rows, columns, output channels",
    },
  ],
};

/**
 * What the axes of a file most likely mean, as an id of `AXIS_CHOICES`: N×C×H×W, N×C, or C.
 * Three axes are tokens N×L×D, the usual input of a transformer (read as C = D, H = L, W = 1), unless the first or the
 * last is 3 and the other two are at least 8: then they are one picture in colour.
 */
export function defaultAxes(fileShape: readonly number[]): string {
  if (fileShape.length === 3) {
    const [a, b, c] = fileShape;
    if (c === 3 && Math.min(a, b) >= 8) return "HWC";
    if (a === 3 && Math.min(b, c) >= 8) return "CHW";
  }
  return choicesFor(fileShape)[0].id;
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

function choicesFor(fileShape: readonly number[]): readonly AxisChoice[] {
  const choices = AXIS_CHOICES[fileShape.length];
  if (choices === undefined) throw new RangeError(`the array has ${fileShape.length} axes: 1 to 4 can be shown.`);
  return choices;
}

function lettersOf(fileShape: readonly number[], axes: string): readonly Axis[] {
  const letters = [...axes].filter((letter): letter is Axis => AXES.some((axis) => axis === letter));
  if (letters.length !== axes.length || new Set(letters).size !== axes.length || axes.length !== fileShape.length) {
    const example = choicesFor(fileShape)[0].id;
    throw new RangeError(
      `"${axes.slice(0, 8)}" does not name the ${fileShape.length} axes of the file: use letters of N, C, H and W once each, for example ${example}.`,
    );
  }
  return letters;
}
