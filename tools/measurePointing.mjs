const MOVES = 60;
const ROUNDS = 3;
const SHAPES = ["4×6×3×3", "8×32×28×28", "32×64×56×56"];
/** What CDP counts, in seconds since the page was opened. */
const COUNTED = {
  script: "ScriptDuration",
  style: "RecalcStyleDuration",
  layout: "LayoutDuration",
  task: "TaskDuration",
};
const SIZE = { width: 1440, height: 900 };

/** Milliseconds of the page's thread that one move of the pointer takes: medians of rounds of moves, a frame between. */
export async function measurePointing(browser, address) {
  const table = {};
  for (const level of ["picture", "numbers"]) {
    for (const shape of SHAPES) {
      for (const technique of ["bn", "sn"]) {
        const page = await browser.newPage({ viewport: SIZE });
        await page.addInitScript((level) => localStorage.setItem("level", level), level);
        await page.goto(`${address}#technique=${technique}&shape=${shape.replaceAll("×", "x")}`);
        const views = {
          heatmap: page.getByRole("application", { name: `After, y: ${shape} values` }),
          cube: page.locator(".cube-stage"),
        };
        for (const view of Object.values(views)) await view.waitFor();
        await page.waitForTimeout(1500);
        for (const [name, view] of Object.entries(views)) {
          table[`${level} ${technique} ${shape} ${name}`] = await perMove(page, view);
        }
        await page.close();
      }
    }
  }
  return table;
}

async function perMove(page, view) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Performance.enable");
  const { x, y, width, height } = await view.boundingBox();
  const rounds = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const before = await counted(cdp);
    for (let move = 0; move < MOVES; move++) {
      await page.mouse.move(
        x + width * (0.2 + (0.6 * move) / MOVES),
        y + height * (0.3 + 0.4 * ((move * 7) % 10) * 0.1),
      );
      await page.evaluate(() => new Promise(requestAnimationFrame));
    }
    const after = await counted(cdp);
    // The first round warms up.
    if (round > 0) rounds.push(after.map((seconds, i) => ((seconds - before[i]) * 1000) / MOVES));
  }
  const medians = Object.keys(COUNTED).map((key, i) => [key, median(rounds.map((round) => round[i]))]);
  const { task, ...parts } = Object.fromEntries(medians);
  return { ...parts, sum: Object.values(parts).reduce((sum, part) => sum + part, 0), task };
}

async function counted(cdp) {
  const { metrics } = await cdp.send("Performance.getMetrics");
  return Object.values(COUNTED).map((name) => metrics.find((metric) => metric.name === name).value);
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}
