import { create } from "zustand";
import type { FileIdentity } from "../scene/scene.ts";
import type { OwnFile } from "./supply.ts";

/** The own files of this visit by checksum: the page keeps their Blobs, so that a new worker can be given them again. */
export const ownFiles = create<{ readonly files: Readonly<Record<string, OwnFile>> }>(() => ({ files: {} }));

export function keepFile(file: OwnFile): void {
  ownFiles.setState(({ files }) => ({ files: { ...files, [file.checksum]: file } }));
}

/** The own file that a scene names; null where it was not chosen in this visit. */
export function fileFor({ checksum }: FileIdentity): OwnFile | null {
  return ownFiles.getState().files[checksum] ?? null;
}
