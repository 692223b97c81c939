import type { Stream } from "./stream.ts";

/** Points with their classes: rows of `width` numbers. */
export interface Points {
  readonly x: Float32Array;
  readonly labels: Uint8Array;
  readonly width: number;
  readonly count: number;
}

/**
 * Two arms of a spiral, one turn each, with a constant third input: without it a layer without bias would see nothing
 * but directions after layer norm.
 */
export function spiral(count: number, stream: Stream): Points {
  const x = new Float32Array(3 * count);
  const labels = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const label = i % 2;
    const t = stream.uniform();
    const radius = 0.1 + 0.9 * t;
    const angle = 2 * Math.PI * (t + label / 2);
    x.set(
      [radius * Math.cos(angle) + 0.05 * stream.normal(), radius * Math.sin(angle) + 0.05 * stream.normal(), 1],
      3 * i,
    );
    labels[i] = label;
  }
  return { x, labels, width: 3, count };
}
