/** Buffers on their way back to the worker: one may still be painted from until the picture after next. */
export function retirement() {
  let retired: ArrayBuffer[] = [];
  let unused: ArrayBuffer[] = [];
  return {
    /** A new picture is drawn from some buffers; what the one before was drawn from retires. */
    replace(before: readonly ArrayBuffer[], now: readonly ArrayBuffer[]): void {
      const drawn = new Set(now);
      unused = [...unused, ...retired];
      retired = [...new Set(before)].filter((buffer) => !drawn.has(buffer));
    },

    /** The buffers that nothing is painted from any more. */
    collect(): readonly ArrayBuffer[] {
      const collected = unused;
      unused = [];
      return collected;
    },
  };
}
