import { fitsFactor } from "./lanes";

/** Copies `bytes` bytes, 16 at a time: the measure of the benchmark. */
export function copy(from: usize, to: usize, bytes: usize): void {
  const quads = bytes & ~63;
  let i: usize = 0;
  for (; i < quads; i += 64) {
    v128.store(to + i, v128.load(from + i));
    v128.store(to + i, v128.load(from + i, 16), 16);
    v128.store(to + i, v128.load(from + i, 32), 32);
    v128.store(to + i, v128.load(from + i, 48), 48);
  }
  memory.copy(to + i, from + i, bytes - i);
}

/** float64 to float32. False where one does not fit. */
export function narrow(from: usize, to: usize, count: i32): bool {
  let fits = true;
  for (let i = 0; i < count; i++) {
    const value = load<f64>(from + (<usize>i << 3));
    if (!fitsFactor(value)) fits = false;
    store<f32>(to + (<usize>i << 2), <f32>value);
  }
  return fits;
}
