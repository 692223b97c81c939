import { type Cut, isOfElements, isOfPositions, type Layout } from "./cut.ts";
import { elements } from "./elements.ts";
import { planes } from "./planes.ts";
import { positions } from "./positions.ts";

/** The layout of a cut; null where the kernel has none for it. */
export function kernelLayout({ joint, affine }: Cut): Layout | null {
  if (joint.planar) return affine.sets.planar ? planes : isOfElements(affine.sets) ? elements : null;
  return isOfPositions(joint) && affine.sets.planar ? positions : null;
}
