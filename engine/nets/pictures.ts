import type { Points } from "./spiral.ts";
import type { Stream } from "./stream.ts";

/** A side of these pictures, in pixels. */
export const PICTURE_SIDE = 8;
const CELLS = PICTURE_SIDE * PICTURE_SIDE;
const CLASSES = 4;

/** What a picture of a bar is like, apart from its place. */
export interface BarLook {
  readonly contrast: number;
  readonly brightness?: number;
  /** The standard deviation of the noise. */
  readonly noise: number;
  readonly label: number;
}

/** Bars in four orientations, each a smooth line somewhere about the middle, under noise. */
export function bars(count: number, stream: Stream, look: (orientation: number) => BarLook): Points {
  return pictures(count, (x) => {
    const orientation = stream.below(CLASSES);
    const angle = (orientation * Math.PI) / CLASSES;
    const offset = 3 * stream.uniform() - 1.5;
    const { contrast, brightness = 0, noise, label } = look(orientation);
    for (let i = 0; i < CELLS; i++) {
      const [right, down] = [(i % PICTURE_SIDE) - 3.5, Math.floor(i / PICTURE_SIDE) - 3.5];
      const away = right * Math.sin(angle) - down * Math.cos(angle) - offset;
      x[i] = contrast * Math.exp((-away * away) / 1.28) + brightness + noise * stream.normal();
    }
    return label;
  });
}

/** Pictures of noise alone: the label is the index of its standard deviation. */
export function noises(count: number, stream: Stream, deviations: readonly number[]): Points {
  return pictures(count, (x) => {
    const label = stream.below(deviations.length);
    for (let i = 0; i < CELLS; i++) x[i] = deviations[label] * stream.normal();
    return label;
  });
}

/** @param draw fills a picture and says its label */
function pictures(count: number, draw: (x: Float32Array) => number): Points {
  const x = new Float32Array(count * CELLS);
  const labels = new Uint8Array(count);
  for (let i = 0; i < count; i++) labels[i] = draw(x.subarray(i * CELLS, (i + 1) * CELLS));
  return { x, labels, width: CELLS, count };
}
