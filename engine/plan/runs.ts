import { rangesOf, type Sets } from "./partition.ts";
import type { Values } from "./shape.ts";

/** The cells of a set as stretches of memory, all of the same length. */
export interface Runs {
  readonly starts: Int32Array;
  readonly length: number;
}

/** All cells as one stretch. */
export function wholeRun(values: Values): Runs {
  return { starts: Int32Array.of(0), length: values.length };
}

/** The cells of a set in as few stretches as its ranges allow. */
export function runsOf(sets: Sets, set: number): Runs {
  const ranges = rangesOf(sets, set);
  let axis = 3;
  let stride = 1;
  while (axis > 0 && ranges[axis][0] === 0 && ranges[axis][1] === sets.shape[axis]) {
    stride *= sets.shape[axis];
    axis -= 1;
  }
  const [first, end] = ranges[axis];
  let starts = Int32Array.of(first * stride);
  for (let outer = axis - 1; outer >= 0; outer--) {
    stride *= sets.shape[outer + 1];
    starts = repeatStarts(starts, ranges[outer], stride);
  }
  const length = (end - first) * sets.shape.slice(axis + 1).reduce((product, size) => product * size, 1);
  return { starts, length };
}

function repeatStarts(starts: Int32Array, [first, end]: readonly [number, number], stride: number) {
  const all = new Int32Array(starts.length * (end - first));
  let at = 0;
  for (let index = first; index < end; index++) {
    for (let i = 0; i < starts.length; i++) all[at++] = starts[i] + index * stride;
  }
  return all;
}
