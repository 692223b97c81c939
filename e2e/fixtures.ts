import { AxeBuilder } from "@axe-core/playwright";
import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";

/**
 * Collects what must never happen in any page or worker of a context: console errors, uncaught errors and rejections,
 * breaches of the Content-Security-Policy, and requests to another host, which are also refused.
 */
async function collectProblems(context: BrowserContext, ownHost: string): Promise<string[]> {
  const problems: string[] = [];
  context.on("console", (message) => {
    if (message.type() === "error") problems.push(`console error: ${message.text()}`);
  });
  context.on("weberror", (error) => problems.push(`uncaught: ${error.error().message}`));
  await context.exposeBinding("reportBreach", (_, breach: string) => problems.push(`policy breach: ${breach}`));
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sourceFile }) => {
      const { reportBreach } = window as unknown as { reportBreach: (breach: string) => void };
      reportBreach(`${effectiveDirective} blocked ${blockedURI} in ${sourceFile}`);
    });
  });
  await context.route(
    (url) => url.protocol.startsWith("http") && url.host !== ownHost,
    (route) => {
      problems.push(`foreign request: ${route.request().url()}`);
      return route.abort();
    },
  );
  return problems;
}

/** Playwright's test, failing on anything that `collectProblems` collects. A test that provokes a problem empties the list. */
export const test = base.extend<{ problems: string[] }>({
  problems: [
    async ({ context, baseURL }, use) => {
      const problems = await collectProblems(context, new URL(baseURL ?? "").host);
      await use(problems);
      expect(problems, "console errors, uncaught errors, policy breaches and foreign requests").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Fails with the rule, the help and the elements of every accessibility violation in the page as it is now. */
export async function expectNoAxeViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, help, nodes }) => `${id}: ${help}\n${nodes.map((n) => n.html).join("\n")}`);
  expect(found).toEqual([]);
}
