import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { LABS } from "../../app/labs/labs/index.ts";
import { npy, type TestFile } from "../../e2e/files.ts";
import { TECHNIQUES } from "../../engine/techniques/index.ts";
import type { Chance } from "./chance.ts";

const SCENES = (JSON.parse(readFileSync("app/address/links.json", "utf8")) as readonly { readonly link: string }[]).map(
  ({ link }) => link,
);
const BESIDE = ["learn", "learn=article", "learn=troubles", "learn=1.notes", "labs"];
const KINDS = ["paint", "mean", "y", "sets"];

/** A link that the page itself could have written, to any of its views. */
export function anyLink(by: Chance): string {
  const scene = `${by.oneOf(SCENES).replace(/&detail=\w+/, "")}&detail=${by.oneOf(["picture", "numbers", "everything"])}`;
  switch (by.below(8)) {
    case 0:
    case 1:
      return scene;
    case 2:
      return by.oneOf(SCENES.filter((link) => link.startsWith("view=compare")));
    case 3:
      return `technique=${by.oneOf(TECHNIQUES).id}&cell=1.2.0.1&detail=everything`;
    case 4:
      return `learn=${1 + by.below(12)}.${1 + by.below(6)}&seed=${by.below(100)}`;
    case 5:
      return by.oneOf(BESIDE);
    case 6:
      return `learn=ask&kind=${by.oneOf(KINDS)}&scene=${encodeURIComponent(scene)}`;
    default:
      return `labs=${by.oneOf(LABS).id}`;
  }
}

/** A link to a scene in Explore or Compare: where files are dropped. */
export function sceneLink(by: Chance): string {
  return by.oneOf(SCENES);
}

function sample(name: string): TestFile {
  return { name, bytes: readFileSync(`public/samples/${name}`) };
}

/** The head of a zip archive with one file that is not packed. */
function archive(name: string, { name: inside, bytes }: TestFile): TestFile {
  const head = Buffer.alloc(30);
  head.write("PK\x03\x04", "latin1");
  head.writeUInt32LE(bytes.length, 18);
  head.writeUInt32LE(bytes.length, 22);
  head.writeUInt16LE(inside.length, 26);
  return { name, bytes: Buffer.concat([head, Buffer.from(inside), bytes]) };
}

/** A picture of 2×2 pixels, not packed. */
function bitmap(): TestFile {
  const bytes = Buffer.alloc(70, 0x40);
  bytes.fill(0, 0, 54).write("BM", "latin1");
  for (const [at, value] of [
    [2, 70],
    [10, 54],
    [14, 40],
    [18, 2],
    [22, 2],
    [34, 16],
  ])
    bytes.writeUInt32LE(value, at);
  bytes.writeUInt16LE(1, 26);
  bytes.writeUInt16LE(24, 28);
  return { name: "a.bmp", bytes };
}

const text = (name: string, words: string): TestFile => ({ name, bytes: Buffer.from(words) });
const numbers = Array.from({ length: 48 }, (_, i) => i % 7);
const GIF = "R0lGODlhAgACAIAAAP8AAAAA/ywAAAAAAgACAAACAoRRADs=";
const SVG = "<svg xmlns='http://www.w3.org/2000/svg' width='8' height='8'><rect width='4' height='8'/></svg>";

/** Files of every format that the page takes or names in its refusal; what only a browser can encode is made by `page`. */
export async function filesOf(page: Page): Promise<readonly TestFile[]> {
  const encoded = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 12, height: 9 });
    const pen = canvas.getContext("2d");
    for (let x = 0; x < 12; x++) {
      if (pen) pen.fillStyle = `hsl(${x * 30} 80% 50%)`;
      pen?.fillRect(x, x % 4, 1, 9);
    }
    return ["jpeg", "webp"].map((type) => [type, canvas.toDataURL(`image/${type}`).split(",")[1]] as const);
  });
  return [
    ...["conv1.npy", "conv2.npy", "conv1-weight.npy", "cat.png", "rocket.png"].map(sample),
    ...["<f8", ">f4", "<f4", ">i2", "<i8", "|u1"].map((type, i) => npy(type, [2, 3, 4, 2], numbers, i % 2 === 0)),
    npy("<f4", [48], numbers),
    npy("<f8", [6, 8], numbers),
    archive("a.npz", npy("<f4", [6, 8], numbers)),
    archive("a.zip", text("a.txt", "words")),
    text("a.csv", "1,2,3\n4,5,6\n"),
    text("a.tsv", "a\tb\n1\t2\n"),
    text("a.json", '{"x": [[1, 2], [3, 4]]}'),
    text("a.svg", SVG),
    bitmap(),
    { name: "a.gif", bytes: Buffer.from(GIF, "base64") },
    ...encoded.map(([type, base64]) => ({ name: `a.${type}`, bytes: Buffer.from(base64, "base64") })),
  ];
}
