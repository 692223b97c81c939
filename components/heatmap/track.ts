/**
 * One axis of the grid, in device pixels: `tiles` tiles beside each other, each of `cells` cells.
 * Either a cell is `size` pixels long (`pool` = 1), or `pool` cells share a pixel.
 */
export interface Track {
  readonly tiles: number;
  readonly cells: number;
  /** How many cells a block stands for. */
  readonly pool: number;
  /** From the start of one block to the start of the next. */
  readonly size: number;
  /** Blank pixels at the end of every block. */
  readonly seam: number;
  /** Blank pixels between tiles. */
  readonly gap: number;
  /** Blank pixels before the first and after the last tile: room for outlines. */
  readonly margin: number;
  /** Blocks of a tile. */
  readonly blocks: number;
  /** The length of a tile. */
  readonly tile: number;
  /** The length of everything, margins included. */
  readonly length: number;
}

/** A stretch of pixels. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What a track is made from. */
type TrackPlan = Pick<Track, "tiles" | "cells" | "pool" | "size" | "seam" | "gap" | "margin">;

export function trackOf(plan: TrackPlan): Track {
  const blocks = Math.ceil(plan.cells / plan.pool);
  const tile = blocks * plan.size - plan.seam;
  return { ...plan, blocks, tile, length: 2 * plan.margin + plan.tiles * (tile + plan.gap) - plan.gap };
}

/** The pixels from one cell of one tile up to and including another cell of the same or a later tile. */
export function spanOf(track: Track, tile: number, cell: number, lastTile = tile, lastCell = cell): Span {
  const last = blockStart(track, lastTile, Math.floor(lastCell / track.pool));
  return { start: blockStart(track, tile, Math.floor(cell / track.pool)), end: last + track.size - track.seam };
}

/** The cell at a pixel, the middle one where several share it; gaps belong to the nearest tile. Null outside of all tiles. */
export function cellAtPixel(track: Track, pixel: number): { tile: number; cell: number } | null {
  const inside = pixel - track.margin;
  if (inside < 0 || pixel >= track.length - track.margin) return null;
  const pitch = track.tile + track.gap;
  const nearest = Math.floor((inside + track.gap / 2) / pitch);
  const tile = Math.min(track.tiles - 1, nearest);
  const block = clamp(Math.floor((inside - tile * pitch) / track.size), 0, track.blocks - 1);
  const cell = Math.min(track.cells - 1, block * track.pool + (track.pool >> 1));
  return { tile, cell };
}

/** The tiles of which something lies between two pixels. */
export function tilesWithin(track: Track, start: number, end: number): { first: number; last: number } {
  const pitch = track.tile + track.gap;
  const first = clamp(Math.floor((start - track.margin + track.gap) / pitch), 0, track.tiles - 1);
  return { first, last: clamp(Math.ceil((end - track.margin) / pitch) - 1, first, track.tiles - 1) };
}

/**
 * For each of `length` pixels from `start`: where its block lies in memory, given how far tiles and blocks lie apart there;
 * −1 for blank pixels.
 */
export function offsetsAlong(track: Track, start: number, length: number, tileStride: number, blockStride: number) {
  const offsets = new Int32Array(length).fill(-1);
  const { first, last } = tilesWithin(track, start, start + length);
  for (let tile = first; tile <= last; tile++) {
    const tileStart = blockStart(track, tile, 0) - start;
    const from = Math.max(0, Math.floor(-tileStart / track.size));
    const until = Math.min(track.blocks, Math.ceil((length - tileStart) / track.size));
    for (let block = from; block < until; block++) {
      const at = tileStart + block * track.size;
      offsets.fill(tile * tileStride + block * blockStride, Math.max(0, at), Math.max(0, at + track.size - track.seam));
    }
  }
  return offsets;
}

function blockStart(track: Track, tile: number, block: number): number {
  return track.margin + tile * (track.tile + track.gap) + block * track.size;
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
