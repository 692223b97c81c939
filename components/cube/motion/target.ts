import type { Sets } from "../../../engine/plan/partition.ts";
import type { CubeContent, CubeValues } from "../cubeProps.ts";
import { type Look, look } from "../paint/look.ts";
import { setsSkin, valuesSkin } from "../paint/skin.ts";
import type { CubeView, FaceMode } from "../space/view.ts";
import type { Opening } from "./apart.ts";
import type { Pose } from "./pose.ts";

/** The face mode that can be shown: sets where there are no values. */
export function facesShown(view: CubeView, values: CubeContent["values"]): FaceMode {
  return values ? view.faces : "sets";
}

/** The values that a face mode shows; null for sets. */
export function valuesShown(faces: FaceMode, values: CubeContent["values"]): CubeValues | null {
  return faces === "sets" || !values ? null : values[faces];
}

/** The look of cells in these sets, or in the colours of their values. */
export function lookFor(
  faces: FaceMode,
  cuts: readonly Sets[],
  shown: Pick<CubeValues, "values" | "scale"> | null,
): Look {
  return look(faces, cuts, shown ? valuesSkin(cuts[0].shape, shown.values, shown.scale) : setsSkin(cuts));
}

/** The cuts that are shown: of all sources, or of the one that is singled out. */
export function cutsShown(cuts: readonly Sets[], { source }: CubeView): readonly Sets[] {
  return source !== null && source < cuts.length ? [cuts[source]] : cuts;
}

/** The pose that a view asks for. */
export function poseOf({ orientation, apart, arrangement }: CubeView, look: Look, { openings }: Opening): Pose {
  return { orientation, apart, blocks: arrangement === "samples" ? 1 : 0, openings, looks: [look], stir: 0 };
}
