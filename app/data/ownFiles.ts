import { create } from "zustand";
import type { FileIdentity } from "../scene/scene.ts";
import type { OwnFile } from "./supply.ts";

/**
 * The own files of this visit by checksum; null for one that this browser was asked for and does not keep. The page holds
 * their Blobs, so that a new worker can be given them again.
 */
export const ownFiles = create<{ readonly files: Readonly<Record<string, OwnFile | null>> }>(() => ({ files: {} }));

/** Takes a file, and has it kept for the next visit: false where this browser refuses. */
export async function keepFile(file: OwnFile): Promise<boolean> {
  hold(file.checksum, file);
  try {
    await (await import("./keptFiles.ts")).storeFile(file);
    return true;
  } catch {
    return false;
  }
}

/** The own file that a scene names; null where it was neither chosen in this visit nor kept. */
export function fileFor({ checksum }: FileIdentity): OwnFile | null {
  return ownFiles.getState().files[checksum] ?? null;
}

/** Whether it is not known yet if this browser keeps a file. */
export function isAwaited(file: FileIdentity | undefined): file is FileIdentity {
  return file !== undefined && !(file.checksum in ownFiles.getState().files);
}

const awaited = new Set<string>();

/** Looks for a file that a link names among those that are kept. */
export async function seekFile({ checksum }: FileIdentity): Promise<void> {
  if (awaited.has(checksum)) return;
  awaited.add(checksum);
  const found = await import("./keptFiles.ts").then(({ storedFile }) => storedFile(checksum)).catch(() => null);
  awaited.delete(checksum);
  hold(checksum, ownFiles.getState().files[checksum] ?? found);
}

function hold(checksum: string, file: OwnFile | null): void {
  ownFiles.setState(({ files }) => ({ files: { ...files, [checksum]: file } }));
}
