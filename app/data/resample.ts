import { roomLike, type Values } from "../../engine/plan/shape.ts";

/** Height and width of one plane. */
export type Size = readonly [height: number, width: number];

/**
 * A row-major plane at another size: every new cell is the mean of the area that it covers in the old one.
 * Enlarging repeats cells and mixes them only where a new cell lies across a border.
 */
export function resamplePlane(plane: Values, from: Size, to: Size): Values {
  if (from[0] === to[0] && from[1] === to[1]) return plane;
  const columns = resampleLines(plane, from[0], from[1], to[1]);
  return resampleLines(columns, to[1], from[0], to[0]);
}

/** Brings each of `lines` runs of `length` cells to a new length and transposes: the answer is newLength × lines. */
function resampleLines(values: Values, lines: number, length: number, newLength: number): Values {
  const out = roomLike(values, newLength * lines);
  const step = length / newLength;
  for (let i = 0; i < newLength; i++) {
    const start = i * step;
    const end = Math.min(start + step, length);
    for (let line = 0; line < lines; line++) {
      let sum = 0;
      for (let j = Math.floor(start); j < end; j++) {
        sum += values[line * length + j] * (Math.min(j + 1, end) - Math.max(j, start));
      }
      out[i * lines + line] = sum / (end - start);
    }
  }
  return out;
}
