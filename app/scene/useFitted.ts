import { useMemo } from "react";
import { isAwaited, ownFiles } from "../data/ownFiles.ts";
import { useScene } from "../stage/useStage.ts";
import { type FittedControls, fitControls, fitScene } from "./fitted.ts";
import type { Scene } from "./scene.ts";

/** What the controls show for the present scene. */
export function useFittedControls(): FittedControls {
  return useDerived(fitControls);
}

/** Why the present scene cannot be computed, in a sentence; null where it can. */
export function useProblem(): string | null {
  return useDerived(problemOf);
}

function useDerived<T>(derive: (scene: Scene) => T): T {
  const scene = useScene((scene) => scene);
  const files = ownFiles((state) => state.files);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the fit reads the own files that are open
  return useMemo(() => derive(scene), [derive, scene, files]);
}

function problemOf(scene: Scene): string | null {
  if ([scene.activations.file, scene.weights.file].some(isAwaited)) return null;
  try {
    fitScene(scene);
    return null;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return error.message;
  }
}
