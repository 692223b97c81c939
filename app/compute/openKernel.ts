import { chooseArithmetic } from "../../engine/arithmetic.ts";
import type { KernelExports } from "../../engine/kernel/exports.ts";
import { kernelArithmetic } from "../../engine/kernel/kernel.ts";

/** Smaller tensors are computed to float32's last digit by the core, within a millisecond. */
const SMALLEST = 2 ** 13;

/**
 * Has the kernel compute from now on. Where WebAssembly or its memory is refused, the TypeScript core goes on.
 * @param bytes its memory. What has no room there is copied for each call.
 */
export async function openKernel(bytes: number): Promise<void> {
  try {
    const response = await fetch(new URL("../../engine/kernel/kernel.wasm", import.meta.url));
    const { instance } = await WebAssembly.instantiate(await response.arrayBuffer());
    chooseArithmetic(kernelArithmetic(instance.exports as unknown as KernelExports, bytes, SMALLEST));
  } catch {
    // The core is chosen already, and gives the same numbers.
  }
}
