const LARGE = "32×64×56×56";
const MEDIUM = "8×32×28×28";
const SMALL_PLANES = "128×256×7×7";
const SHAPES = [MEDIUM, SMALL_PLANES, LARGE];
const FOUR = ["BN", "LN", "IN", "GN"];

const forward = (shape, most) =>
  Object.entries(most).map(([name, limit]) => ({
    goal: `${name} forward at ${shape} ≤ ${limit} copies`,
    shape,
    value: (of) => of(`${name} forward`),
    limit,
  }));

const statistics = (shape, limit) => ({
  goal: `statistics of all techniques on planes at ${shape} ≤ ${limit} copies`,
  shape,
  value: (of) => of("statistics of all techniques on planes"),
  limit,
});

const slower = (peer, times, shapes) =>
  shapes.flatMap((shape) =>
    FOUR.map((name) => ({
      goal: `${name} by ${peer} at ${shape} ≥ ${times} times ours`,
      shape,
      value: (of) => of(`${name} by ${peer}`) / of(`${name} forward`),
      atLeast: times,
    })),
  );

const backward = SHAPES.flatMap((shape) =>
  FOUR.map((name) => ({
    goal: `${name} backward at ${shape} ≤ 2.5 forwards`,
    shape,
    value: (of) => of(`${name} backward`) / of(`${name} forward`),
    limit: 2.5,
  })),
);

/** What the kernel is meant to reach. `of` gives a contestant's time in copies. */
export const GOALS = [
  ...forward(LARGE, { BN: 1.4, IN: 1.4, GN: 1.4, LN: 1.75 }),
  ...forward(MEDIUM, { BN: 2.3, IN: 2.3, GN: 2.3, LN: 3 }),
  ...forward(SMALL_PLANES, { GN: 1.45, LN: 1.45, BN: 2.1, IN: 2.6 }),
  statistics(LARGE, 0.6),
  statistics(MEDIUM, 1.4),
  ...backward,
  ...slower("tfjs", 8, [MEDIUM, LARGE]),
  ...slower("tfjs", 4.5, [SMALL_PLANES]),
  ...slower("onnxruntime-web", 10, [MEDIUM, LARGE]),
  ...slower("onnxruntime-web", 4.5, [SMALL_PLANES]),
  ...slower("jax-js", 3, SHAPES),
];
