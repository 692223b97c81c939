import { readFileSync } from "node:fs";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readNpy } from "../../engine/npy/read.ts";
import { type Shape, sizeOf } from "../../engine/plan/shape.ts";
import { SOURCES } from "../../engine/sources/index.ts";
import { dataChoices } from "./dataChoices.ts";
import { inspectFiles } from "./ownFile.ts";
import { SAMPLES } from "./samples.ts";
import { limitsOf, OWN_FILE } from "./supply.ts";
import { makeTensor } from "./tensorData.ts";

function sampleFile(name: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(readFileSync(`public/samples/${name}`));
}

function npyFile(name: string): File {
  return new File([sampleFile(name)], name);
}

function spec(source: string, shape: Shape, seed = 7) {
  return { source, shape, seed };
}

beforeEach(() => {
  vi.stubGlobal("fetch", async (url: string) => new Response(sampleFile(url.slice(url.lastIndexOf("/") + 1))));
});
afterEach(() => {
  vi.unstubAllGlobals();
});

test("ids are unique over seeded sources, samples and the own file", () => {
  const ids = [...SOURCES, ...SAMPLES].map(({ id }) => id).concat(OWN_FILE);
  expect(new Set(ids).size).toBe(ids.length);
  expect(dataChoices("activations").map(({ id }) => id)[0]).toBe("scales");
  expect(dataChoices("weights").map(({ id }) => id)[0]).toBe("rows");
});

test.each(SAMPLES.filter(({ kind }) => kind === "npy"))(
  "the file of $id has the shape that is declared",
  ({ urls, axes, shape }) => {
    const file = readNpy(sampleFile(urls[0].slice(urls[0].lastIndexOf("/") + 1)).buffer);
    const declared = axes === "NHW" ? [shape[0], shape[2], shape[3]] : shape;
    expect(file.shape).toEqual(declared);
  },
);

test.each(SAMPLES)("$id begins small and within its limits", ({ id, initialShape }) => {
  const limits = limitsOf({ source: id }, null);
  expect(initialShape.every((length, axis) => length <= limits[axis])).toBe(true);
  expect(sizeOf(initialShape)).toBeLessThanOrEqual(4 * 3 * 32 * 32);
});

test.each(["scales", "normal", "contrast", "sparse"])(
  "a tensor of %s is its source's, and following mini-batches are the samples that follow",
  async (source) => {
    const shape: Shape = [4, 6, 3, 3];
    const shown = await makeTensor(spec(source, shape), null);
    const next = await makeTensor(spec(source, shape), null, 1);
    const twice = await makeTensor(spec(source, [8, 6, 3, 3]), null);
    expect([shown.note, next.note]).toEqual([null, null]);
    expect([...shown.data, ...next.data]).toEqual([...twice.data]);
  },
);

test("every mini-batch with an outlier has it, and counting numbers are the same in each", async () => {
  const shape: Shape = [4, 6, 3, 3];
  const next = await makeTensor(spec("outlier", shape), null, 3);
  expect(next.data[0]).toBe(20);
  expect(next.data.subarray(1)).toEqual((await makeTensor(spec("normal", shape), null, 3)).data.subarray(1));
  const counted = await makeTensor(spec("counting", shape), null);
  expect(await makeTensor(spec("counting", shape), null, 3)).toEqual(counted);
});

test("digits are resampled, from 0 to 1, and following mini-batches are the digits that follow", async () => {
  const { data, shape, note } = await makeTensor(spec("digits", [4, 1, 12, 12]), null);
  expect(shape).toEqual([4, 1, 12, 12]);
  expect(note).toBe("first 4 of 1,797 digits, resampled to 12×12");
  expect(Math.max(...data)).toBe(1);
  const eight = await makeTensor(spec("digits", [8, 1, 8, 8]), null);
  const next = await makeTensor(spec("digits", [4, 1, 8, 8]), null, 1);
  expect(next.data).toEqual(eight.data.slice(256));
});

test("following mini-batches begin again where the samples end", async () => {
  const shown = await makeTensor(spec("conv2", [4, 16, 8, 8]), null);
  expect((await makeTensor(spec("conv2", [4, 16, 8, 8]), null, 1)).data).not.toEqual(shown.data);
  expect((await makeTensor(spec("conv2", [4, 16, 8, 8]), null, 2)).data).toEqual(shown.data);
});

