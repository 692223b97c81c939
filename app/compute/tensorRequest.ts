import { fileFor } from "../data/ownFiles.ts";
import type { TensorScene } from "../scene/scene.ts";
import type { TensorRequest } from "./protocol.ts";

/** A tensor of the scene as the worker is asked for it: with the own file it is read from, if it is. */
export function requestOf({ shape, source, seed, times, axes, file }: TensorScene): TensorRequest {
  return { spec: { shape, source, seed, times, axes }, file: file ? fileFor(file) : null };
}
