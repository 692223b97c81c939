// Does things to the built page that nobody planned, and tells what must not happen: npm run fuzz -- --seconds 60 --seed 1
// --round N repeats one round, --kind NAME plays rounds of one kind only, --port N serves dist/ at another port than 4540.
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { createServer, preview } from "vite";

const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "60" },
    seed: { type: "string", default: "1" },
    round: { type: "string" },
    kind: { type: "string" },
    port: { type: "string", default: "4540" },
  },
});
const [seconds, seed, port] = [values.seconds, values.seed, values.port].map(Number);
const modules = await createServer({ server: { middlewareMode: true, hmr: false, ws: false }, logLevel: "error" });
const { playRound, KINDS } = await modules.ssrLoadModule("/tools/fuzz/round.ts");
const asked = [seconds, seed, port, Number(values.round ?? 0)];
if (!asked.every((number) => number >= 0 && Number.isFinite(number)) || (values.kind && !KINDS.includes(values.kind)))
  throw new Error(`--seconds, --seed, --round and --port are numbers; --kind is one of ${KINDS.join(", ")}.`);

const server = await preview({ preview: { port, strictPort: true }, logLevel: "error" });
const address = server.resolvedUrls.local[0];
const browsers = [process.env.CHROMIUM_PATH, chromium.executablePath(), "/usr/bin/chromium", "/usr/bin/google-chrome"];
const browser = await chromium.launch({
  executablePath: browsers.find((path) => path && existsSync(path)),
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});

const totals = {};
const found = new Map();
const began = performance.now();
const elapsed = () => (performance.now() - began) / 1000;
let rounds = 0;
let round = Number(values.round ?? 0);
do {
  const kind = values.kind ?? KINDS[round % KINDS.length];
  const { find, done } = await playRound({ browser, address, seed, round, kind });
  for (const [action, count] of Object.entries(done)) totals[action] = (totals[action] ?? 0) + count;
  rounds++;
  if (find) tell(find, kind);
  round++;
} while (values.round === undefined && elapsed() < seconds);
await browser.close();
await server.close();
await modules.close();

const actions = Object.values(totals).reduce((sum, count) => sum + count, 0);
const each = Object.entries(totals).toSorted(([, a], [, b]) => b - a);
console.log(`seed ${seed}: ${rounds} rounds, ${actions} actions in ${elapsed().toFixed(0)} s`);
console.log(each.map(([action, count]) => `${action} ${count}`).join(", "));
console.log(found.size === 0 ? "Nothing was found." : `${found.size} finds: ${[...found].map(inWords).join("; ")}`);
process.exitCode = found.size === 0 ? 0 : 1;

/** The same find again is only counted. */
function tell({ what, log }, kind) {
  found.set(what, (found.get(what) ?? 0) + 1);
  if (found.get(what) > 1) return;
  console.log(`✗ seed ${seed}, round ${round} (${kind}), step ${log.length}: ${what}`);
  log.forEach((step, i) => {
    console.log(`    ${i + 1}. ${step}`);
  });
  const only = values.kind ? ` --kind ${kind}` : "";
  console.log(`  again: npm run fuzz -- --seed ${seed} --round ${round}${only}`);
}

function inWords([what, count]) {
  return count === 1 ? what : `${what} (${count} times)`;
}
