// How long a person waits for the picture: from a moved slider, from a moved pointer, and how much of it is script.

const LARGE = [32, 64, 56, 56];
/** The largest tensor that eight columns may show. */
const OF_EIGHT = [32, 64, 45, 45];
const STEPS = 40;

/** Tables of milliseconds, by what they say. */
export async function measurePictures(browser, address) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript(watchPictures);
  const metrics = await page.context().newCDPSession(page);
  await metrics.send("Performance.enable");

  async function open(hash) {
    await page.goto("about:blank");
    await page.goto(`${address}#${hash}`);
    await page.locator(".heatmap-canvas").first().waitFor();
    await page.waitForTimeout(2000);
  }

  /** Moves a slider step by step, each time until `heatmaps` heatmaps have been repainted. */
  async function slide(name, heatmaps) {
    const slider = page.getByRole("slider", { name, exact: true }).first();
    await slider.waitFor();
    return summary(
      await slider.evaluate((node, [count, steps]) => window.slideStepwise(node, count, steps), [heatmaps, STEPS]),
    );
  }

  /** Milliseconds of script for each of some acts. */
  async function scriptOf(act) {
    const spent = async () =>
      (await metrics.send("Performance.getMetrics")).metrics.find(({ name }) => name === "ScriptDuration").value;
    const times = [];
    for (let step = 0; step < STEPS; step++) {
      const before = await spent();
      await act(step);
      await page.evaluate(() => window.presented());
      times.push(1000 * ((await spent()) - before));
    }
    return summary(times);
  }

  const sliders = {};
  const at = (shape) => `shape=${shape.join("x")}&cell=1.2.0.1`;
  for (const [technique, name] of [
    ["bn", "γ scale"],
    ["bin", "ρ share of batch norm"],
    ["gn", "G groups"],
  ]) {
    await open(`technique=${technique}&${at(LARGE)}`);
    if (name === "γ scale") await page.locator("details > summary").first().click();
    sliders[`${name} of ${technique}, ${LARGE.join("×")}`] = await slide(name, 1);
  }
  const columns = (all, shape) => `view=compare&columns=${all.join(";")}&change=C1,1.5,0&${at(shape)}`;
  for (const [all, shape] of [
    [["bn"], LARGE],
    [["bn", "ln", "in", "gn:groups=8"], LARGE],
    [["bn", "ln", "in", "gn:groups=8", "rms", "bin", "sn", "bn"], OF_EIGHT],
  ]) {
    await open(columns(all, shape));
    sliders[`a contrast of ${all.length} columns, ${shape.join("×")}`] = await slide("a contrast", all.length);
  }

  const pointer = {};
  const recoloured = {};
  for (const shape of [[4, 6, 3, 3], [16, 16, 16, 16], [16, 64, 32, 32], LARGE]) {
    const cells = shape.join("×");
    await open(`technique=gn&${at(shape)}`);
    const heatmap = page.getByRole("application", { name: `After, y: ${cells} values` });
    await heatmap.scrollIntoViewIfNeeded();
    const picture = await heatmap.boundingBox();
    pointer[cells] = summary(await page.evaluate(([box, steps]) => window.pointStepwise(box, steps), [picture, STEPS]));
    const toggle = page
      .getByRole("switch", { name: "One scale for both" })
      .or(page.getByRole("checkbox", { name: "One scale for both" }))
      .first();
    recoloured[cells] = await scriptOf(() => toggle.evaluate((node) => node.click()));
  }
  await page.close();
  return {
    "From a moved slider to the painted heatmaps:": sliders,
    "From a moved pointer over y to the outlined cell:": pointer,
    "Script of a frame in which both heatmaps are painted on another scale:": recoloured,
  };
}

function summary(times) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return { median: at(0.5), "95 %": at(0.95), longest: at(1) };
}

/** Runs in the page before anything else: notes when heatmaps are painted. */
function watchPictures() {
  const painted = new Set();
  let wanted = null;
  const { putImageData } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.putImageData = function (...args) {
    putImageData.apply(this, args);
    if (!this.canvas.closest(".heatmap-box")) return;
    painted.add(this.canvas);
    if (wanted && painted.size >= wanted.count) wanted.done();
  };
  /** The time when what is drawn now has been given to the screen. */
  window.presented = () =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        const after = new MessageChannel();
        after.port1.onmessage = () => resolve(performance.now());
        after.port2.postMessage(null);
      });
    });
  const rest = () => new Promise((resolve) => setTimeout(resolve, 120 + 40 * Math.random()));
  window.slideStepwise = async (slider, count, steps) => {
    const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
    const times = [];
    for (let step = 0; step < steps; step++) {
      const part = step % 2 === 0 ? 0.3 + (0.6 * step) / steps : 0.1;
      const moved = new Promise((done) => {
        wanted = { count, done };
      });
      painted.clear();
      const began = performance.now();
      set.call(slider, Number(slider.min) + part * (slider.max - slider.min));
      slider.dispatchEvent(new Event("input", { bubbles: true }));
      await moved;
      wanted = null;
      times.push((await window.presented()) - began);
      await rest();
    }
    return times;
  };
  window.pointStepwise = async ({ x, y, width, height }, steps) => {
    const times = [];
    for (let step = 0; step < steps; step++) {
      const place = { clientX: x + (width * (step + 0.5)) / steps, clientY: y + height * (0.2 + 0.5 * (step % 2)) };
      const target = document.elementFromPoint(place.clientX, place.clientY);
      const outlined = new Promise((resolve) => {
        const observer = new MutationObserver(() => {
          observer.disconnect();
          resolve();
        });
        for (const overlay of document.querySelectorAll(".heatmap-overlay"))
          observer.observe(overlay, { subtree: true, attributes: true, childList: true });
      });
      await rest();
      const began = performance.now();
      target.dispatchEvent(new PointerEvent("pointermove", { ...place, pointerType: "mouse", bubbles: true }));
      const late = new Promise((resolve) => setTimeout(resolve, 1000, "late"));
      // Between two tiles the pointer may stay with the same cell: then there is nothing to outline again.
      if ((await Promise.race([outlined, late])) !== "late") times.push((await window.presented()) - began);
    }
    return times;
  };
}
