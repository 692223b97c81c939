import type { Shape } from "../plan/shape.ts";

export type Padding = "valid" | "same";

/**
 * The shape of a convolution's output, N×O×H′×W′.
 * @throws RangeError when channels do not match or the kernel is larger than the unpadded input
 */
export function convolvedShape([N, C, H, W]: Shape, [O, I, kH, kW]: Shape, padding: Padding): Shape {
  if (I !== C) throw new RangeError(`a weight for ${I} input channels cannot act on ${C} channels: use I = ${C}.`);
  if (padding === "same") return [N, O, H, W];
  if (kH > H || kW > W) {
    throw new RangeError(
      `a ${kH}×${kW} kernel does not fit into ${H}×${W} positions without padding: use padding "same" or a kernel of at most ${H}×${W}.`,
    );
  }
  return [N, O, H - kH + 1, W - kW + 1];
}
