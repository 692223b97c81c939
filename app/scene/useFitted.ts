import { useMemo } from "react";
import { ownFiles } from "../data/ownFiles.ts";
import { type FittedScene, fitScene } from "./fitted.ts";
import type { Scene } from "./scene.ts";
import { sceneStore } from "./sceneStore.ts";

interface Fit {
  /** The present scene fitted, or the last one that could be. */
  readonly fitted: FittedScene | null;
  /** Why the present one cannot be, in a sentence. */
  readonly problem: string | null;
}

/** The present scene, fitted. */
export function useFitted(): Fit {
  const scene = sceneStore((state) => state.scene);
  const files = ownFiles((state) => state.files);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the fit reads the own files that are at hand
  return useMemo(() => fitOf(scene), [scene, files]);
}

function fitOf(scene: Scene): Fit {
  try {
    return { fitted: fitScene(scene), problem: null };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { fitted: null, problem: error.message };
  }
}
