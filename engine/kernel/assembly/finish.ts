import { applyCarefully, applyRun, hi, s, setLine, t } from "./apply";
import { flush, place, total } from "./lanes";
import { added, keep, planeMoments } from "./moments";

/**
 * Finishes planes [first, end) as `applyPlanes` does, and reads the `count` planes that follow them as `planeMoments`
 * does, plane beside plane: while one is stored the other is loaded.
 * @param x @param out where the first plane lies
 */
export function finishAndRead(
  x: usize,
  out: usize,
  first: i32,
  end: i32,
  C: i32,
  size: i32,
  jointN: usize,
  jointC: usize,
  slope: usize,
  centre: usize,
  offset: usize,
  affineN: usize,
  affineC: usize,
  scale: usize,
  shift: usize,
  count: i32,
  mean: usize,
  squares: usize,
): void {
  const bytes = <usize>size << 2;
  const share = 1 / <f64>size;
  let next = x + <usize>(end - first) * bytes;
  const stop = next + <usize>count * bytes;
  for (let plane = first; plane < end; ) {
    const n = plane / C;
    const ofJoint = place(jointN, n);
    const ofAffine = place(affineN, n);
    const last = min(C, end - n * C);
    for (let c = plane - n * C; c < last; c++, plane++) {
      const j = ofJoint + place(jointC, c);
      const a = ofAffine + place(affineC, c);
      const fits = setLine(j, a, slope, centre, offset, scale, shift);
      if (fits && next < stop) {
        both(x, out, next, bytes);
        keep(next, size, share, mean, squares);
      } else {
        if (fits) applyRun(x, out, bytes, hi, s, t);
        else applyCarefully(x, out, bytes, j, a, slope, centre, offset, scale, shift);
        if (next < stop) planeMoments(next, 1, size, mean, squares);
      }
      x += bytes;
      out += bytes;
      next += bytes;
      mean += 8;
      squares += 8;
    }
  }
}

/** Bytes between two flushes: every lane of the two accumulators adds 16 cells. */
const BLOCK: usize = 512;

@inline
function line(x: v128, H: v128, S: v128, T: v128): v128 {
  return f32x4.add(f32x4.mul(f32x4.sub(x, H), S), T);
}

/** One plane finished with the line at hand while another's cells and squares are added about 0. */
@inline
function both(x: usize, out: usize, next: usize, bytes: usize): void {
  const H = f32x4.splat(hi);
  const S = f32x4.splat(s);
  const T = f32x4.splat(t);
  const pairs = bytes & ~31;
  let sums = f64x2.splat(0);
  let squares = f64x2.splat(0);
  let i: usize = 0;
  while (i < pairs) {
    const stop = min(i + BLOCK, pairs);
    let s0 = f32x4.splat(0);
    let s1 = s0;
    let q0 = s0;
    let q1 = s0;
    do {
      const a = v128.load(next + i);
      const b = v128.load(next + i, 16);
      s0 = f32x4.add(s0, a);
      s1 = f32x4.add(s1, b);
      q0 = f32x4.add(q0, f32x4.mul(a, a));
      q1 = f32x4.add(q1, f32x4.mul(b, b));
      v128.store(out + i, line(v128.load(x + i), H, S, T));
      v128.store(out + i, line(v128.load(x + i, 16), H, S, T), 16);
      i += 32;
    } while (i < stop);
    sums = flush(sums, f32x4.add(s0, s1));
    squares = flush(squares, f32x4.add(q0, q1));
  }
  if (i < (bytes & ~15)) {
    const a = v128.load(next + i);
    sums = flush(sums, a);
    squares = flush(squares, f32x4.mul(a, a));
    v128.store(out + i, line(v128.load(x + i), H, S, T));
    i += 16;
  }
  let sum = total(sums);
  let square = total(squares);
  for (; i < bytes; i += 4) {
    const d = <f64>load<f32>(next + i);
    sum += d;
    square += d * d;
    store<f32>(out + i, (load<f32>(x + i) - hi) * s + t);
  }
  added(sum, square);
}
