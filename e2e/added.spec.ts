import { kernelNorm } from "../engine/testing/kernelNorm.ts";
import { rowNorm } from "../engine/testing/rowNorm.ts";
import { tideNorm } from "../engine/testing/tideNorm.ts";
import { twinNorm } from "../engine/testing/twinNorm.ts";
import { ADDED, addedTechniques } from "../tools/addedTechniques.ts";
import { type Development, startDevelopment } from "./development.ts";
import { test as base, expect } from "./fixtures.ts";
import { everyParameterActs, recutsTheSets } from "./techniqueJourneys.ts";

/** The page with techniques that are a file and a line each. */
const test = base.extend<object, { development: Development }>({
  development: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern that nothing else is needed.
    async ({}, use) => {
      const development = await startDevelopment([addedTechniques(ADDED)]);
      await use(development);
      await development.close();
    },
    { scope: "worker" },
  ],
  baseURL: async ({ development }, use) => use(development.address),
});

/** Whose every control is moved: a cut of its own, and all roles under other names. */
const MOVED = [rowNorm, tideNorm];

for (const technique of [rowNorm, twinNorm, kernelNorm, tideNorm])
  test(`${technique.name} is on the page once its file is there and a line in the list`, async ({ page }) => {
    await recutsTheSets(page, technique);
    if (MOVED.includes(technique)) await everyParameterActs(page, technique);
    // What only some techniques have is told by their declaration, not by their statistics.
    await expect(page.getByRole("heading", { name: "Length and direction" })).toHaveCount(0);
  });
