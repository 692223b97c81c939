import { type BrowserContext, expect, test } from "@playwright/test";
import { KINDS, playRound } from "../tools/fuzz/round.ts";

/** A short fixed piece of `npm run fuzz`, whose rounds of all kinds find nothing. */
const SEED = 9;
const MOST = 6;

for (const [round, kind] of KINDS.entries()) {
  test(`what nobody planned does no harm: ${kind}`, async ({ browser, baseURL: address = "" }) => {
    const { find, done } = await playRound({ browser, address, seed: SEED, round, kind, most: MOST });
    expect(find).toBeNull();
    expect(Object.values(done).reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(MOST);
  });
}

/** Faults, each planted in the page, and what is said of them. */
const FAULTS: readonly (readonly [what: RegExp, plant: () => void, patience?: number])[] = [
  [
    /^uncaught: planted$/,
    () =>
      addEventListener("hashchange", () => {
        throw new Error("planted");
      }),
  ],
  [
    /^the main part is gone$/,
    () => setInterval(() => document.getElementById("main")?.removeAttribute("id"), 20),
    1_000,
  ],
  [/foreign request|connect-src/, () => addEventListener("hashchange", () => void fetch("https://example.com/"))],
];

test("a planted fault is found, with the steps that led to it", async ({ browser, baseURL: address = "" }) => {
  for (const [what, fault, patience] of FAULTS) {
    const plant = (context: BrowserContext) => context.addInitScript(fault);
    const round = { browser, address, seed: SEED, round: 1, kind: "links", most: 4, plant, patience } as const;
    const { find } = await playRound(round);
    expect(find?.what).toMatch(what);
    expect(find?.log.at(-1)).toMatch(/^(open|follow) #/);
  }
});
