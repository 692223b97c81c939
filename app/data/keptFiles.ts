import { clear, createStore, get, set, values } from "idb-keyval";
import type { OwnFile } from "./supply.ts";

const store = createStore("normcube", "files");

/** Keeps an own file in this browser, by its checksum: so tabs do not overwrite each other's. Rejects where that is refused. */
export async function storeFile(file: OwnFile): Promise<void> {
  await set(file.checksum, file, store);
}

/** An own file that was kept, or null. */
export async function storedFile(checksum: string): Promise<OwnFile | null> {
  return (await get<OwnFile>(checksum, store)) ?? null;
}

/** How many own files are kept, and their size in bytes; none where the browser refuses. */
export async function storedSize(): Promise<{ readonly files: number; readonly bytes: number }> {
  try {
    const files = await values<OwnFile>(store);
    const blobs = files.flatMap((file) => file.blobs);
    return { files: files.length, bytes: blobs.reduce((sum, { size }) => sum + size, 0) };
  } catch {
    return { files: 0, bytes: 0 };
  }
}

/** Forgets all own files but those that open tabs show. */
export async function forgetStored(): Promise<void> {
  await clear(store);
}