test("activations are cut, with the words for it, and never beyond what there is", async () => {
  const { data, shape, note } = await makeTensor(spec("conv2", [4, 6, 3, 3]), null);
  const whole = readNpy(sampleFile("conv2.npy").buffer).data;
  expect(shape).toEqual([4, 6, 3, 3]);
  expect(note).toBe("first 4 of 8 samples, first 6 of 16 channels, upper left 3×3 of 8×8");
  expect(data[((1 * 6 + 2) * 3 + 1) * 3 + 2]).toBe(whole[((1 * 16 + 2) * 8 + 1) * 8 + 2]);
  const all = await makeTensor(spec("conv2", [99, 99, 99, 99]), null);
  expect(all).toEqual({ data: whole, shape: [8, 16, 8, 8], note: null, merged: false });
});

test("the caller owns the array: changing it does not change the sample", async () => {
  const first = await makeTensor(spec("conv1-weight", [8, 1, 3, 3]), null);
  const kept = first.data.slice();
  first.data.fill(0);
  expect((await makeTensor(spec("conv1-weight", [8, 1, 3, 3]), null)).data).toEqual(kept);
});

test("what cannot be made is refused in one sentence", async () => {
  await expect(makeTensor(spec("nonsense", [1, 1, 1, 1]), null)).rejects.toThrow('there are no data called "nonsense"');
  await expect(makeTensor(spec("file", [1, 1, 1, 1]), null)).rejects.toThrow("the own file is not here any more");
  await expect(makeTensor(spec("normal", [4096, 4096, 1, 1]), null)).rejects.toThrow(
    "4096×4096×1×1 is 16,777,216 values; at most 8,388,608 can be shown.",
  );
});

test("a sample that does not load is named and tried again", async () => {
  vi.resetModules();
  const { makeTensor } = await import("./tensorData.ts");
  vi.stubGlobal("fetch", async () => new Response(null, { status: 404 }));
  const photos = makeTensor(spec("conv3-weight", [1, 1, 3, 3]), null);
  await expect(photos).rejects.toThrow("conv3-weight.npy could not be loaded (404): try again.");
  vi.stubGlobal("fetch", async () => new Response(sampleFile("conv3-weight.npy")));
  expect((await makeTensor(spec("conv3-weight", [1, 1, 3, 3]), null)).data).toHaveLength(9);
});

test("an own .npy file is recognized by its bytes, identified, and read with the axes asked for", async () => {
  const info = await inspectFiles([new File([sampleFile("conv2.npy")], "holiday.jpg")]);
  expect(info).toMatchObject({ axes: "NCHW", shape: [8, 16, 8, 8], initialShape: [8, 16, 8, 8] });
  expect(info.file).toMatchObject({ kind: "npy", name: "holiday.jpg", shape: [8, 16, 8, 8] });
  expect(info.file.checksum).toMatch(/^[0-9a-f]{8}$/);
  const asIs = await makeTensor(spec(OWN_FILE, info.shape), info.file);
  expect(asIs.data).toEqual(readNpy(sampleFile("conv2.npy").buffer).data);
  const turned = { ...spec(OWN_FILE, [8, 4, 8, 8]), axes: "NHWC" };
  expect(limitsOf(turned, info.file)).toEqual([8, 8, 16, 8]);
  const { data, note } = await makeTensor(turned, info.file);
  expect(note).toBe("the first 8×4×8×8 of 8×8×16×8");
  expect(data[(1 * 8 + 2) * 8 + 3]).toBe(asIs.data[(2 * 8 + 3) * 8 + 1]);
  expect((await makeTensor(turned, info.file, 3)).data).toEqual(data);
});

/** An own .npy file of 64-bit numbers. */
async function ownNpy(descr: "<i8" | "<f8", shape: Shape, values: readonly (bigint | number)[]) {
  const header = `{'descr': '${descr}', 'fortran_order': False, 'shape': (${shape.join(", ")}), }`.padEnd(117);
  const numbers = descr === "<i8" ? BigInt64Array.from(values, BigInt) : Float64Array.from(values, Number);
  const head = Uint8Array.from(`\x93NUMPY\x01\0\x76\0${header}\n`, (c) => c.charCodeAt(0));
  return (await inspectFiles([new File([head, numbers], "own.npy")])).file;
}

