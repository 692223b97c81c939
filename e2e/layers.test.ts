import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

/** Imports that the layer rule must refuse: the file it is planted in, and the statement. */
const REFUSED = {
  "engine/from-app.ts": 'import "../app/main.tsx";',
  "engine/from-components.ts": 'export * from "../components/numbers.ts";',
  "engine/techniques/from-app.ts": 'import type { Scene } from "../../app/scene.ts"; export type { Scene };',
  "engine/techniques/from-components.ts": 'export const late = import("../../components/numbers.ts");',
  "engine/from-tools.ts": 'import "../tools/check.mjs";',
  "engine/from-package.ts": 'import "d3";',
  "engine/from-scoped-package.ts": 'import "@scope/package/part";',
  "engine/from-node.ts": 'import "node:fs";',
  "engine/from-package.test.ts": 'import "react";',
  "engine/golden/from-package.ts": 'import "react";',
  "engine/from-app.test.ts": 'import "../app/main.tsx";',
  "engine/from-test.ts": 'import "./shape.test.ts";',
  "components/from-app.ts": 'import "../app/main.tsx";',
  "components/cube/from-app.ts": 'import "../../app/main.tsx";',
  "components/from-tools.ts": 'import "../tools/check.mjs";',
  "components/from-store.ts": 'import "zustand";',
  "components/from-store-part.ts": 'import "zustand/vanilla";',
  "components/from-test.ts": 'import "./numbers.test.ts";',
  "app/from-gallery.ts": 'import "../gallery/example.ts";',
  "components/from-gallery.ts": 'import "../gallery/example.ts";',
  "gallery/stories/from-app.ts": 'import "../../app/main.tsx";',
  "gallery/from-store.ts": 'import "zustand";',
  "app/from-test.ts": 'import "../engine/shape.test.ts";',
};

const ALLOWED = {
  "engine/own.ts": 'import "./shape.ts";',
  "engine/techniques/own.ts": 'import "../shape.ts";',
  "engine/own.test.ts":
    'import "vitest"; import "fast-check"; import "node:fs"; import "node:fs/promises"; import "./shape.ts";',
  "engine/golden/own.ts": 'import "node:fs"; import "../shape.ts";',
  "components/own.ts": 'import "react"; import "d3"; import "./numbers.ts"; import "../engine/plan/shape.ts";',
  "components/cube/own.ts": 'import "../numbers.ts"; import "../../engine/shape.ts";',
  "gallery/own.ts": 'import "react"; import "../app/styles/base.css"; import "../components/numbers.ts";',
  "app/own.ts": 'import "zustand"; import "../components/numbers.ts"; import "../engine/plan/shape.ts";',
};

const folder = mkdtempSync(join(tmpdir(), "layers-"));
const biome = resolve("node_modules/.bin/biome");
let report = "";

beforeAll(() => {
  copyFileSync("biome.json", join(folder, "biome.json"));
  for (const [path, source] of Object.entries({ ...REFUSED, ...ALLOWED })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), `${source}\n`);
  }
  const rule = ["lint", "--only=style/noRestrictedImports", "--reporter=github", "--max-diagnostics=none", "."];
  report = spawnSync(biome, rule, { cwd: folder, encoding: "utf8" }).stdout;
});

afterAll(() => rmSync(folder, { recursive: true }));

test.each(Object.entries(REFUSED))("refuses %s: %s", (path) => {
  expect(report).toContain(`${path},`);
});

test.each(Object.entries(ALLOWED))("allows %s: %s", (path) => {
  expect(report).not.toContain(`${path},`);
});
