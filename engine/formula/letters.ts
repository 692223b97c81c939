import type { Technique } from "../technique.ts";

/** What the tensor is called before and after: x and y, for weights v and w, behind a convolution t and y. */
export function tensorLetters({ tensor, weight }: Pick<Technique, "tensor" | "weight">) {
  if (tensor === "weights") return { before: "v", after: "w" };
  return weight ? { before: "t", after: "y" } : { before: "x", after: "y" };
}
