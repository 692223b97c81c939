import { GOALS } from "./goals.mjs";

/**
 * What was measured, as questions that goals ask; NaN where it was not measured.
 * @param measured {shapes, errors, readings, paintings, product}: see run.mjs
 */
function asked({ shapes, errors, readings, paintings, product }) {
  const at = (shape) => shapes.find((one) => one.shape === shape);
  const ratio = (shape, name) => at(shape)?.ratios.find((one) => one.name === name);
  const ours = errors.filter(({ name }) => !name.includes(" by "));
  const largest = (values) => (values.length > 0 ? Math.max(...values) : NaN);
  return {
    copies: (shape, name) => ratio(shape, name)?.median ?? NaN,
    timesOfPytorch: (shape, name) => (at(shape)?.pytorch?.[name] ?? NaN) / (ratio(shape, name)?.milliseconds ?? NaN),
    error: (data) => largest(ours.filter((one) => one.data === data).map((one) => one.largest)),
    lost: () => largest(ours.map((one) => one.lost)),
    furtherReadings: (shape) => readings.find((one) => one.shape === shape)?.further ?? NaN,
    painted: (name) => paintings.find((one) => one.name === name)?.milliseconds ?? NaN,
    slider: (shape, columns) =>
      largest(
        (product?.sliders ?? [])
          .filter((one) => one.shape === shape && one.columns === columns)
          .map(({ median }) => median),
      ),
  };
}

/** Each goal with what was reached; `met` is null, and so is the figure, where it was not measured. */
export function judged(measured) {
  const questions = asked(measured);
  return GOALS.map(({ goal, value, limit, atLeast }) => {
    const reached = value(questions);
    if (Number.isNaN(reached)) return { goal, reached: null, met: null };
    return { goal, reached, met: limit === undefined ? reached >= atLeast : reached <= limit };
  });
}

/** Everything on the console. */
export function print({ machine, shapes, errors, readings, paintings, product, memory, goals }) {
  console.log(`${machine.processor}, ${machine.cores} cores; Chromium ${machine.browser}; ${torch(machine.pytorch)}`);
  if (machine.load > 1)
    console.log(`the machine was at work (load ${machine.load.toFixed(1)}): measure again when it rests`);
  for (const one of shapes) printShape(one);
  printErrors(errors);
  for (const { shape, further, after } of readings)
    console.log(`further readings at ${shape}: ${further}${after.length > 0 ? ` after ${after.join(", ")}` : ""}`);
  for (const { name, milliseconds } of paintings) console.log(`painting alone, ${name}: ${short(milliseconds)} ms`);
  if (product) printProduct(product);
  if (memory)
    console.log(
      `\nmemory of the page's process at ${memory.shape}: at most ${megabytes(memory.peak)}, ${megabytes(memory.base)} ` +
        `with a tiny tensor: ${memory.multiple.toFixed(1)} tensors more`,
    );
  console.log("");
  const measured = goals.filter(({ met }) => met !== null);
  for (const { goal, reached, met } of measured) console.log(`${met ? "✓ met" : "✗ not"}  ${goal}: ${short(reached)}`);
  const met = measured.filter((one) => one.met).length;
  console.log(`\n${met} of ${measured.length} goals met; ${goals.length - measured.length} not measured`);
}

function printShape({ shape, bytes, copy, ratios, pytorch }) {
  console.log(`\n${shape}: a copy takes ${short(copy)} ms (${gigabytes(bytes, copy)}); in copies, with quartiles`);
  for (const { name, median, quartiles } of ratios) {
    const core = ratios.find((one) => one.name === `${name} by the core`);
    const slower = core ? `  the core: ${(core.median / median).toFixed(1)} times` : "";
    if (!name.endsWith(" by the core"))
      console.log(
        `  ${name.padEnd(42)}${median.toFixed(2).padStart(8)}   ${quartiles
          .map((q) => q.toFixed(2))
          .join(" to ")
          .padEnd(18)}${slower}`,
      );
  }
  if (!pytorch) return;
  console.log(
    `  PyTorch: its own copy takes ${short(pytorch.copy)} ms (${gigabytes(bytes, pytorch.copy)}); ms, ours, ratio`,
  );
  for (const [name, theirs] of Object.entries(pytorch)) {
    const mine = ratios.find((one) => one.name === name)?.milliseconds;
    if (mine)
      console.log(
        `  ${name.padEnd(42)}${short(theirs).padStart(8)} ${short(mine).padStart(8)} ${(theirs / mine).toFixed(2).padStart(8)}`,
      );
  }
}

/** The worst over the shapes: a row for each technique and peer, a column for each kind of data. */
function printErrors(errors) {
  if (errors.length === 0) return;
  const kinds = [...new Set(errors.map(({ data }) => data))];
  console.log(`\nlargest |error| of y against float64, the worst of all shapes; values lost in brackets`);
  console.log(`  ${"".padEnd(28)}${kinds.map((kind) => kind.padStart(18)).join("")}`);
  for (const name of new Set(errors.map((one) => one.name))) {
    const cells = kinds.map((data) => {
      const own = errors.filter((one) => one.name === name && one.data === data);
      const lost = Math.max(...own.map((one) => one.lost));
      return `${Math.max(...own.map((one) => one.largest)).toExponential(1)}${lost > 0 ? ` [${lost}]` : ""}`;
    });
    console.log(`  ${name.padEnd(28)}${cells.map((cell) => cell.padStart(18)).join("")}`);
  }
}

function printProduct({ sliders, pointers, scripts }) {
  const line = (name, { median, most }) =>
    console.log(`  ${name.padEnd(50)}${median.toFixed(1).padStart(8)} ${most.toFixed(1).padStart(8)}`);
  const where = ({ shape, columns }) => `${shape}, ${columns === 1 ? "Explore" : `${columns} columns`}`;
  console.log("\nin the product, ms: median and the longest but for 5 %");
  for (const one of sliders) line(`slider “${one.name}” to paint, ${where(one)}`, one);
  for (const one of pointers) line(`pointer to outline, ${where(one)}`, one);
  for (const one of scripts) line(`script of a recoloured ${one.name}`, one);
}

const torch = (version) => (version ? `PyTorch ${version}` : "PyTorch skipped: no Python with torch on this machine");
const short = (value) => (value !== 0 && Math.abs(value) < 0.01 ? value.toExponential(2) : value.toPrecision(3));
const megabytes = (bytes) => `${Math.round(bytes / 1e6)} MB`;
/** Bytes read and bytes written. */
const gigabytes = (bytes, milliseconds) => `${((2 * bytes) / milliseconds / 1e6).toFixed(0)} GB/s`;
