import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** The chosen program, or the first of some names that stands in the PATH; null where there is none. */
export function programAt(chosen, ...names) {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...(chosen ? [chosen] : []), ...candidates].find((path) => existsSync(path)) ?? null;
}
