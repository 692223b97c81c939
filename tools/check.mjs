// Runs every check of the project, whatever the earlier ones said, and closes with one line that counts them all.
// --quick: only what takes seconds, and of the unit tests those of files that differ from the last commit.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const quick = process.argv.includes("--quick");
const folder = mkdtempSync(join(tmpdir(), "normcube-check-"));
const unitReport = join(folder, "unit.json");
const browserReport = join(folder, "browser.json");
const unit = `npm run --silent unit -- --reporter=default --reporter=json --outputFile=${unitReport}`;

const CHECKS = [
  { name: "types", command: "npm run --silent types" },
  { name: "lint, format, layers and circles", command: "npm run --silent lint" },
  { name: "rooms", command: "npm run --silent rooms" },
  { name: "dead code", command: "npm run --silent dead-code" },
];
const QUICK = [
  { name: "unit tests of what changed", command: `${unit} --changed`, counts: unitCounts, mayBeNone: true },
];
const THOROUGH = [
  { name: "unit", command: unit, counts: unitCounts },
  { name: "build", command: "npm run --silent build" },
  { name: "initial load", command: "npm run --silent initial-load" },
  { name: "browser", command: "npm run --silent browser -- --reporter=list,json", counts: browserCounts },
];

function unitCounts() {
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(unitReport, "utf8"));
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests };
}

function browserCounts() {
  const { stats } = JSON.parse(readFileSync(browserReport, "utf8"));
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
}

/** A check without tests of its own counts as one; one that fails without a failed test (or report) counts as one failure. */
function run({ name, command, counts, mayBeNone }) {
  console.log(`\n── ${name}`);
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: browserReport };
  const began = performance.now();
  const ok = spawnSync(command, { shell: true, stdio: "inherit", env }).status === 0;
  const seconds = (performance.now() - began) / 1000;
  let result = { passed: counts ? 0 : Number(ok), failed: 0, skipped: 0 };
  try {
    if (counts) result = counts();
  } catch {
    console.log(`${name}: no report`);
  }
  if (!ok || (counts && !mayBeNone && result.passed === 0)) result.failed = Math.max(result.failed, 1);
  return { name, seconds, ...result };
}

function inWords(seconds) {
  return seconds < 60 ? `${seconds.toFixed(1)} s` : `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
}

const results = [...CHECKS, ...(quick ? QUICK : THOROUGH)].map(run);
rmSync(folder, { recursive: true });

console.log("");
for (const { name, passed, failed, seconds } of results)
  console.log(`${failed ? "✗" : "✓"} ${name}: ${passed} of ${passed + failed} in ${inWords(seconds)}`);
const sum = (kind) => results.reduce((total, result) => total + result[kind], 0);
const skipped = sum("skipped");
console.log(`${inWords(sum("seconds"))} in all`);
console.log(`${sum("passed")} passed, ${sum("failed")} failed${skipped ? `, ${skipped} skipped` : ""}`);
process.exitCode = sum("failed") ? 1 : 0;
