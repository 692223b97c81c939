import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Arithmetic } from "../arithmetic/contract.ts";
import type { KernelExports } from "../arithmetic/kernel/exports.ts";
import { kernelArithmetic } from "../arithmetic/kernel/kernel.ts";

/** The kernel in Node, for tests: compiled by Vitest's configuration before any test runs. */
export function kernelInNode(bytes = 2 ** 26): Arithmetic {
  const compiled = new WebAssembly.Module(readFileSync(join(import.meta.dirname, "../arithmetic/kernel/kernel.wasm")));
  return kernelArithmetic(new WebAssembly.Instance(compiled).exports as unknown as KernelExports, bytes);
}
