import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const SAMPLES = new URL("../../public/samples/", import.meta.url);

/** The kinds of a PNG's chunks, in their order. */
function chunksOf(name: string): string[] {
  const bytes = readFileSync(new URL(name, SAMPLES));
  const kinds: string[] = [];
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at))
    kinds.push(bytes.toString("latin1", at + 4, at + 8));
  return kinds;
}

test("no photo has a colour profile: engines read them differently", () => {
  const photos = readdirSync(SAMPLES).filter((name) => name.endsWith(".png"));
  expect(photos).toHaveLength(4);
  for (const photo of photos)
    expect(
      chunksOf(photo).filter((kind) => !/^(IHDR|IDAT|IEND)$/.test(kind)),
      photo,
    ).toEqual([]);
});
