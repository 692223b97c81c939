const LARGE = "32×64×56×56";
const MEDIUM = "8×32×28×28";
const SMALL_PLANES = "128×256×7×7";
const TINY = "2×8×8×8";
const ALL = [TINY, MEDIUM, SMALL_PLANES, LARGE];
const FOUR = ["BN", "LN", "IN", "GN"];

const forward = (shape, most) =>
  Object.entries(most).map(([name, limit]) => ({
    goal: `${name} forward at ${shape} ≤ ${limit} copies`,
    value: ({ copies }) => copies(shape, `${name} forward`),
    limit,
  }));

const statistics = (shape, limit) => ({
  goal: `statistics of all techniques on planes at ${shape} ≤ ${limit} copies`,
  value: ({ copies }) => copies(shape, "statistics of all techniques on planes"),
  limit,
});

const backward = [MEDIUM, SMALL_PLANES, LARGE].flatMap((shape) =>
  FOUR.map((name) => ({
    goal: `${name} backward at ${shape} ≤ 2.5 forwards`,
    value: ({ copies }) => copies(shape, `${name} backward`) / copies(shape, `${name} forward`),
    limit: 2.5,
  })),
);

const twoWorkers = FOUR.map((name) => ({
  goal: `${name} in two workers at ${LARGE} ≤ 0.6 of one`,
  value: ({ copies }) => copies(LARGE, `${name} in two workers`) / copies(LARGE, `${name} in one worker`),
  limit: 0.6,
}));

const slower = (peer, times, shapes) =>
  shapes.flatMap((shape) =>
    FOUR.map((name) => ({
      goal: `${name} by ${peer} at ${shape} ≥ ${times} times ours`,
      value: ({ copies }) => copies(shape, `${name} by ${peer}`) / copies(shape, `${name} forward`),
      atLeast: times,
    })),
  );

const pytorch = ALL.flatMap((shape) =>
  FOUR.flatMap((name) =>
    ["forward", "backward"].map((pass) => ({
      goal: `${name} ${pass} by PyTorch at ${shape} ≥ 1.2 times ours`,
      value: ({ timesOfPytorch }) => timesOfPytorch(shape, `${name} ${pass}`),
      atLeast: 1.2,
    })),
  ),
);

const errors = [
  { goal: "error of y on ordinary data ≤ 1e-6", value: ({ error }) => error("ordinary"), limit: 1e-6 },
  { goal: "error of y at mean 10⁴, sd 1 ≤ 2e-6", value: ({ error }) => error("far"), limit: 2e-6 },
  { goal: "values lost whose truth is finite: none", value: ({ lost }) => lost(), limit: 0 },
];

const readings = ALL.map((shape) => ({
  goal: `further readings for another technique, G, ρ or weight at ${shape}: none`,
  value: ({ furtherReadings }) => furtherReadings(shape),
  limit: 0,
}));

const pictures = Object.entries({
  "heatmap of 65,536 cells": 2,
  "heatmap of 1,048,576 cells": 5,
  "cube with 104,448 visible cells": 4,
}).map(([name, limit]) => ({
  goal: `${name} repainted in ≤ ${limit} ms of script`,
  value: ({ painted }) => painted(name),
  limit,
}));

const product = [
  { goal: `slider to paint at ${LARGE}, one technique ≤ 33 ms`, value: ({ slider }) => slider(LARGE, 1), limit: 33 },
  { goal: `slider to paint at ${LARGE}, four columns ≤ 100 ms`, value: ({ slider }) => slider(LARGE, 4), limit: 100 },
];

/** What is meant to be reached. `value` asks the report, which gives NaN for what was not measured. */
export const GOALS = [
  ...forward(LARGE, { BN: 1.4, IN: 1.4, GN: 1.4, LN: 1.75 }),
  ...forward(MEDIUM, { BN: 2.3, IN: 2.3, GN: 2.3, LN: 3 }),
  ...forward(SMALL_PLANES, { GN: 1.45, LN: 1.45, BN: 2.1, IN: 2.6 }),
  statistics(LARGE, 0.6),
  statistics(MEDIUM, 1.4),
  ...twoWorkers,
  ...slower("tfjs", 8, [TINY, MEDIUM, LARGE]),
  ...slower("tfjs", 4.5, [SMALL_PLANES]),
  ...slower("onnxruntime-web", 10, [TINY, MEDIUM, LARGE]),
  ...slower("onnxruntime-web", 4.5, [SMALL_PLANES]),
  ...slower("jax-js", 3, ALL),
  ...pytorch,
  ...errors,
  ...readings,
  ...pictures,
  ...product,
  ...backward,
];
