import { basename, resolve } from "node:path";
import type { Plugin } from "vite";

/** Invented techniques: nothing outside of their files knows their names. */
export const ADDED = ["rowNorm", "twinNorm", "kernelNorm", "tideNorm"].map((name) => `engine/testing/${name}.ts`);

const LIST = resolve("engine/techniques/index.ts");

/** Adds techniques as a contributor does: a file each, and a line in the list of all. */
export function addedTechniques(files: readonly string[]): Plugin {
  const nameOf = (file: string) => basename(file, ".ts");
  return {
    name: "added-techniques",
    enforce: "pre",
    transform(code, id) {
      if (id !== LIST) return;
      const imports = files.map((file) => `import { ${nameOf(file)} } from "${resolve(file)}";\n`).join("");
      const lines = files.map((file) => `  ${nameOf(file)},\n`).join("");
      return imports + code.replace(/(?<=readonly Technique\[\] = \[\n)/, lines);
    },
  };
}
