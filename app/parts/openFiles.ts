import type { TensorKind } from "../../engine/plan/technique.ts";
import { fileFor, keepFile } from "../data/ownFiles.ts";
import { OWN_FILE } from "../data/supply.ts";
import { tidy } from "../foreignText.ts";
import { loadedOrSaid } from "../loading.tsx";
import { dismiss, notify } from "../notices.ts";
import type { Stage } from "../stage/stage.ts";

/** Of the file that was opened last alone something is said. */
export const LATEST = "file";

/** Takes an own file and returns null, or returns in one sentence why not; the picture before stays then. */
export async function openFiles(
  { sceneStore, setTensor }: Stage,
  kind: TensorKind,
  files: readonly File[],
): Promise<string | null> {
  try {
    const parser = await loadedOrSaid(() => import("../data/ownFile.ts"));
    const words = await loadedOrSaid(() => import("../../engine/npy/axisWords.ts"));
    if (!parser || !words) return null;
    const { file, axes, initialShape } = await parser.inspectFiles(files, kind);
    const kept = keepFile(file);
    const { seed, file: named, shape, axes: namedAxes } = sceneStore.getState().scene[kind];
    const asked = named?.checksum === file.checksum;
    setTensor(kind, {
      shape: asked ? shape : initialShape,
      source: OWN_FILE,
      seed,
      axes: asked ? (namedAxes ?? axes) : axes,
      file: { name: file.name, shape: file.shape, checksum: file.checksum },
    });
    if (axes && !(asked && namedAxes))
      notify("info", `${file.name}: ${words.guessInWords(file.shape, kind)}`, undefined, LATEST);
    else dismiss(LATEST);
    if (named && !asked && fileFor(named) === null) {
      notify("warn", `${file.name} is not the file that the link names (${named.name}, checksum ${named.checksum}).`);
    }
    if (!(await kept))
      notify(
        "warn",
        `${file.name} is not kept: this browser refuses to store it, or has no room. Choose it again after a reload.`,
      );
    return null;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    dismiss(LATEST);
    return tidy(error.message);
  }
}
