import type { Arithmetic } from "../engine/arithmetic/contract.ts";
import { chooseArithmetic } from "../engine/arithmetic/current.ts";
import type { KernelExports } from "../engine/arithmetic/kernel/exports.ts";
import { kernelArithmetic } from "../engine/arithmetic/kernel/kernel.ts";

export interface Kernel {
  readonly arithmetic: Arithmetic;
  readonly exports: KernelExports;
}

const MEMORY = 512 * 2 ** 20;

/** A fresh kernel, chosen for everything that follows in this thread, whatever the tensor's size. */
export async function loadKernel(): Promise<Kernel> {
  const response = await fetch(new URL("../engine/arithmetic/kernel/kernel.wasm", import.meta.url));
  const { instance } = await WebAssembly.instantiate(await response.arrayBuffer());
  const exports = instance.exports as unknown as KernelExports;
  const arithmetic = kernelArithmetic(exports, MEMORY);
  chooseArithmetic(arithmetic);
  return { arithmetic, exports };
}
