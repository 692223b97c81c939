import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";

/** What the project's lint says of circles between a few sources in engine/. */
function circlesIn(sources: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "normcube-circles-"));
  mkdirSync(join(folder, "engine"));
  copyFileSync("biome.json", join(folder, "biome.json"));
  for (const [name, source] of Object.entries(sources)) writeFileSync(join(folder, "engine", name), source);
  const rule = ["lint", "--only=suspicious/noImportCycles", "--reporter=github", "."];
  const { stdout } = spawnSync(resolve("node_modules/.bin/biome"), rule, { cwd: folder, encoding: "utf8" });
  rmSync(folder, { recursive: true });
  return stdout;
}

const shape = 'export type { Axis } from "./partition.ts"; export const rank = 4;\n';
const partition = 'import { planOf } from "./plan.ts"; export type Axis = ReturnType<typeof planOf>;\n';

test("a circle of imports is refused in each of its files, through types too", () => {
  const plan = 'import { rank } from "./shape.ts"; export const planOf = () => rank;\n';
  const report = circlesIn({ "shape.ts": shape, "partition.ts": partition, "plan.ts": plan });
  for (const file of ["partition.ts", "plan.ts"]) expect(report).toContain(`engine/${file},`);
  const typeOnly = circlesIn({
    "shape.ts": 'import type { Plan } from "./plan.ts"; export type Shape = Plan[];\n',
    "plan.ts": 'import type { Shape } from "./shape.ts"; export type Plan = Shape[];\n',
  });
  for (const file of ["shape.ts", "plan.ts"]) expect(typeOnly).toContain(`engine/${file},`);
});

test("what goes one way only is allowed", () => {
  const plan = "export const planOf = () => 4;\n";
  expect(circlesIn({ "shape.ts": shape, "partition.ts": partition, "plan.ts": plan })).toBe("");
});
