import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createLogger, createServer, type Plugin, type ViteDevServer } from "vite";
import { heatmap } from "./explore.ts";
import { test as base, expect } from "./fixtures.ts";

const EDITED = resolve("components/heatmap/HeatmapTable.tsx");

interface Development {
  readonly server: ViteDevServer;
  readonly warnings: string[];
  /** Serves another text of a component from now on, as if its file was edited. */
  edit(): void;
}

/** The development server of a fresh clone, where nothing is bundled yet, and its address as that of the page. */
const test = base.extend<{ development: Development }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern that nothing else is needed.
  development: async ({}, use) => {
    const cacheDir = mkdtempSync(join(tmpdir(), "normcube-dev-"));
    const warnings: string[] = [];
    const warn = (message: string) => void warnings.push(message);
    let edited = false;
    const editing: Plugin = {
      name: "editing",
      enforce: "pre",
      transform: (code, id) => (edited && id === EDITED ? code.replace("Data table", "All numbers") : undefined),
    };
    const server = await createServer({
      cacheDir,
      plugins: [editing],
      customLogger: { ...createLogger(), info: () => {}, warn, warnOnce: warn, error: warn },
      server: { port: 0 },
    });
    await server.listen();
    const edit = () => {
      edited = true;
      server.watcher.emit("change", EDITED);
    };
    await use({ server, warnings, edit });
    await server.close();
    rmSync(cacheDir, { recursive: true });
  },
  baseURL: async ({ development }, use) => use(development.server.resolvedUrls?.local[0]),
});

test("the development server warns of nothing, and an edited component keeps its state", async ({
  page,
  development,
}) => {
  await page.goto("./");
  await expect(heatmap(page, "After")).toBeVisible();
  const figure = page.getByRole("figure", { name: /^After.*from purple/ });
  await figure.getByText("Data table").click();
  const table = figure.getByRole("region", { name: "data table" });
  await expect(table).toBeVisible();
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));
  development.edit();
  await expect(figure.getByText("All numbers")).toBeVisible();
  await expect(table).toBeVisible();
  expect(await page.evaluate(() => "sameDocument" in window)).toBe(true);
  expect(development.warnings).toEqual([]);
});
