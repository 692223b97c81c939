import type { TensorKind } from "../../engine/plan/technique.ts";

/** The axes of the cube, written out and as letters. */
export const AXES: Readonly<Record<TensorKind, { readonly N: string; readonly C: string; readonly HW: string }>> = {
  activations: { N: "N sample", C: "C channel", HW: "H·W" },
  weights: { N: "O output channel", C: "I input channel", HW: "kH·kW" },
};

export const LETTERS: typeof AXES = {
  activations: { N: "N", C: "C", HW: "H·W" },
  weights: { N: "O", C: "I", HW: "kH·kW" },
};
