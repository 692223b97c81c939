import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellAtPixel, offsetsAlong, spanOf, type Track, tilesWithin, trackOf } from "./track.ts";

const tracks = fc
  .record({
    tiles: fc.integer({ min: 1, max: 9 }),
    cells: fc.integer({ min: 1, max: 12 }),
    pool: fc.integer({ min: 1, max: 5 }),
    size: fc.integer({ min: 1, max: 7 }),
    seam: fc.integer({ min: 0, max: 1 }),
    gap: fc.integer({ min: 0, max: 6 }),
    margin: fc.integer({ min: 0, max: 5 }),
  })
  .map((plan) =>
    trackOf({ ...plan, size: plan.pool > 1 ? 1 : plan.size, seam: plan.size > 2 && plan.pool === 1 ? plan.seam : 0 }),
  );

function everyCell(track: Track): { tile: number; cell: number }[] {
  return Array.from({ length: track.tiles * track.cells }, (_, i) => ({
    tile: Math.floor(i / track.cells),
    cell: i % track.cells,
  }));
}

describe("a track", () => {
  it("finds every cell at each of its pixels, the middle one of a pixel that several share", () => {
    fc.assert(
      fc.property(tracks, (track) => {
        for (const { tile, cell } of everyCell(track)) {
          const { start, end } = spanOf(track, tile, cell);
          for (let pixel = start; pixel < end; pixel++) {
            const found = cellAtPixel(track, pixel);
            expect(found?.tile).toBe(tile);
            expect(Math.floor((found?.cell ?? -1) / track.pool)).toBe(Math.floor(cell / track.pool));
          }
        }
      }),
    );
  });

  it("gives gaps to the nearest tile and the outside to none", () => {
    const track = trackOf({ tiles: 2, cells: 3, pool: 1, size: 10, seam: 1, gap: 6, margin: 5 });
    expect(cellAtPixel(track, 4)).toBeNull();
    expect(cellAtPixel(track, 5 + 29 + 2)).toEqual({ tile: 0, cell: 2 });
    expect(cellAtPixel(track, 5 + 29 + 3)).toEqual({ tile: 1, cell: 0 });
    expect(cellAtPixel(track, track.length - 5)).toBeNull();
  });

  it("is as long as its tiles, gaps and margins", () => {
    const track = trackOf({ tiles: 3, cells: 5, pool: 2, size: 1, seam: 0, gap: 4, margin: 2 });
    expect(track).toMatchObject({ blocks: 3, tile: 3, length: 2 + 3 + 4 + 3 + 4 + 3 + 2 });
    expect(spanOf(track, 0, 0, 2, 4)).toEqual({ start: 2, end: 19 });
  });

  it("paints the same cell at a pixel as it finds there, and nothing in gaps, through any window", () => {
    fc.assert(
      fc.property(tracks, fc.nat(60), fc.integer({ min: 1, max: 80 }), (track, from, length) => {
        const start = Math.min(from, track.length - 1);
        const offsets = offsetsAlong(track, start, length, 100, 1);
        const expected = new Int32Array(length).fill(-1);
        for (const { tile, cell } of everyCell(track)) {
          const span = spanOf(track, tile, cell);
          const place = tile * 100 + Math.floor(cell / track.pool);
          expected.fill(place, clampIndex(span.start - start), clampIndex(span.end - start));
        }
        expect(offsets).toEqual(expected);
      }),
    );
  });

  it("knows which tiles can be seen", () => {
    const track = trackOf({ tiles: 10, cells: 1, pool: 1, size: 8, seam: 0, gap: 2, margin: 0 });
    expect(tilesWithin(track, 0, 10)).toEqual({ first: 0, last: 0 });
    expect(tilesWithin(track, 25, 41)).toEqual({ first: 2, last: 4 });
    expect(tilesWithin(track, 90, 1000)).toEqual({ first: 9, last: 9 });
  });
});

function clampIndex(pixel: number): number {
  return Math.max(0, pixel);
}
