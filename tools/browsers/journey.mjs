import { resolve } from "node:path";

const SEED = 7;
/** Techniques on tensors of two axes, so that a data table shows every value. */
const COMPUTED = [
  ["bn", [6, 8, 1, 1]],
  ["ln", [6, 8, 1, 1]],
  ["gn", [1, 8, 1, 6]],
  ["in", [1, 8, 1, 6]],
  ["sn", [1, 8, 1, 6]],
];
const AFTER = `document.querySelectorAll(".heatmaps .heatmap")[1]`;

/** What one does on the page in any browser: each step by its name, throwing where the page does something else. */
export function journey(browser, address, { engine, parseNumber }) {
  const open = (scene) => browser.open(`${address}?${Math.random()}#${scene}`);

  return {
    "the page opens, and y has the bits of the engine in Node": async () => {
      for (const [technique, shape] of COMPUTED) {
        await open(`technique=${technique}&shape=${shape.join("x")}&data=scales&seed=${SEED}&detail=everything`);
        await until(`a heatmap of ${technique}`, `${AFTER}?.querySelector("details summary") instanceof Element`);
        await browser.evaluate(`${AFTER}.querySelector("details summary").click()`);
        const table = `[...${AFTER}.querySelectorAll("td[title]")].map((cell) => cell.title)`;
        await until(`a table of ${technique}`, `${table}.length === 48`);
        const shown = (await browser.evaluate(table)).map((text) => bits(parseNumber(text)));
        const computed = Array.from(computedBy(engine, technique, shape), bits);
        // A table has rows and columns in either order.
        const turned = computed.map((_, i) => computed[(i % 8) * 6 + Math.floor(i / 8)]);
        if (![computed, turned].some((order) => order.every((word, i) => word === shown[i])))
          throw new Error(`y of ${technique} differs from the engine's: ${shown} and not ${computed}`);
      }
    },
    "the cube turns": async () => {
      await open("technique=gn&cell=1.2.0.1&detail=everything");
      await until("the cube", `document.querySelector(".cube-stage canvas") !== null`);
      const centre = `(({ x, y, width, height }) => [Math.round(x + width / 2), Math.round(y + height / 2)])(document.querySelector(".cube-stage").getBoundingClientRect())`;
      await browser.drag(await browser.evaluate(centre), [90, 20]);
      await until("another view in the address", `/[?&]cube=sets,cube,0,[-0-9.,]+,all/.test("?" + location.hash)`);
    },
    "an own file is shown": async () => {
      await until("the chooser of files", `document.querySelector("input[type=file]") !== null`);
      await browser.choose("input[type=file]", resolve("public/samples/conv2.npy"));
      await until("its tensor", `${AFTER}?.innerHTML.includes("8×16×8×8") === true`);
    },
    "a lesson opens with its picture": async () => {
      await open("learn=1.1");
      await until("a lesson", `document.querySelector(".lesson-title") !== null`);
      await until("its picture", `document.querySelector("main canvas")?.width > 0`);
    },
    "a lab opens and trains": async () => {
      await open("labs=batch-size");
      const run = `document.querySelector(".lab-run")`;
      await until("a lab", `${run} !== null`);
      await browser.evaluate(`${run}.click()`);
      await until("a network in training", `document.querySelector(".lab-field canvas")?.width > 0`);
    },
  };

  /** Asks the page again and again. */
  async function until(what, expression) {
    for (const end = Date.now() + 20_000; Date.now() < end; await new Promise((next) => setTimeout(next, 100)))
      if (await browser.evaluate(expression)) return;
    throw new Error(`${what} did not come`);
  }
}

function computedBy({ TECHNIQUES, SOURCES, fitParams, planOf, momentsOf, forward }, id, shape) {
  const technique = TECHNIQUES.find((each) => each.id === id);
  const { params } = fitParams(technique.controls, {}, shape);
  const plan = planOf(technique, params, shape);
  const x = new Float32Array(48);
  SOURCES.find((source) => source.id === "scales").fill(x, shape, SEED, 0, 0);
  return forward(plan, momentsOf(plan, { x, shape }), x, new Float32Array(48));
}

/** The 32 bits of a number as float32. */
function bits(value) {
  return new Uint32Array(Float32Array.of(value).buffer)[0];
}
