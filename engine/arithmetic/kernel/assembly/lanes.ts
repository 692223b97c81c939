// Four float32 cells at a time. Sums run in float32 over a short block only and are then flushed to float64.

/** Cells of a block: every lane of the four accumulators adds 16 of them before it is flushed. */
export const BLOCK_BYTES: usize = 1024;

/** float64 lanes (2) with the four float32 lanes of `part` added. */
@inline
export function flush(total: v128, part: v128): v128 {
  const high = i32x4.shuffle(part, part, 2, 3, 2, 3);
  return f64x2.add(total, f64x2.add(f64x2.promote_low_f32x4(part), f64x2.promote_low_f32x4(high)));
}

@inline
export function total(lanes: v128): f64 {
  return f64x2.extract_lane(lanes, 0) + f64x2.extract_lane(lanes, 1);
}

/** Two float32 cells as float64. */
@inline
export function pair(x: usize): v128 {
  return f64x2.promote_low_f32x4(v128.load64_zero(x));
}

/** Whether a number can be added or subtracted in float32: not so large that a finite result would overflow. */
@inline
export function fitsSum(value: f64): bool {
  return abs(value) <= 1e30;
}

/** Whether a number can be multiplied by in float32: neither over- nor underflowing. */
@inline
export function fitsFactor(value: f64): bool {
  return value == 0 || (abs(value) <= 1e30 && abs(value) >= 1e-30);
}

@inline
export function at(pointer: usize, index: i32): f64 {
  return load<f64>(pointer + (<usize>index << 3));
}

@inline
export function place(pointer: usize, index: i32): i32 {
  return load<i32>(pointer + (<usize>index << 2));
}
