import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { Plugin, ResolvedConfig } from "vite";

/** What no page asks for. */
const UNASKED = /^(_headers|robots\.txt|samples\/README\.md)$/;

/**
 * Writes the service worker of a build, with the list of all files that it keeps and a version made of their contents, and
 * `offline.json`, which says how much that is.
 */
export function offline(): Plugin {
  let config: ResolvedConfig;
  return {
    name: "offline",
    apply: "build",
    configResolved(resolved) {
      config = resolved;
    },
    closeBundle() {
      const folder = join(config.root, config.build.outDir);
      const files = filesIn(folder)
        .map((path) => relative(folder, path).replaceAll("\\", "/"))
        .filter((name) => !UNASKED.test(name));
      const hash = createHash("sha256");
      let bytes = 0;
      for (const name of files) {
        const contents = readFileSync(join(folder, name));
        hash.update(name).update(contents);
        bytes += contents.length;
      }
      const version = hash.digest("hex").slice(0, 12);
      const kept = ["./", "offline.json", ...files.filter((name) => name !== "index.html")];
      const source = readFileSync(join(config.root, "app/offline/serviceWorker.js"), "utf8");
      const written = source
        .replace('"FILES OF THE BUILD"', JSON.stringify(kept))
        .replace("VERSION OF THE BUILD", version);
      writeFileSync(join(folder, "sw.js"), written);
      writeFileSync(join(folder, "offline.json"), JSON.stringify({ version, files: kept.length, bytes }));
    },
  };
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
}
