import type { Shape, Values } from "../../engine/plan/shape.ts";

/** The values that are drawn black and white; what lies beyond them is as black or as white. */
export interface Tones {
  readonly black: number;
  readonly white: number;
}

/** Whether a tensor can be seen as pictures: in grey or in red, green and blue, of more than a few pixels. */
export function arePictures([, C, H, W]: Shape): boolean {
  return (C === 1 || C === 3) && H >= 8 && W >= 8;
}

/**
 * The pixels of one sample, row by row, as words of ImageData: its three channels as red, green and blue, its one channel as
 * grey, on the same tones. A value that is not finite is black.
 */
export function pixelsOf(values: Values, [, C, H, W]: Shape, sample: number, { black, white }: Tones): Uint32Array {
  const plane = H * W;
  const first = sample * C * plane;
  const tone = (value: number) => Math.round(255 * Math.max(0, Math.min(1, (value - black) / (white - black)))) || 0;
  return Uint32Array.from({ length: plane }, (_, i) => {
    const [r, g, b] = [0, 1, 2].map((c) => tone(values[first + (C === 3 ? c : 0) * plane + i]));
    return ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0;
  });
}

/** The largest square in which `count` pictures stand in rows in a box, in whole pixels, and how many are in a row. */
export function squaresIn(count: number, width: number, height: number, gap: number) {
  let best = { size: 1, perRow: count };
  for (let perRow = 1; perRow <= count; perRow++) {
    const rows = Math.ceil(count / perRow);
    const size = Math.floor(Math.min((width - gap * (perRow - 1)) / perRow, (height - gap * (rows - 1)) / rows));
    if (size > best.size) best = { size, perRow };
  }
  return best;
}
