import { chooseArithmetic } from "../../engine/arithmetic/current.ts";
import type { KernelExports } from "../../engine/arithmetic/kernel/exports.ts";
import { kernelArithmetic } from "../../engine/arithmetic/kernel/kernel.ts";

/** Smaller tensors are computed to float32's last digit by the core, within a millisecond. */
const SMALLEST = 2 ** 13;

/** A kernel that takes longer to arrive, in milliseconds, is not waited for: the core computes until it is there. */
const WAITED_FOR = 3_000;

/** Waits for a kernel that is being opened, but not for long. */
export async function waitForKernel(opened: Promise<unknown>): Promise<void> {
  await Promise.race([opened, new Promise((resolve) => setTimeout(resolve, WAITED_FOR))]);
}

/**
 * Has the kernel compute from now on. Where WebAssembly, its SIMD or so much memory is refused, the TypeScript core goes
 * on, and takes longer.
 * @param bytes its memory. What has no room there is copied for each call.
 * @param choose takes the kernel over
 * @returns why the kernel did not start, where nothing was refused: then it is broken, and somebody should know; null otherwise
 */
export async function openKernel(bytes: number, choose = chooseArithmetic): Promise<string | null> {
  if (!(await isAllowed())) return null;
  try {
    const response = await fetch(new URL("../../engine/arithmetic/kernel/kernel.wasm", import.meta.url));
    if (!response.ok) return `its file did not load (${response.status})`;
    const { instance } = await WebAssembly.instantiate(await response.arrayBuffer());
    choose(kernelArithmetic(instance.exports as unknown as KernelExports, bytes, SMALLEST));
  } catch (error) {
    const memoryIsRefused = error instanceof RangeError;
    if (!memoryIsRefused) return error instanceof Error ? error.message : String(error);
  }
  return null;
}

/** A module with a single function of vectors: i8x16.popcnt(i8x16.splat(0)). */
const VECTORS = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0],
  ...[1, 5, 1, 96, 0, 1, 123],
  ...[3, 2, 1, 0],
  ...[10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11],
);

/** Whether this browser and the page's policy let WebAssembly with SIMD run at all. */
async function isAllowed(): Promise<boolean> {
  try {
    await WebAssembly.instantiate(VECTORS);
    return true;
  } catch {
    return false;
  }
}
