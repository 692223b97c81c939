import { type Track, tilesWithin } from "./track.ts";

/** The label of a tile, and where its middle lies in the visible part. */
interface TileLabel {
  readonly tile: number;
  readonly at: number;
}

/**
 * Labels for the visible tiles of a track, at least `apart` pixels from each other: every tile's, or those of every
 * 2nd, 5th, 10th, 20th … tile. A tile that is only partly visible is labelled in the middle of what is visible,
 * unless that is next to nothing.
 */
export function tileLabels(track: Track, start: number, length: number, apart: number): TileLabel[] {
  const pitch = track.tile + track.gap;
  const step = roundStep(apart / pitch);
  const { first, last } = tilesWithin(track, start, start + length);
  const labels: TileLabel[] = [];
  for (let tile = Math.ceil(first / step) * step; tile <= last; tile += step) {
    const from = Math.max(0, track.margin + tile * pitch - start);
    const to = Math.min(length, track.margin + tile * pitch + track.tile - start);
    if (to - from >= Math.min(track.tile, apart / 2)) labels.push({ tile, at: (from + to) / 2 });
  }
  return labels;
}

function roundStep(least: number): number {
  if (least <= 1) return 1;
  const power = 10 ** Math.floor(Math.log10(least));
  return power * ([1, 2, 5].find((factor) => factor * power >= least) ?? 10);
}
