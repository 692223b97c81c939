import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "normcube-load-"));
  mkdirSync(join(folder, "assets"));
  writeFileSync(join(folder, "index.html"), '<script type="module" crossorigin src="./assets/index-1.js"></script>');
  script("worker-1.js", 1);
});

afterEach(() => rmSync(folder, { recursive: true }));

/** A script of about this many kilobytes, gzipped. */
function script(name: string, kilobytes: number, code = ""): void {
  const filling = randomBytes(kilobytes * 1000).toString("base64");
  writeFileSync(join(folder, "assets", name), `${code}//${filling}`);
}

function check() {
  const { status, stdout } = spawnSync("node", ["tools/initialLoad.mjs", folder], { encoding: "utf8" });
  return { status, stdout };
}

describe("the limit of what is loaded before the first picture", () => {
  it("counts the page's script and what it imports, not what it may load later", () => {
    script("index-1.js", 40, 'import{a as b}from"./shared-1.js";const c=()=>import("./later-1.js");');
    script("shared-1.js", 40);
    script("later-1.js", 90);
    const { status, stdout } = check();
    expect(stdout).toContain("shared-1.js");
    expect(stdout).not.toContain("later-1.js");
    expect(status).toBe(0);
  });

  it("fails above 130 kB", () => {
    script("index-1.js", 60, 'import"./shared-1.js";');
    script("shared-1.js", 90);
    const { status, stdout } = check();
    expect(stdout).toContain("too much");
    expect(status).toBe(1);
  });

  it("fails where there is no built page", () => {
    expect(check().status).toBe(1);
  });
});
