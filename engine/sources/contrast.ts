import { fillCells } from "./fillCells.ts";
import { randomKey, uniformOf } from "./random.ts";
import type { SeededSource } from "./source.ts";
import { between, betweenByRatio, spreadPoint } from "./spread.ts";

const PICTURE = 2;

/**
 * Every sample is the same picture times its own contrast plus its own brightness, both from (seed, n).
 * The exception to "never on the sizes": the picture is drawn at the size asked for, so a cell depends on h/H and w/W.
 */
export const contrast: SeededSource = {
  id: "contrast",
  name: "The same picture at different contrast",
  why: "Every sample is one picture, brighter or dimmer: normalizing each sample by itself makes all look alike.",
  tensor: "activations",
  fill(out, shape, seed, first, batch) {
    const [, C, H, W] = shape;
    const waves = Array.from({ length: C }, (_, c) => wavesOf(seed, c));
    fillCells(out, shape, seed, first, batch, (n, c) => {
      const [strength, light] = spreadPoint(seed, n);
      const contrast = betweenByRatio(0.3, 3, strength);
      const brightness = between(-2, 2, light);
      return (_key, h, w) => brightness + contrast * heightOf(waves[c], (h + 0.5) / H, (w + 0.5) / W);
    });
  },
};

/** A plane wave: how many times it swings along h and along w, and where it begins, in turns. */
type Wave = readonly [alongH: number, alongW: number, start: number];

function wavesOf(seed: number, c: number): readonly [Wave, Wave] {
  const key = randomKey(seed, 0, c, PICTURE);
  const wave = (i: number, swings: number): Wave => {
    const angle = 2 * Math.PI * uniformOf(key, i, 0);
    return [swings * Math.sin(angle), swings * Math.cos(angle), uniformOf(key, i, 1)];
  };
  return [wave(0, 0.7), wave(1, 1.2)];
}

function heightOf(waves: readonly Wave[], h: number, w: number): number {
  return waves.reduce((sum, [alongH, alongW, start]) => {
    return sum + Math.sin(2 * Math.PI * (alongH * h + alongW * w + start));
  }, 0);
}
