// The built page in Firefox and WebKit: npm run test:browsers [firefox] [webkit]; without names, in both. No part of npm test.
import { createServer, preview } from "vite";
import * as firefox from "./firefox.mjs";
import { journey } from "./journey.mjs";
import * as webkit from "./webkit.mjs";

const wanted = process.argv.slice(2).map((name) => name.toLowerCase());
const browsers = [firefox, webkit].filter(({ name }) => wanted.length === 0 || wanted.includes(name.toLowerCase()));
const server = await preview({ preview: { port: 4560 }, logLevel: "error" });
const modules = await createServer({ server: { middlewareMode: true, hmr: false, ws: false }, logLevel: "error" });
const known = {
  engine: await modules.ssrLoadModule("/engine/index.ts"),
  parseNumber: (await modules.ssrLoadModule("/components/controls/readNumber.ts")).parseNumber,
};
const count = { passed: 0, failed: 0, missing: 0 };

for (const { name, install, isHere, start } of browsers) {
  if (!isHere()) {
    count.missing++;
    console.log(`✗ ${name} is missing: ${install}`);
    continue;
  }
  try {
    const browser = await start({ width: 1440, height: 900 });
    console.log(`── ${browser.version}`);
    for (const [words, step] of Object.entries(journey(browser, server.resolvedUrls.local[0], known)))
      await tried(words, async () => {
        await step();
        const problems = await browser.problems();
        if (problems.length > 0) throw new Error(problems.splice(0).join("; "));
      });
    await browser.close();
  } catch (error) {
    count.failed++;
    console.log(`✗ ${name} cannot be driven: ${error.message}`);
  }
}
await server.close();
await modules.close();
console.log(
  `${count.passed} passed, ${count.failed} failed${count.missing ? `, ${count.missing} browsers missing` : ""}`,
);
process.exitCode = count.failed + count.missing > 0 ? 1 : 0;

async function tried(words, step) {
  const began = performance.now();
  try {
    await step();
    count.passed++;
    console.log(`✓ ${words} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
  } catch (error) {
    count.failed++;
    console.log(`✗ ${words}: ${error.message}`);
  }
}
