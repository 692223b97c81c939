import type { Technique } from "../../engine/technique.ts";

/** What the tensor is called before and after: x and y, for weights v and w, behind a convolution t and y. */
export function symbolsOf({ tensor, weight }: Technique): { readonly before: string; readonly after: string } {
  if (tensor === "weights") return { before: "v", after: "w" };
  return weight ? { before: "t", after: "y" } : { before: "x", after: "y" };
}
