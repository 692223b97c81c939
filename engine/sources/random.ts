/**
 * A counter-based generator: the number of a cell is a hash of (seed, n, c, h, w) and of nothing else.
 * Samples can be made apart and in any order, and a larger tensor leaves the cells of a smaller one as they are.
 */

/** Where the numbers of one H×W plane come from: 64 bits made of the seed and the plane's n and c. */
export type Key = readonly [number, number];

/**
 * The key of a plane. All arguments are integers of which 32 bits count.
 * @param purpose keeps numbers for different uses of the same (seed, n, c) apart.
 */
export function randomKey(seed: number, n: number, c: number, purpose = 0): Key {
  return [bits(seed, n, c, 2 * purpose), bits(seed, n, c, 2 * purpose + 1)];
}

/** A uniform number between 0 and 1, both excluded: the middle of one of 2³² equal intervals. */
export function uniformOf([first, second]: Key, h: number, w: number): number {
  return ((bits(first, second, h, w) >>> 0) + 0.5) / 2 ** 32;
}

/** A standard normal number, at most 6.4 away from 0. */
export function normalOf(key: Key, h: number, w: number): number {
  return normalQuantile(uniformOf(key, h, w));
}

/**
 * The number below which a standard normal lies with probability p, right to 7 digits for 1.4e-11 < p < 1 − 1.4e-11.
 * Wichura 1988, "The percentage points of the normal distribution" (AS 241, PPND7), without its far tails.
 * Five numbers of six need no logarithm, so browsers agree on them to the last bit.
 */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    const top = ((59.10937472 * r + 159.29113202) * r + 50.434271938) * r + 3.3871327179;
    const bottom = ((67.1875636 * r + 78.757757664) * r + 17.895169469) * r + 1;
    return (q * top) / bottom;
  }
  const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p)) - 1.6;
  const top = ((0.17023821103 * r + 1.3067284816) * r + 2.75681539) * r + 1.4234372777;
  const bottom = (0.12021132975 * r + 0.7370016425) * r + 1;
  return q < 0 ? -top / bottom : top / bottom;
}

/**
 * 32 bits of four counters: the last word of pcg4d (Jarzynski & Olano 2020, "Hash Functions for GPU Rendering"),
 * whose low bits are uneven along h for a few keys in a thousand, so they are mixed with the high ones at the end.
 */
function bits(a: number, b: number, c: number, d: number): number {
  let x = spread(a);
  let y = spread(b);
  let z = spread(c);
  let w = spread(d);
  x = (x + Math.imul(y, w)) | 0;
  y = (y + Math.imul(z, x)) | 0;
  z = (z + Math.imul(x, y)) | 0;
  w = (w + Math.imul(y, z)) | 0;
  x ^= x >>> 16;
  y ^= y >>> 16;
  z ^= z >>> 16;
  w ^= w >>> 16;
  x = (x + Math.imul(y, w)) | 0;
  y = (y + Math.imul(z, x)) | 0;
  z = (z + Math.imul(x, y)) | 0;
  w = (w + Math.imul(y, z)) | 0;
  w = Math.imul(w ^ (w >>> 16), 0x7feb352d);
  return w ^ (w >>> 15);
}

function spread(counter: number): number {
  return (Math.imul(counter, 1664525) + 1013904223) | 0;
}
