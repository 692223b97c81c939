import { expect, test } from "./fixtures.ts";

/** What a page or a worker may never do, and what the fixture says of it. Workers inherit no meta tag, so the network is watched too. */
const PLANTED = [
  { name: "console error", script: "console.error('planted')", problem: "console error: planted" },
  { name: "uncaught error", script: "setTimeout(() => { throw new Error('planted') })", problem: "uncaught: planted" },
  { name: "rejection", script: "void Promise.reject(new Error('planted'))", problem: "uncaught: planted" },
  { name: "foreign request", script: "fetch('https://example.com/').catch(() => {})", problem: "https://example.com" },
];

for (const { name, script, problem } of PLANTED) {
  test(`a page's ${name} is seen`, async ({ page, problems }) => {
    await page.goto("./");
    await page.evaluate(script);
    await expect.poll(() => problems.join("\n")).toContain(problem);
    problems.length = 0;
  });

  test(`a worker's ${name} is seen`, async ({ page, problems }) => {
    await page.route("**/planted.js", (route) => route.fulfill({ contentType: "text/javascript", body: script }));
    await page.goto("./");
    await page.evaluate("void new Worker('planted.js')");
    await expect.poll(() => problems.join("\n")).toContain(problem);
    problems.length = 0;
  });
}

test("a breach of the policy is seen, and named", async ({ page, problems }) => {
  await page.goto("./");
  await page.evaluate("document.body.append(Object.assign(new Image(), { src: 'data:image/png;base64,AAAA' }))");
  await expect.poll(() => problems.join("\n")).toContain("policy breach: img-src blocked data");
  problems.length = 0;
});

test.fail("a problem fails the test by itself", async ({ page }) => {
  await page.goto("./");
  await page.evaluate("console.error('planted')");
});
