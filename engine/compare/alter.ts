import { AXES, type Axis, type Shape, type Values } from "../plan/shape.ts";

/** One change of a tensor: x becomes scale · x + offset, everywhere or at one index of an axis. */
export interface Alteration {
  /** Null: the whole tensor. */
  readonly axis: Axis | null;
  readonly index: number;
  readonly scale: number;
  readonly offset: number;
}

/** Writes the altered tensor into `out`, which may be `x` itself. */
export function alter(x: Values, shape: Shape, alteration: Alteration, out: Values): Values {
  const { scale, offset } = alteration;
  if (out !== x) out.set(x);
  eachRun(shape, alteration, (start, end) => {
    for (let i = start; i < end; i++) out[i] = scale * x[i] + offset;
  });
  return out;
}

/** Visits the stretches of memory that an alteration changes. */
export function eachRun(
  shape: Shape,
  { axis, index }: Pick<Alteration, "axis" | "index">,
  visit: (start: number, end: number) => void,
): void {
  if (axis === null) {
    visit(0, shape[0] * shape[1] * shape[2] * shape[3]);
    return;
  }
  const a = AXES.indexOf(axis);
  const run = shape.slice(a + 1).reduce((product, length) => product * length, 1);
  const outer = shape.slice(0, a).reduce((product, length) => product * length, 1);
  if (index >= shape[a]) return;
  for (let block = 0; block < outer; block++) {
    const start = (block * shape[a] + index) * run;
    visit(start, start + run);
  }
}
