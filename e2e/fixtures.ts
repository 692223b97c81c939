import { AxeBuilder } from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";
import { collectProblems } from "./problems.ts";

const WHAT = "console errors, uncaught errors, policy breaches and foreign requests";

/** Playwright's test, failing on anything that `collectProblems` collects. A test that provokes a problem empties the list. */
export const test = base.extend<{ problems: string[] }>({
  problems: [
    async ({ context, baseURL }, use) => {
      const problems = await collectProblems(context, new URL(baseURL ?? "").host);
      await use(problems);
      expect(problems, WHAT).toEqual([]);
    },
    { auto: true },
  ],
});

/** The page that journeys share, with the problems of all of them: it is loaded once for each worker. */
interface Shared {
  readonly page: Page;
  readonly problems: string[];
}

/**
 * Like `test`, on a page that is loaded once: opening a scene only changes the address. For journeys that begin with
 * a scene of their own and leave neither files nor settings behind.
 */
export const sharing = test.extend<object, { shared: Shared }>({
  shared: [
    async ({ browser }, use, { project }) => {
      const { baseURL = "", viewport } = project.use;
      const context = await browser.newContext({ baseURL, viewport });
      const problems = await collectProblems(context, new URL(baseURL).host);
      await use({ page: await context.newPage(), problems });
      await context.close();
    },
    { scope: "worker" },
  ],
  context: async ({ shared }, use) => use(shared.page.context()),
  page: async ({ shared: { page } }, use, { project }) => {
    if (project.use.viewport) await page.setViewportSize(project.use.viewport);
    await page.mouse.move(0, 0);
    await use(page);
    await page.keyboard.press("Escape");
    await page.emulateMedia({ colorScheme: null, forcedColors: null, reducedMotion: null });
    for (const other of page.context().pages()) if (other !== page) await other.close();
  },
  problems: async ({ shared: { problems } }, use) => {
    await use(problems);
    expect(problems.splice(0), WHAT).toEqual([]);
  },
});

export { expect };

/** Fails with the rule, the help and the elements of every accessibility violation in the page as it is now. */
export async function expectNoAxeViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, help, nodes }) => `${id}: ${help}\n${nodes.map((n) => n.html).join("\n")}`);
  expect(found).toEqual([]);
}
