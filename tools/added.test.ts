import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { kernelNorm } from "../engine/testing/kernelNorm.ts";
import { rowNorm } from "../engine/testing/rowNorm.ts";
import { tideNorm } from "../engine/testing/tideNorm.ts";
import { twinNorm } from "../engine/testing/twinNorm.ts";

/** What must hold of a technique that is one file and one line, by the tests that hold it. */
const HELD_BY = {
  laws: "engine/techniques/laws.test.ts",
  keys: "engine/plan/planKey.test.ts",
  formula: "engine/explain/formula/formula.test.ts",
  steps: "engine/explain/steps.test.ts",
  words: "engine/explain/claims.test.ts",
  identities: "engine/compare/identities.test.ts",
  links: "app/address/address.test.ts",
  page: "app/worker/answer.test.ts",
};

/** What takes all techniques at once, by the beginnings of its tests. */
const AT_ONCE = {
  "app/address/compareAddress.test.ts": "a link to Compare",
  "app/address/links.test.ts": "a link once written",
  "engine/compare/compare.test.ts": "dependence on other samples",
};

const INVENTED = [rowNorm, twinNorm, kernelNorm, tideNorm];

interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

/** Runs tests with the invented techniques in the list, and tells what became of each. */
function runWithAdded(): Report {
  const folder = mkdtempSync(join(tmpdir(), "added-"));
  const outputFile = join(folder, "report.json");
  const names = [...INVENTED.map(({ name }) => name), ...Object.values(AT_ONCE)].join("|");
  const options = ["--config", "tools/added.config.ts", "--reporter=json", `--outputFile=${outputFile}`, "-t", names];
  const files = [...Object.values(HELD_BY), ...Object.keys(AT_ONCE)];
  spawnSync("npx", ["vitest", "run", ...options, ...files], { stdio: "ignore" });
  const report = JSON.parse(readFileSync(outputFile, "utf8"));
  rmSync(folder, { recursive: true });
  return report;
}

test("a technique is one file and one line: all that holds of the others holds of it", { timeout: 240_000 }, () => {
  const { testResults } = runWithAdded();
  const tests = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map((each) => ({ ...each, name })),
  );
  expect(tests.filter(({ status }) => status === "failed").map(({ fullName }) => fullName)).toEqual([]);
  for (const file of [...Object.values(HELD_BY), ...Object.keys(AT_ONCE)])
    expect(
      tests.some(({ name, status }) => name.endsWith(file) && status === "passed"),
      file,
    ).toBe(true);
  for (const technique of INVENTED)
    for (const [what, file] of Object.entries(HELD_BY)) {
      const own = tests.filter(({ name, fullName }) => name.endsWith(file) && fullName.includes(technique.name));
      expect(own.length, `tests of the ${what} of ${technique.name}`).toBeGreaterThan(0);
    }
});
