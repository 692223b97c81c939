import type { Size } from "./resample.ts";

/** A picture format: how its files begin, and where they say their height and width. */
interface Format {
  begins(view: DataView): boolean;
  size(view: DataView): Size | null;
  /** Bits for one colour of a pixel, where these may be more than 8. */
  bits?(view: DataView): number;
}

const FORMATS: readonly Format[] = [
  {
    begins: (view) => text(view, 1, "PNG\r\n\x1a\n"),
    size: (view) => [view.getUint32(20), view.getUint32(16)],
    bits: (view) => Math.max(8, view.getUint8(24)),
  },
  { begins: (view) => view.getUint16(0) === 0xffd8 && view.getUint8(2) === 0xff, size: jpegSize },
  {
    begins: (view) => text(view, 0, "GIF8"),
    size: (view) => [view.getUint16(8, true), view.getUint16(6, true)],
  },
  { begins: (view) => text(view, 0, "RIFF") && text(view, 8, "WEBP"), size: webpSize },
  {
    begins: (view) => text(view, 0, "BM"),
    size: (view) => [Math.abs(view.getInt32(22, true)), Math.abs(view.getInt32(18, true))],
  },
  { begins: (view) => text(view, 4, "ftypavi"), size: avifSize, bits: avifBits },
];

/** The smallest file that is looked at; every format above states its size within this many bytes. */
const LEAST = 32;

/**
 * Height and width of a picture as its file says them, without decoding it: PNG, JPEG, GIF, WebP, BMP or AVIF, known by
 * their first bytes. Null when the bytes are none of these, or end before the size.
 */
export function pictureSize(bytes: Uint8Array): Size | null {
  return asked(bytes, (format, view) => format.size(view));
}

/** Bits for one colour of a pixel, as a picture's file says them; 8 where it has fewer or does not say. */
export function pictureBits(bytes: Uint8Array): number {
  return asked(bytes, (format, view) => format.bits?.(view) ?? 8) ?? 8;
}

function asked<T>(bytes: Uint8Array, ask: (format: Format, view: DataView) => T): T | null {
  if (bytes.length < LEAST) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const format = FORMATS.find((known) => known.begins(view));
  return format ? ask(format, view) : null;
}

function text(view: DataView, at: number, expected: string): boolean {
  return (
    at + expected.length <= view.byteLength && [...expected].every((c, i) => view.getUint8(at + i) === c.charCodeAt(0))
  );
}

/** Walks from marker to marker until a start of frame, which holds the size. */
function jpegSize(view: DataView): Size | null {
  let at = 2;
  while (at + 9 <= view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    const startOfFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (startOfFrame) return [view.getUint16(at + 5), view.getUint16(at + 7)];
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return null;
}

function webpSize(view: DataView): Size | null {
  if (text(view, 12, "VP8X")) return [1 + uint24(view, 27), 1 + uint24(view, 24)];
  if (text(view, 12, "VP8L")) {
    const bits = view.getUint32(21, true);
    return [1 + ((bits >>> 14) & 0x3fff), 1 + (bits & 0x3fff)];
  }
  if (text(view, 12, "VP8 ")) return [view.getUint16(28, true) & 0x3fff, view.getUint16(26, true) & 0x3fff];
  return null;
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) + view.getUint8(at + 2) * 2 ** 16;
}

/** The largest of its image spatial extents: a picture made of tiles has one for the whole and one for the tiles. */
function avifSize(view: DataView): Size | null {
  let largest: Size | null = null;
  const end = Math.min(view.byteLength, 2 ** 16) - 16;
  for (let at = 0; at <= end; at++) {
    if (!text(view, at, "ispe")) continue;
    const size: Size = [view.getUint32(at + 12), view.getUint32(at + 8)];
    if (largest === null || size[0] * size[1] > largest[0] * largest[1]) largest = size;
  }
  return largest;
}

/** From the configuration of its AV1 stream: one flag for 10 bits, one for 12. */
function avifBits(view: DataView): number {
  const end = Math.min(view.byteLength, 2 ** 16) - 8;
  for (let at = 0; at <= end; at++) {
    if (!text(view, at, "av1C")) continue;
    const flags = view.getUint8(at + 6);
    return flags & 0x40 ? (flags & 0x20 ? 12 : 10) : 8;
  }
  return 8;
}
