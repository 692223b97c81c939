import type { Tensor } from "../../engine/plan/shape.ts";
import type { SentTensor } from "./answer.ts";

/** A tensor that the page has. */
export interface ShownTensor extends SentTensor {
  readonly values: Tensor;
}

/** A tensor with its values: as it was sent, or where these were not, as the page has it. */
export function receive(sent: SentTensor, held: readonly ShownTensor[]): ShownTensor | undefined {
  const { values } = sent;
  return values ? { ...sent, values } : held.find((tensor) => tensor.key === sent.key);
}

/** The buffers of tensors that were sent or arrived. */
export function buffersOf(tensors: readonly SentTensor[]): ArrayBuffer[] {
  const arrays = tensors.flatMap(({ values, pooled }) => [values, ...pooled.map(({ means }) => means)]);
  return [...new Set(arrays.flatMap((array) => array?.buffer ?? []))];
}
