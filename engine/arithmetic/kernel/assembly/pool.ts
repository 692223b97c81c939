import { total } from "./lanes";

/** Rows that a lane adds up in float32 before it is flushed. */
const ROWS = 16;

/**
 * The means of blocks of h×w cells of every plane, row-major. The last blocks of a plane may hold fewer cells.
 * @param sums room for W float64
 */
export function pool(x: usize, planes: i32, H: i32, W: i32, h: i32, w: i32, sums: usize, out: usize): void {
  const row = <usize>W << 2;
  for (let plane = 0; plane < planes; plane++) {
    for (let top = 0; top < H; top += h) {
      const height = min(h, H - top);
      sumColumns(x, height, W, sums);
      for (let left = 0; left < W; left += w, out += 4) {
        const width = min(w, W - left);
        let sum: f64 = 0;
        for (let i = left; i < left + width; i++) sum += load<f64>(sums + (<usize>i << 3));
        store<f32>(out, <f32>(sum / <f64>(height * width)));
      }
      x += <usize>height * row;
    }
  }
}

/** Σ of every column over `height` rows. */
function sumColumns(x: usize, height: i32, W: i32, sums: usize): void {
  const vectors = W & ~3;
  for (let column = 0; column < vectors; column += 4) sumFour(x + (<usize>column << 2), height, W, sums + (<usize>column << 3));
  for (let column = vectors; column < W; column++) {
    store<f64>(sums + (<usize>column << 3), sumOne(x + (<usize>column << 2), height, W));
  }
}

@inline
function sumFour(x: usize, height: i32, W: i32, sums: usize): void {
  const row = <usize>W << 2;
  let low = f64x2.splat(0);
  let high = low;
  let i = x;
  for (let left = height; left > 0; left -= ROWS) {
    let lanes = v128.load(i);
    i += row;
    for (const stop = i + <usize>(min(left, ROWS) - 1) * row; i < stop; i += row) lanes = f32x4.add(lanes, v128.load(i));
    low = f64x2.add(low, f64x2.promote_low_f32x4(lanes));
    high = f64x2.add(high, f64x2.promote_low_f32x4(i32x4.shuffle(lanes, lanes, 2, 3, 2, 3)));
  }
  const all = total(f64x2.add(low, high));
  if (all - all == 0) {
    v128.store(sums, low);
    v128.store(sums, high, 16);
  } else for (let column: usize = 0; column < 4; column++) store<f64>(sums + (column << 3), sumOne(x + (column << 2), height, W));
}

/** In float64, where float32 is too narrow or there are fewer than four columns. */
function sumOne(x: usize, height: i32, W: i32): f64 {
  let sum: f64 = 0;
  for (let row = 0; row < height; row++) sum += <f64>load<f32>(x + ((<usize>row * <usize>W) << 2));
  return sum;
}
