import type { Arithmetic } from "./contract.ts";
import { plain } from "./plain.ts";

let current: Arithmetic = plain;

/** The arithmetic that runs: the TypeScript core unless another was chosen. */
export function arithmetic(): Arithmetic {
  return current;
}

/** Chooses the arithmetic for everything that follows in this thread. */
export function chooseArithmetic(chosen: Arithmetic): void {
  current = chosen;
}
