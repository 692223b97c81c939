import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";

/** What the search asks of the machine it runs on; tests answer in its place. */
export type Machine = {
  chosen: string | undefined;
  present: () => string[];
  starts: (browser: string) => boolean;
  run: (command: string) => boolean;
  isRoot: boolean;
};

/**
 * Finds a Chromium that starts, installing one only when there is none: `CHROMIUM_PATH`, Playwright's own download,
 * one on the machine, a download, and as root the system's package.
 *
 * @throws with the remedies, when all of that failed or `CHROMIUM_PATH` does not start.
 */
export function findBrowser({ chosen, present, starts, run, isRoot }: Machine): string {
  if (chosen) {
    if (starts(chosen)) return chosen;
    throw new Error(`CHROMIUM_PATH is ${chosen}, which does not start: name a Chromium that does, or unset it.`);
  }
  const found =
    present().find(starts) ??
    (run("npx playwright install chromium") ? present().find(starts) : undefined) ??
    (isRoot && run("apt-get update && apt-get install -y chromium") ? present().find(starts) : undefined);
  if (found) return found;
  throw new Error(
    "no Chromium found: set CHROMIUM_PATH to one, run `npx playwright install --with-deps chromium`, " +
      "or install the system's package (`sudo apt-get install chromium`).",
  );
}

/** Playwright's own download, then what the machine has, as full paths. */
function presentBrowsers(): string[] {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  const installed = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [chromium.executablePath(), ...installed].filter((path) => existsSync(path));
}

/** Playwright's global setup: leaves the browser in the environment, where every worker's configuration reads it. */
export default function provideBrowser(): void {
  process.env.CHROMIUM_PATH = findBrowser({
    chosen: process.env.CHROMIUM_PATH,
    present: presentBrowsers,
    starts: (browser) => spawnSync(browser, ["--version"], { timeout: 30_000 }).status === 0,
    run: (command) => spawnSync(command, { shell: true, stdio: "inherit", timeout: 600_000 }).status === 0,
    isRoot: process.getuid?.() === 0,
  });
}
