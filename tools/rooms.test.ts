import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "normcube-rooms-"));
  plant("tools/rooms.json", '{ "components/cube": ["Cube.tsx"], "engine/kernel": [] }');
  plant("components/cube/Cube.tsx", 'import "./pose.ts";');
  plant("app/CurrentView.tsx", 'import { Cube } from "../components/cube/Cube.tsx";');
});

afterEach(() => rmSync(folder, { recursive: true }));

function plant(path: string, source: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), source);
}

function check() {
  const { status, stdout } = spawnSync("node", ["tools/rooms.mjs", folder], { encoding: "utf8" });
  return { status, stdout };
}

test("a room imports its inside, others what it shows, and tests what they like", () => {
  plant("components/cube/pose.test.ts", 'import "./pose.ts"; import "../../engine/kernel/desk.ts";');
  expect(check()).toMatchObject({ status: 0, stdout: "2 rooms, 2 imports, 0 problems\n" });
});

test.each([
  ["a name", 'import { turned } from "../components/cube/pose.ts";'],
  ["a type", 'import type {\n  Pose,\n} from "../components/cube/pose.ts";'],
  ["what is passed on", 'export * from "../components/cube/pose.ts";'],
  ["a style", 'import "../components/cube/pose.ts";'],
  ["what is loaded later", 'const pose = () => import("../components/cube/pose.ts");'],
])("nobody else imports %s from inside of a room", (_, source) => {
  plant("app/Crossing.tsx", source);
  const { status, stdout } = check();
  expect(stdout).toContain("app/Crossing.tsx imports components/cube/pose.ts, which components/cube/ does not show.");
  expect(status).toBe(1);
});

test("a room shows nothing that nobody imports", () => {
  plant("tools/rooms.json", '{ "components/cube": ["Cube.tsx", "pose.ts"] }');
  expect(check()).toMatchObject({ status: 1, stdout: expect.stringContaining("components/cube/ shows pose.ts") });
});

test("a project without sources is no project without problems", () => {
  rmSync(join(folder, "app"), { recursive: true });
  rmSync(join(folder, "components"), { recursive: true });
  plant("tools/rooms.json", "{}");
  expect(check().status).toBe(1);
});
