import type { SentTensor, ShownTensor } from "./protocol.ts";

/** A tensor with its values: as it was sent, or where these were not, as the page has it. */
export function arrived<Tensor extends SentTensor>(
  sent: Tensor,
  held: readonly ((Tensor & ShownTensor) | null | undefined)[],
): (Tensor & ShownTensor) | undefined {
  const { values } = sent;
  return values ? { ...sent, values } : (held.find((tensor) => tensor?.key === sent.key) ?? undefined);
}

/** The buffers of tensors that were sent or arrived. */
export function buffersOf(tensors: readonly (Pick<SentTensor, "values" | "pooled"> | null)[]): ArrayBuffer[] {
  const arrays = tensors.flatMap((tensor) => [tensor?.values, tensor?.pooled?.means]);
  return [...new Set(arrays.flatMap((array) => array?.buffer ?? []))];
}
