const CHUNK = 2 ** 22;

/** FNV-1a, 32 bits, of nothing. */
const EMPTY = 0x811c9dc5;

/** Eight hexadecimal digits for the joined bytes of some files: FNV-1a, 32 bits. It recognizes a file; it protects nothing. */
export async function checksumOf(blobs: readonly Blob[]): Promise<string> {
  let hash = EMPTY;
  for (const blob of blobs) {
    for (let at = 0; at < blob.size; at += CHUNK) {
      hash = withBytes(hash, new Uint8Array(await blob.slice(at, at + CHUNK).arrayBuffer()));
    }
  }
  return (hash >>> 0).toString(16).padStart(8, "0");
}

/** Seven characters that stand for a text, by the same sum: a slip in the text changes them. They keep no secret. */
export function checksumOfText(text: string): string {
  return (withBytes(EMPTY, new TextEncoder().encode(text)) >>> 0).toString(36).padStart(7, "0");
}

function withBytes(hash: number, bytes: Uint8Array): number {
  let sum = hash;
  for (const byte of bytes) sum = Math.imul(sum ^ byte, 0x01000193);
  return sum;
}
