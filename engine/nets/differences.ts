import type { Parameters } from "./optimizer.ts";

const STEP = 1e-6;

/** Every fifth entry is looked at. */
const STRIDE = 5;

/**
 * The gradients of what a network learns beside the central differences of its loss, entry by entry.
 * @param gradients writes the gradients at the present values, and returns the loss
 */
export function besideDifferences(
  parameters: readonly Parameters[],
  gradients: () => number,
): { readonly gradient: number; readonly difference: number }[] {
  gradients();
  const known = parameters.map(({ gradient }) => gradient.slice());
  return parameters.flatMap(({ values }, p) => {
    const places = Array.from({ length: Math.ceil(values.length / STRIDE) }, (_, i) => i * STRIDE);
    return places.map((i) => {
      const own = values[i];
      const [up, down] = [STEP, -STEP].map((by) => {
        values[i] = own + by;
        return gradients();
      });
      values[i] = own;
      return { gradient: known[p][i], difference: (up - down) / (2 * STEP) };
    });
  });
}
