import { count } from "../../engine/numbers.ts";
import { MAX_CELLS, type Shape, type Values } from "../../engine/plan/shape.ts";
import { pictureBits, pictureSize } from "./pictureSize.ts";
import { readPng16 } from "./png16.ts";
import { resamplePlane, type Size } from "./resample.ts";

/** The largest picture that is decoded, in pixels: more would need over 256 MB. */
const MAX_PIXELS = 64e6;
const MAX_BYTES = 128e6;

/** The same for 16 bits per colour, which are decoded here. */
const MAX_DEEP_PIXELS = 2 ** 24;

/** A decoded picture: red, green and blue from 0 to 1, row by row. */
export interface DecodedImage {
  readonly size: Size;
  readonly colours: readonly Values[];
  /** Bits per colour, in the file and as far as they were read. */
  readonly bits: { readonly file: number; readonly read: number };
}

/**
 * Height and width of a picture after decoding it, turned upright. For checking a file before it is used.
 * @throws RangeError with one sentence when it cannot be decoded.
 */
export async function checkPicture(blob: Blob, name: string): Promise<Size> {
  const decoded = await decode(blob, name);
  if ("colours" in decoded) return decoded.size;
  const { height, width } = decoded.bitmap;
  decoded.bitmap.close();
  return [height, width];
}

/**
 * Decodes pictures, in the page or in a worker. Transparent parts are composed on white.
 * Pictures with more pixels together than a tensor can hold are made smaller at once.
 * @throws RangeError with one sentence when one of them cannot be decoded.
 */
export async function openPictures(blobs: readonly Blob[]): Promise<readonly DecodedImage[]> {
  const pictures: DecodedImage[] = [];
  for (const [i, blob] of blobs.entries()) {
    const decoded = await decode(blob, blob instanceof File ? blob.name : `picture ${i}`);
    const most = MAX_CELLS / 3 / blobs.length;
    if ("colours" in decoded) pictures.push(shrunk(decoded, most));
    else {
      pictures.push({ ...pixelsOf(decoded.bitmap, most), bits: { file: decoded.bits, read: 8 } });
      decoded.bitmap.close();
    }
  }
  return pictures;
}

/**
 * Pictures as a tensor N×C×H×W of red, green and blue from 0 to 1, of which the first C are taken.
 * Of each picture the largest part in the middle that has the proportions of H×W is resampled to that size.
 */
export function picturesToTensor(
  pictures: readonly DecodedImage[],
  [N, C, H, W]: Shape,
  first: number,
): Float32Array<ArrayBuffer> {
  const out = new Float32Array(N * C * H * W);
  for (let n = 0; n < N; n++) {
    const picture = pictures[first + n];
    for (let c = 0; c < C; c++) {
      const { plane, size } = middlePlane(picture, c, H / W);
      out.set(resamplePlane(plane, size, [H, W]), (n * C + c) * H * W);
    }
  }
  return out;
}

/** How pixels became numbers, where it is not the usual 255 is 1. */
export function pixelsInWords(pictures: readonly DecodedImage[]): string | null {
  const words = pictures.map(({ bits: { file, read } }) => {
    if (read === 16) return "16-bit pixels: 65,535 is 1, colour profiles are not applied";
    return file > 8 ? `${file}-bit pixels, rounded to 8 bits by the browser` : null;
  });
  return [...new Set(words.filter((each) => each !== null))].join("; ") || null;
}

/** A picture decoded by the browser, or here where that would round it. */
type Decoded = DecodedImage | { readonly bitmap: ImageBitmap; readonly bits: number };

async function decode(blob: Blob, name: string): Promise<Decoded> {
  if (blob.size > MAX_BYTES) {
    throw new RangeError(`${name} has ${millions(blob.size)} million bytes: pictures of at most 128 million are read.`);
  }
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const [size, bits] = [pictureSize(bytes), pictureBits(bytes)];
  if (size === null) {
    throw new RangeError(
      `${name} is not a picture that can be read: use a PNG, JPEG, WebP, AVIF, GIF, BMP or .npy file.`,
    );
  }
  checkPixels(size, name);
  const damaged = () => {
    throw new RangeError(`${name} says that it is a picture of ${size[1]}×${size[0]} pixels, but it is damaged.`);
  };
  if (bits === 16) {
    checkDeepPixels(size, name);
    return { ...(await readPng16(bytes).catch(damaged)), bits: { file: 16, read: 16 } };
  }
  // Engines differ in what they make of a colour profile: the pixels are taken as they are stored.
  const bitmap = await createImageBitmap(blob, { colorSpaceConversion: "none" }).catch(damaged);
  checkPixels([bitmap.height, bitmap.width], name);
  return { bitmap, bits };
}

