import type { BrowserContext } from "@playwright/test";

/**
 * Collects what must never happen in any page or worker of a context: console errors, uncaught errors and rejections,
 * breaches of the Content-Security-Policy, and requests to another host, which are also refused.
 */
export async function collectProblems(context: BrowserContext, ownHost: string): Promise<string[]> {
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
