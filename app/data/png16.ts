import type { Size } from "./resample.ts";

/** The colours that a pixel of each colour type has: grey, RGB, grey and alpha, RGBA. A palette has 8 bits. */
const COLOURS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 4: 2, 6: 4 };

/** Where the passes of an interlaced picture begin, and how far apart their pixels are: x, y, along x, along y. */
const INTERLACED = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/**
 * Red, green and blue of a PNG of 16 bits per colour, from 0 to 1, which browsers would round to 8 bits. Grey is the
 * same in all three; transparent parts are composed on white; colour profiles are not applied.
 * @param bytes a PNG of 16 bits per colour that is at least as long as its header
 * @throws where the file is damaged
 */
export async function readPng16(bytes: Uint8Array<ArrayBuffer>): Promise<{ size: Size; colours: Float32Array[] }> {
  const { header, transparent, packed } = chunksOf(bytes);
  const [width, height] = [header.getUint32(0), header.getUint32(4)];
  const colours = COLOURS[header.getUint8(9)];
  const pixelBytes = 2 * colours;
  const passes = (header.getUint8(12) === 1 ? INTERLACED : [[0, 0, 1, 1] as const])
    .map(([x, y, dx, dy]) => ({ x, y, dx, dy, w: Math.ceil((width - x) / dx), h: Math.ceil((height - y) / dy) }))
    .filter(({ w, h }) => w > 0 && h > 0);
  const data = await inflate(
    packed,
    passes.reduce((sum, { w, h }) => sum + h * (1 + w * pixelBytes), 0),
  );
  const view = new DataView(data.buffer);
  const planes = Array.from({ length: colours < 3 ? 1 : 3 }, () => new Float32Array(width * height));
  const key = transparent && planes.map((_, c) => transparent.getUint16(2 * c));
  let at = 0;
  for (const { x, y, dx, dy, w, h } of passes) {
    unfilter(data.subarray(at, at + h * (1 + w * pixelBytes)), h, pixelBytes);
    for (let row = 0; row < h; row++) {
      at++;
      for (let column = 0; column < w; column++, at += pixelBytes) {
        const to = (y + row * dy) * width + x + column * dx;
        const hidden = key?.every((value, c) => view.getUint16(at + 2 * c) === value) ?? false;
        const hasAlpha = colours === 2 || colours === 4;
        const opacity = hidden ? 0 : hasAlpha ? view.getUint16(at + pixelBytes - 2) / 65535 : 1;
        planes.forEach((plane, c) => {
          plane[to] = (view.getUint16(at + 2 * c) / 65535) * opacity + (1 - opacity);
        });
      }
    }
  }
  return { size: [height, width], colours: planes.length === 3 ? planes : [planes[0], planes[0], planes[0]] };
}

function chunksOf(bytes: Uint8Array<ArrayBuffer>) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = new Map<string, Uint8Array<ArrayBuffer>[]>();
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    found.set(name, [...(found.get(name) ?? []), bytes.subarray(at + 8, at + 8 + length)]);
    at += 12 + length;
  }
  const viewOf = (chunk: Uint8Array | undefined) =>
    chunk && new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  const header = viewOf(found.get("IHDR")?.[0]);
  if (!header || !(header.getUint8(9) in COLOURS)) throw new RangeError("there is no header of a picture of 16 bits.");
  return { header, transparent: viewOf(found.get("tRNS")?.[0]), packed: found.get("IDAT") ?? [] };
}

async function inflate(packed: readonly Uint8Array<ArrayBuffer>[], size: number): Promise<Uint8Array<ArrayBuffer>> {
  const out = new Uint8Array(size);
  let at = 0;
  const reader = new Blob([...packed]).stream().pipeThrough(new DecompressionStream("deflate")).getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    if (at + part.value.length > size) throw new RangeError("there are more pixels than the size says.");
    out.set(part.value, at);
    at += part.value.length;
  }
  if (at < size) throw new RangeError("there are fewer pixels than the size says.");
  return out;
}

/** Takes the filters of a pass's rows back, in place: each row begins with the number of its filter. */
function unfilter(data: Uint8Array, rows: number, pixelBytes: number): void {
  const stride = data.length / rows;
  for (let row = 0; row < rows; row++) {
    const start = row * stride + 1;
    const filter = data[start - 1];
    if (filter > 4) throw new RangeError(`there is no filter ${filter}.`);
    for (let i = 0; i < stride - 1; i++) {
      const left = i < pixelBytes ? 0 : data[start + i - pixelBytes];
      const up = row === 0 ? 0 : data[start + i - stride];
      const corner = i < pixelBytes || row === 0 ? 0 : data[start + i - stride - pixelBytes];
      data[start + i] += predict(filter, left, up, corner);
    }
  }
}

function predict(filter: number, left: number, up: number, corner: number): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4:
      return nearest(left + up - corner, left, up, corner);
    default:
      return 0;
  }
}

/** The one of three that is nearest to a value, the first of equally near ones (the predictor of Paeth). */
function nearest(value: number, ...candidates: readonly number[]): number {
  return candidates.reduce((best, each) => (Math.abs(each - value) < Math.abs(best - value) ? each : best));
}
