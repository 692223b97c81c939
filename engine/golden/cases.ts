import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** One reference case; the format is told in the README beside the files. Tensors are base64 until they are decoded. */
export interface GoldenCase {
  readonly name: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly shapes: Readonly<Record<string, readonly number[]>>;
  readonly expected: Readonly<Record<string, string | null>>;
  readonly tolerance: Tolerance & { readonly nonFinite: string; readonly fields: Readonly<Record<string, Tolerance>> };
  readonly pytorch: { readonly error: string | null };
  readonly tags: readonly string[];
  /** Largest errors against 80-bit arithmetic: of the stored expectations, and of the best that a float32 can hold. */
  readonly accuracy: Readonly<Record<"expectedVsExtended" | "roundedToFloat32", { readonly y: number }>> | null;
  readonly identity?: { readonly technique: string; readonly case: string; readonly fields: readonly string[] };
}

interface Tolerance {
  readonly abs: number;
  readonly rel: number;
}

export interface GoldenFile {
  readonly technique: string;
  readonly cases: readonly GoldenCase[];
}

/** The golden files of a folder: GOLDEN_DIR when it is set, else the ones beside this file. */
export function goldenFiles(folder = process.env.GOLDEN_DIR || import.meta.dirname): GoldenFile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as GoldenFile);
}

/** An input tensor of a case, stored as float32; undefined where the case has none. */
export function inputOf(golden: GoldenCase, name: string): Float32Array | undefined {
  const text = (golden as unknown as Record<string, unknown>)[name];
  return typeof text === "string" ? new Float32Array(bytesOf(text)) : undefined;
}

/** An expected tensor of a case: float64, or int32 for set numbers. */
export function expectedOf(golden: GoldenCase, name: string): Float64Array | Int32Array {
  const bytes = bytesOf(golden.expected[name] ?? "");
  return name.startsWith("setIds") ? new Int32Array(bytes) : new Float64Array(bytes);
}

function bytesOf(base64: string): ArrayBuffer {
  return new Uint8Array(Buffer.from(base64, "base64")).buffer;
}

/** How far `got` is from `want` in units of the tolerance: at most 1 passes. Infinite where only one of them is finite. */
export function toleranceRatio(
  got: ArrayLike<number>,
  want: ArrayLike<number>,
  { abs, rel }: Tolerance,
  nonFinite: string,
): number {
  if (got.length !== want.length) return Infinity;
  const scale = Array.from(want).reduce((top, v) => (Number.isFinite(v) ? Math.max(top, Math.abs(v)) : top), 0);
  const allowed = abs + rel * scale;
  let worst = 0;
  for (let i = 0; i < want.length; i++) {
    if (!Number.isFinite(want[i])) {
      if (nonFinite !== "anyNonFinite" || Number.isFinite(got[i])) return Infinity;
      continue;
    }
    const error = Math.abs(got[i] - want[i]);
    if (error === 0) continue;
    worst = Math.max(worst, Number.isFinite(error) ? error / allowed : Infinity);
  }
  return worst;
}
