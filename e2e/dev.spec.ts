import { resolve } from "node:path";
import type { Plugin } from "vite";
import { type Development, startDevelopment } from "./development.ts";
import { heatmap } from "./explore.ts";
import { test as base, expect } from "./fixtures.ts";

const EDITED = resolve("components/heatmap/HeatmapTable.tsx");

interface Editing extends Development {
  /** Serves another text of a component from now on, as if its file was edited. */
  edit(): void;
}

const test = base.extend<{ development: Editing }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern that nothing else is needed.
  development: async ({}, use) => {
    let edited = false;
    const editing: Plugin = {
      name: "editing",
      enforce: "pre",
      transform: (code, id) => (edited && id === EDITED ? code.replace("Data table", "All numbers") : undefined),
    };
    const development = await startDevelopment([editing]);
    const edit = () => {
      edited = true;
      development.server.watcher.emit("change", EDITED);
    };
    await use({ ...development, edit });
    await development.close();
  },
  baseURL: async ({ development }, use) => use(development.address),
});

test("the development server warns of nothing, and an edited component keeps its state", async ({
  page,
  development,
}) => {
  await page.goto("./#detail=everything");
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
