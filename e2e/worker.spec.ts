import type { Page, Worker } from "@playwright/test";
import { boxInSight, cellNumbers, data, heatmap, noticeList, open, slider, thisCell } from "./explore.ts";
import { expect, test } from "./fixtures.ts";

async function workerOf(page: Page): Promise<Worker> {
  await expect.poll(() => page.workers().length).toBe(1);
  return page.workers()[0];
}

function throwIn(worker: Worker): Promise<void> {
  return worker.evaluate(() => {
    setTimeout(() => {
      throw new Error("planted");
    });
  });
}

/** Forgets the planted error, which must be the only problem. */
function onlyThePlanted(problems: string[]): void {
  expect(problems.filter((problem) => problem !== "uncaught: planted")).toEqual([]);
  problems.length = 0;
}

const gamma = async (page: Page) => (await cellNumbers(page)).rows.γ.value;

const DEATHS = [
  { name: "closes itself", kill: (worker: Worker) => worker.evaluate(() => self.close()) },
  { name: "throws", kill: throwIn },
];

for (const { name, kill } of DEATHS) {
  test(`a worker that ${name} in the middle of a drag costs a short notice only`, async ({ page, problems }) => {
    await open(page, "gamma=2&cell=1.2.0.1");
    const thumb = await boxInSight(slider(page, "γ scale"));
    const at = (value: number) =>
      [thumb.x + 7 + ((value + 3) / 6) * (thumb.width - 14), thumb.y + thumb.height / 2] as const;
    await page.mouse.move(...at(2));
    await page.mouse.down();
    await page.mouse.move(...at(1), { steps: 4 });
    await kill(await workerOf(page)).catch(() => {});
    await page.mouse.move(...at(-1), { steps: 8 });
    await expect(page.getByText("a fresh one takes over")).toBeVisible();
    await expect.poll(() => gamma(page)).toBeCloseTo(-1, 1);
    await page.mouse.move(...at(-2), { steps: 8 });
    await page.mouse.up();
    await expect.poll(() => gamma(page)).toBeCloseTo(-2, 1);
    const numbers = await thisCell(page).textContent();
    await page.reload();
    await expect(thisCell(page)).toHaveText(numbers ?? "");
    onlyThePlanted(problems);
  });
}

test("the scene that killed a worker is not sent again by itself, only when asked for", async ({ page, problems }) => {
  await open(page, "cell=1.2.0.1");
  const numbers = await thisCell(page).textContent();
  // The worker waits for the sample: it is killed while it computes this scene.
  await page.route("**/conv2*.npy", () => {});
  const asked = page.waitForRequest("**/conv2*.npy");
  await data(page).selectOption("After the second convolution");
  await asked;
  await throwIn(await workerOf(page));
  await expect(noticeList(page)).toHaveAccessibleName(
    /computing this scene stopped: .*planted.*\. The picture before stays\./,
  );
  expect(await thisCell(page).textContent()).toBe(numbers);
  await page.unroute("**/conv2*.npy");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(heatmap(page, "After")).toHaveAccessibleName("After, y: 4×8×8×8 values");
  onlyThePlanted(problems);
});

/** Tries to reach another host, and tells which directive of the policy refused it. */
async function reachOut(): Promise<string> {
  const refused = new Promise<string>((resolve) => {
    self.addEventListener("securitypolicyviolation", (event) =>
      resolve((event as SecurityPolicyViolationEvent).effectiveDirective),
    );
  });
  const answer = fetch("https://example.com/").then(
    () => "an answer came",
    () => refused,
  );
  return await answer;
}

test("neither page nor worker can reach another host", async ({ page, problems }) => {
  await open(page);
  expect(await page.evaluate(reachOut)).toBe("connect-src");
  expect(await (await workerOf(page)).evaluate(reachOut)).toBe("connect-src");
  await expect.poll(() => problems.join()).toContain("policy breach: connect-src blocked https://example.com/");
  expect(problems.join()).not.toContain("foreign request");
  problems.length = 0;
});
