import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Arithmetic } from "../contract.ts";
import type { KernelExports } from "../kernel/exports.ts";
import { kernelArithmetic } from "../kernel/kernel.ts";

/** The kernel in Node, for tests: compiled by Vitest's configuration before any test runs. */
export function kernelInNode(bytes = 2 ** 26): Arithmetic {
  const compiled = new WebAssembly.Module(readFileSync(join(import.meta.dirname, "../kernel/kernel.wasm")));
  return kernelArithmetic(new WebAssembly.Instance(compiled).exports as unknown as KernelExports, bytes);
}
