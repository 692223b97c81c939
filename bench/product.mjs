import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build, preview } from "vite";
import { CANVASES, PICTURES, watchPictures } from "./watch.mjs";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const BUILT = fileURLToPath(new URL("results/product", import.meta.url));

const TINY = [4, 6, 3, 3];
const LARGE = [32, 64, 56, 56];
/** The largest tensor that eight columns may show. */
const OF_EIGHT = [32, 64, 45, 45];

const COLUMNS = ["bn", "ln", "in", "gn:groups=8", "rms", "bin", "sn", "mobn"];
/** Sliders of Explore: G, ρ, γ. */
const SLIDERS = [
  ["gn", "G groups"],
  ["bin", "ρ share of batch norm"],
  ["bn", "γ scale"],
];

const text = (shape) => shape.join("×");
const explore = (technique, shape) => `technique=${technique}&shape=${shape.join("x")}&cell=1.2.0.1`;
const compare = (count, shape) =>
  `view=compare&columns=${COLUMNS.slice(0, count).join(";")}&change=C1,1.5,0&shape=${shape.join("x")}&cell=1.2.0.1`;

/** The product as it is built and served. */
export async function serveProduct() {
  await build({ root: ROOT, logLevel: "warn", build: { outDir: BUILT, emptyOutDir: true } });
  const server = await preview({ root: ROOT, build: { outDir: BUILT }, preview: { port: 0 } });
  return { address: server.resolvedUrls.local[0], close: () => server.close() };
}

/**
 * How long a person waits in the product for a picture: milliseconds, each over `steps` moves.
 * `columns` is 1 for Explore, where the median of the slowest slider counts.
 */
export async function measureProduct(browser, address, steps, say) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript(watchPictures, CANVASES);
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");

  async function open(hash) {
    await page.goto("about:blank");
    await page.goto(`${address}#${hash}`);
    await page.locator(PICTURES).first().waitFor({ timeout: 60_000 });
    await page.waitForTimeout(2000);
  }

  async function slide(name, heatmaps) {
    const slider = page.getByRole("slider", { name, exact: true }).first();
    if (!(await slider.isVisible())) await page.locator("details > summary").first().click();
    return slider.evaluate((node, [count, times]) => window.slideStepwise(node, count, times), [heatmaps, steps]);
  }

  async function point() {
    const picture = page.locator(PICTURES).last();
    await picture.scrollIntoViewIfNeeded();
    return page.evaluate(([box, times]) => window.pointStepwise(box, times), [await picture.boundingBox(), steps]);
  }

  /** Milliseconds of the page's script for each of some acts, until the next frame is drawn. */
  async function scriptOf(act) {
    const spent = async () => {
      const { metrics } = await session.send("Performance.getMetrics");
      return 1000 * metrics.find(({ name }) => name === "ScriptDuration").value;
    };
    const times = [];
    for (let step = 0; step < steps; step++) {
      const before = await spent();
      await act();
      await page.evaluate(() => window.presented());
      times.push((await spent()) - before);
    }
    return times;
  }

  const sliders = [];
  const pointers = [];
  for (const shape of [TINY, LARGE]) {
    for (const [technique, name] of SLIDERS) {
      await open(explore(technique, shape));
      sliders.push({ shape: text(shape), columns: 1, name, ...summary(await slide(name, 1)) });
    }
    pointers.push({ shape: text(shape), columns: 1, ...summary(await point()) });
  }
  for (const [count, shape] of [
    [4, LARGE],
    [8, OF_EIGHT],
  ]) {
    await open(compare(count, shape));
    // What is measured for the table comes after the picture.
    await page.waitForTimeout(8000);
    sliders.push({
      shape: text(shape),
      columns: count,
      name: "a contrast",
      ...summary(await slide("a contrast", count)),
    });
    pointers.push({ shape: text(shape), columns: count, ...summary(await point()) });
    say(`measured ${count} columns`);
  }

  // On another colour scale nothing changes but colours.
  const recolour = () => page.getByLabel("One scale for both", { exact: true }).evaluate((node) => node.click());
  const scripts = [];
  for (const [name, shape, cube] of [
    ["heatmap of 65,536 cells", [16, 16, 16, 16], ""],
    ["heatmap of 1,048,576 cells", [16, 64, 32, 32], ""],
    ["cube with 104,448 visible cells", [64, 64, 28, 28], "&cube=after,cube,0,all"],
  ]) {
    await open(explore("gn", shape) + cube);
    scripts.push({ name, ...summary(await scriptOf(recolour)) });
  }
  scripts.push({ name: "nothing: the measurement's own", ...summary(await scriptOf(async () => {})) });
  await page.close();
  return { sliders, pointers, scripts };
}

/**
 * The most memory that the page's process held, its workers included, while the large tensor was shown and a slider moved:
 * resident bytes as Linux counts them (VmHWM), less those of the same page with a tiny tensor. Null on other systems.
 */
export async function measureMemory(launch, address) {
  if (process.platform !== "linux") return null;
  const peak = async (shape) => {
    const browser = await launch();
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.addInitScript(watchPictures, CANVASES);
    await page.goto(`${address}#${explore("gn", shape)}`);
    await page.locator(".heatmap-canvas").first().waitFor({ timeout: 60_000 });
    await page
      .getByRole("slider", { name: "G groups", exact: true })
      .evaluate((node) => window.slideStepwise(node, 1, 8));
    const session = await browser.newBrowserCDPSession();
    const { processInfo } = await session.send("SystemInfo.getProcessInfo");
    const bytes = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => peakOf(id));
    await browser.close();
    return Math.max(...bytes);
  };
  const base = await peak(TINY);
  const large = await peak(LARGE);
  const tensor = 4 * LARGE.reduce((a, b) => a * b);
  return { shape: text(LARGE), base, peak: large, multiple: (large - base) / tensor };
}

function peakOf(pid) {
  return 1024 * Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]);
}

function summary(times) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return { median: at(0.5), most: at(0.95), moves: times.length };
}