test("numbers that float32 would make equal or infinite are read as they are, without a word", async () => {
  for (const [descr, value] of [
    ["<i8", (i: number) => 1_700_000_000 + i],
    ["<f8", (i: number) => 1e9 + Math.sin(i)],
    ["<f8", (i: number) => (i === 5 ? 1e39 : i)],
    ["<f8", (i: number) => 1e-60 * i],
  ] as const) {
    const values = Array.from({ length: 48 }, (_, i) => value(i));
    const own = await makeTensor(spec(OWN_FILE, [2, 3, 4, 2]), await ownNpy(descr, [2, 3, 4, 2], values));
    expect([...own.data]).toEqual(values);
    expect(own).toMatchObject({ note: null, merged: false });
  }
});

test("64-bit integers beyond float64 are read less the smallest, or what was lost is counted", async () => {
  const shape: Shape = [2, 3, 4, 2];
  const times = Array.from({ length: 48 }, (_, i) => 1_700_000_000_000_000_001n + BigInt(i));
  const own = await makeTensor(spec(OWN_FILE, shape), await ownNpy("<i8", shape, times));
  expect([...own.data]).toEqual([...times.keys()]);
  expect(own.note).toBe(
    "1,700,000,000,000,000,001 was subtracted from every value, exactly: float64 cannot hold integers this large",
  );
  const far = await makeTensor(spec(OWN_FILE, shape), await ownNpy("<i8", shape, times.with(0, -5n)));
  expect(far.note).toBe("47 of 48 values were rounded to float64, which made 47 equal to another one");
  expect(far.merged).toBe(true);
  const part = await makeTensor(spec(OWN_FILE, [1, 3, 4, 2]), await ownNpy("<i8", shape, times));
  expect(part.note).toMatch(/^the first 1×3×4×2 of 2×3×4×2; 1,700,000,000,000,000,001 was subtracted/);
});

test("a factor that leads out of float32 makes no value infinite and none 0", async () => {
  const shape: Shape = [2, 3, 4, 2];
  for (const times of [1e-44, 1e39]) {
    const { data } = await makeTensor({ ...spec("normal", shape), times }, null);
    const plain = (await makeTensor(spec("normal", shape), null)).data;
    expect([...data]).toEqual(Array.from(plain, (value) => value * times));
  }
  expect((await makeTensor({ ...spec("normal", shape), times: 2.5 }, null)).data).toBeInstanceOf(Float32Array);
});

test("files with other contents have other checksums", async () => {
  const checksums = await Promise.all(
    ["conv1.npy", "conv3.npy"].map(async (name) => (await inspectFiles([npyFile(name)])).file.checksum),
  );
  expect(checksums[0]).not.toBe(checksums[1]);
});

test.each<[string, readonly File[], string]>([
  ["nothing", [], "there is no file: choose a .npy file or pictures."],
  ["an empty file", [new File([], "a.npy")], "a.npy is empty."],
  [
    "a truncated one",
    [new File([sampleFile("conv2.npy").slice(0, 5000)], "conv2.npy")],
    "conv2.npy: the array needs 32,768 bytes of numbers, the file has 4,872: it is truncated.",
  ],
  [
    "an archive",
    [new File(["PK\x03\x04..."], "a.npz")],
    "a.npz is a zip archive: unpack it, and choose a .npy file or pictures.",
  ],
  [
    "text",
    [new File(["hello, world"], "a.png")],
    "a.png is not a picture that can be read: use a PNG, JPEG, WebP, AVIF, GIF, BMP or .npy file.",
  ],
  [
    "two arrays",
    [npyFile("conv1.npy"), npyFile("conv2.npy")],
    "2 files, one of them .npy: choose one .npy file, or only pictures.",
  ],
])("refuses %s in one sentence", async (_what, files, sentence) => {
  await expect(inspectFiles(files)).rejects.toThrow(new RangeError(sentence));
});
