import type { TensorScene } from "../scene/scene.ts";
import { fileFor } from "./ownFiles.ts";
import { SAMPLES } from "./samples.ts";
import { OWN_FILE } from "./supply.ts";

/** Whether a tensor's numbers are the pixels of pictures. */
export function isPictureData({ source, file }: TensorScene): boolean {
  if (source === OWN_FILE) return !!file && fileFor(file)?.kind === "images";
  return SAMPLES.some(({ id, kind }) => id === source && kind === "pictures");
}