function checkDeepPixels([height, width]: Size, name: string): void {
  if (height * width <= MAX_DEEP_PIXELS) return;
  throw new RangeError(
    `${name} is a picture of ${width}×${height} pixels of 16 bits, ${millions(height * width)} million: at most ${millions(MAX_DEEP_PIXELS)} million of these are decoded, make it smaller first.`,
  );
}

/** A picture with at most `most` pixels: every pixel is the mean of those that it covers. */
function shrunk({ size, colours, bits }: DecodedImage, most: number): DecodedImage {
  const shrink = Math.min(1, Math.sqrt(most / (size[0] * size[1])));
  const to = size.map((length) => Math.max(1, Math.floor(length * shrink))) as unknown as Size;
  return { size: to, colours: colours.map((plane) => resamplePlane(plane, size, to)), bits };
}

function checkPixels([height, width]: Size, name: string): void {
  if (height === 0 || width === 0)
    throw new RangeError(`${name} is a picture of ${width}×${height} pixels: nothing to show.`);
  if (height * width > MAX_PIXELS) {
    throw new RangeError(
      `${name} is a picture of ${width}×${height} pixels, ${millions(height * width)} million: at most 64 million are decoded, make it smaller first.`,
    );
  }
}

function millions(value: number): string {
  return count(Math.round(value / 1e6));
}

/** The pixels of a bitmap at its own size, or at a smaller one with at most `most` pixels. */
function pixelsOf(bitmap: ImageBitmap, most: number): Pick<DecodedImage, "size" | "colours"> {
  const shrink = Math.min(1, Math.sqrt(most / (bitmap.width * bitmap.height)));
  const width = Math.max(1, Math.floor(bitmap.width * shrink));
  const height = Math.max(1, Math.floor(bitmap.height * shrink));
  let source: ImageBitmap | OffscreenCanvas = bitmap;
  let canvas: OffscreenCanvas;
  // One step of more than a half would skip pixels where the browser only mixes neighbours.
  do {
    canvas = draw(source, Math.max(width, Math.ceil(source.width / 2)), Math.max(height, Math.ceil(source.height / 2)));
    source = canvas;
  } while (canvas.width > width || canvas.height > height);
  const rgba = context(canvas).getImageData(0, 0, width, height).data;
  const colours = [0, 1, 2].map((c) => Float32Array.from({ length: width * height }, (_, i) => rgba[4 * i + c] / 255));
  return { size: [height, width], colours };
}

function draw(source: ImageBitmap | OffscreenCanvas, width: number, height: number): OffscreenCanvas {
  const canvas = new OffscreenCanvas(width, height);
  const ctx = context(canvas);
  ctx.imageSmoothingQuality = "high";
  ctx.fillStyle = "white";
  ctx.fillRect(0, 0, width, height);
  ctx.drawImage(source, 0, 0, width, height);
  return canvas;
}

function context(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const ctx = canvas.getContext("2d", { willReadFrequently: true });
  if (ctx === null) throw new Error("this browser cannot draw pictures outside the page.");
  return ctx;
}

/** One colour, 0 to 1, of the largest part in the middle of a picture that has this proportion of height to width. */
function middlePlane(
  { size, colours }: DecodedImage,
  colour: number,
  proportion: number,
): { plane: Float32Array; size: Size } {
  const [fullHeight, fullWidth] = size;
  const height = clamp(Math.round(fullWidth * proportion), fullHeight);
  const width = clamp(Math.round(fullHeight / proportion), fullWidth);
  const top = Math.floor((fullHeight - height) / 2);
  const left = Math.floor((fullWidth - width) / 2);
  const plane = new Float32Array(height * width);
  for (let h = 0; h < height; h++) {
    const row = (top + h) * fullWidth + left;
    plane.set(colours[colour].subarray(row, row + width), h * width);
  }
  return { plane, size: [height, width] };
}

function clamp(length: number, most: number): number {
  return Math.min(Math.max(1, length), most);
}
