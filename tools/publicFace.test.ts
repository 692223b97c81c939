import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build, type Plugin } from "vite";
import { afterAll, expect, test } from "vitest";
import * as face from "../engine/index.ts";

const README = readFileSync("engine/README.md", "utf8");
const folder = mkdtempSync(join(tmpdir(), "public-face-"));

afterAll(() => rmSync(folder, { recursive: true }));

/** What a piece of code beside engine/index.ts writes when it is run in Node. */
async function output(code: string): Promise<string> {
  const entry = resolve("engine/snippet.ts");
  const snippet: Plugin = {
    name: "snippet",
    enforce: "pre",
    resolveId: (id) => (id === entry ? id : undefined),
    load: (id) => (id === entry ? code : undefined),
  };
  const outDir = join(folder, "built");
  await build({
    configFile: false,
    logLevel: "error",
    plugins: [snippet],
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      rolldownOptions: { input: entry, output: { entryFileNames: "snippet.mjs" } },
    },
  });
  const { stdout, stderr } = spawnSync(process.execPath, [join(outDir, "snippet.mjs")], { encoding: "utf8" });
  expect(stderr).toBe("");
  return stdout;
}

test("what the engine's README does runs in Node, by what index.ts exports", async () => {
  const snippet = /```ts\n([\s\S]+?)```/.exec(README)?.[1] ?? "";
  const told =
    "console.log(JSON.stringify({ means: moments[0].mean.length, y: Array.from(y), words, dx: dx.length }));";
  const { means, y, words, dx } = JSON.parse(await output(snippet + told));
  expect(means).toBe(12);
  expect(words).toBe("12 sets of 18 values: one per sample and group of 2 channels");
  expect([y.length, dx]).toEqual([216, 216]);
  const first: number[] = y.slice(0, 18);
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  expect(mean(first)).toBeCloseTo(0, 5);
  expect(mean(first.map((value) => value ** 2))).toBeCloseTo(1, 2);
});

test("index.ts exports what its README lists, no more and no less", () => {
  const list = /## What index\.ts exports\n([\s\S]+?)\n## /.exec(README)?.[1] ?? "";
  const listed = Array.from(list.matchAll(/`(\w+)`/g), ([, name]) => name);
  expect([...listed].sort()).toEqual(Object.keys(face).sort());
});
