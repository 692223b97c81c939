import { shortNumber } from "../../../engine/numbers.ts";
import { PAPERS } from "../../parts/papers.ts";
import { average, channelOf, type Figures, furthest, meanAt, same, spread, varianceAt, xAt, yAt } from "../figures.ts";
import { type Lesson, page } from "../lesson.ts";

const counting = (technique: string, rest = "") => `technique=${technique}&shape=2x2x1x2&data=counting${rest}`;
const FIRST = [0, 0, 0, 0] as const;

/** The third moment in standard deviations. */
function skew(values: ArrayLike<number>): number {
  const [mean, deviation] = [average(values), Math.sqrt(spread(values))];
  return average(Array.from(values, (value) => ((value - mean) / deviation) ** 3));
}

/** The channel whose values are spread the most. */
function widest({ x, shape }: Figures): number {
  const spreads = Array.from({ length: shape[1] }, (_, c) => spread(channelOf(x, shape, c)));
  return spreads.indexOf(Math.max(...spreads));
}

export const byHand: Lesson = {
  id: "by-hand",
  title: "By hand, and γ and β",
  minutes: 12,
  pages: [
    page({
      id: "partners",
      title: "The partners of 0",
      claims: ["bn-1"],
      scenes: () => ({ shown: counting("bn", "&cell=0.0.0.0") }),
      words: () =>
        "A block small enough for a sheet of paper: 2 samples, 2 channels, 2 positions, filled with 0 to 7 in the order of memory. The marked value is 0.",
      question: () => ({
        kind: "paint",
        ask: "Batch norm: paint all values that share a mean with 0.",
        marked: FIRST,
        source: 0,
      }),
      explain: ({ shown }) =>
        `[Channel 0](channel) of both samples: ${channelOf(shown.x, shown.shape, 0).join(", ")}. The values 2 and 3 lie between them in memory, but in channel 1.`,
      asserts: ({ shown }) => [{ says: "0, 1, 4, 5", holds: channelOf(shown.x, shown.shape, 0).join() === "0,1,4,5" }],
      references: [PAPERS.bn],
    }),
    page({
      id: "mean",
      title: "Its mean",
      claims: ["bn-1"],
      scenes: () => ({ shown: counting("bn", "&cell=0.0.0.0"), layer: counting("ln") }),
      words: ({ shown }) =>
        `[The set](set) of 0 holds ${channelOf(shown.x, shown.shape, 0).join(", ")}. Take paper, if you like.`,
      question: ({ shown, layer }) => ({
        kind: "estimate",
        ask: "What is μ?",
        answer: meanAt(shown, FIRST),
        within: 0.05,
        from: 0,
        to: 7,
        step: 0.05,
        misled: [
          {
            value: meanAt(layer, FIRST),
            because: "That is the mean of sample 0, layer norm’s set. Batch norm goes through both samples.",
          },
          {
            value: average(shown.x),
            because: "That is the mean of all eight values. Channel 1 has a mean of its own.",
          },
        ],
      }),
      explain: ({ shown }) =>
        `(0 + 1 + 4 + 5) / 4 = ${shortNumber(meanAt(shown, FIRST))}. One mean for [these four values](set), another for channel 1: ${shortNumber(meanAt(shown, [0, 1, 0, 0]))}.`,
      asserts: ({ shown }) => [
        {
          says: "the mean of channel 0",
          holds: same(average(channelOf(shown.x, shown.shape, 0)), meanAt(shown, FIRST)),
        },
      ],
      references: [PAPERS.bn],
    }),
    page({
      id: "variance",
      title: "Its variance",
      claims: ["bn-1"],
      scenes: () => ({ shown: counting("bn", "&cell=0.0.0.0") }),
      words: ({ shown }) =>
        `The mean is ${shortNumber(meanAt(shown, FIRST))}. Now the variance: the mean of the squared distances from it. Batch norm divides by m = 4 in training, not by m − 1.`,
      question: ({ shown }) => ({
        kind: "estimate",
        ask: "What is σ²?",
        answer: varianceAt(shown, FIRST),
        within: 0.1,
        from: 0,
        to: 10,
        step: 0.05,
        misled: [
          {
            value: (varianceAt(shown, FIRST) * 4) / 3,
            because: "That divides by m − 1 = 3. Batch norm’s y uses the biased variance, divided by m.",
          },
          {
            value: Math.sqrt(varianceAt(shown, FIRST)),
            because: "That is σ, its root. σ² is the mean of the squares.",
          },
        ],
      }),
      explain: ({ shown }) =>
        `(6.25 + 2.25 + 2.25 + 6.25) / 4 = ${shortNumber(varianceAt(shown, FIRST))}. PyTorch stores the unbiased one, divided by 3, for evaluation, and uses this one in training.`,
      asserts: ({ shown }) => [
        { says: "divided by m", holds: same(varianceAt(shown, FIRST), spread(channelOf(shown.x, shown.shape, 0))) },
      ],
      references: [PAPERS.bn],
    }),
    page({
      id: "normalized",
      title: "And x̂",
      claims: ["bn-1", "bn-3"],
      scenes: () => ({
        shown: counting("bn", "&cell=0.0.0.0"),
        instance: counting("in"),
        layer: counting("ln"),
        heavy: counting("bn", "&eps=1"),
      }),
      words: ({ shown }) =>
        `x = 0, μ = ${shortNumber(meanAt(shown, FIRST))}, σ² = ${shortNumber(varianceAt(shown, FIRST))}. Then x̂ = (x − μ) / √(σ² + ε), where ε is tiny and only keeps the root from being 0.`,
      question: ({ shown, instance, layer }) => ({
        kind: "estimate",
        ask: "What is x̂?",
        answer: yAt(shown, FIRST),
        within: 0.06,
        from: -3,
        to: 3,
        step: 0.02,
        misled: [
          {
            value: -meanAt(shown, FIRST) / varianceAt(shown, FIRST),
            because: "That divides by the variance. Divide by its root, the standard deviation.",
          },
          { value: yAt(layer, FIRST), because: "That is layer norm’s: mean and variance of sample 0." },
          {
            value: yAt(instance, FIRST),
            because: "That is instance norm’s: 0 and 1 alone, and two values always become −1 and 1.",
          },
        ],
      }),
      explain: ({ shown, layer, heavy }) =>
        `−2.5 / √4.25 = ${shortNumber(yAt(shown, FIRST))}. Layer norm makes ${shortNumber(yAt(layer, FIRST))} of the same 0. With ε = 1 it would be ${shortNumber(yAt(heavy, FIRST))}: ε is there for stability, and shrinks whatever has a variance near it.`,
      asserts: ({ shown, instance, heavy }) => [
        { says: "ε shrinks", holds: Math.abs(yAt(heavy, FIRST)) < Math.abs(yAt(shown, FIRST)) },
        { says: "of two values instance norm makes ±1", holds: same(Math.abs(yAt(instance, FIRST)), 1, 0.001) },
      ],
      touches: ["eps"],
      references: [PAPERS.bn],
    }),
    page({
      id: "undo",
      title: "Undo it",
      claims: ["bn-2"],
      scenes: (seed) => ({ shown: `technique=bn&shape=4x6x3x3&data=scales&seed=${seed}&cell=0.2.1.1` }),
      veil: "nothing",
      words: ({ shown }) =>
        `Batch norm has two learned numbers per channel: y = γ x̂ + β. Here both act on all channels at once. In [channel 2](channel) μ = ${shortNumber(meanAt(shown, [0, 2, 0, 0]))} and σ = ${shortNumber(Math.sqrt(varianceAt(shown, [0, 2, 0, 0])))}.`,
      question: ({ shown }) => {
        const [mu, sigma] = [meanAt(shown, [0, 2, 0, 0]), Math.sqrt(varianceAt(shown, [0, 2, 0, 0]))];
        const off = (figures: typeof shown) =>
          furthest(
            Float64Array.from(channelOf(figures.y, figures.shape, 2)),
            Float64Array.from(channelOf(figures.x, figures.shape, 2)),
          );
        return {
          kind: "set",
          ask: "Set γ and β so that channel 2 comes out as it went in.",
          controls: ["gamma", "beta"],
          holds: (figures) => off(figures) < 0.08,
          because: (figures) => `The values of channel 2 now differ from x by up to ${shortNumber(off(figures))}.`,
          answer: { gamma: { all: Number(sigma.toFixed(2)) }, beta: { all: Number(mu.toFixed(2)) } },
        };
      },
      explain: ({ shown }) =>
        `γ = σ = ${shortNumber(Math.sqrt(varianceAt(shown, [0, 2, 0, 0])))} and β = μ = ${shortNumber(meanAt(shown, [0, 2, 0, 0]))} give x back. So a network can undo the normalization of a channel where that is better, by learning these two numbers.`,
      references: [PAPERS.bn],
    }),
    page({
      id: "shape",
      title: "The shape of the histogram",
      claims: ["bn-2"],
      scenes: (seed) => {
        const own = (rest: string) => `technique=bn&shape=4x6x3x3&data=sparse&seed=${seed}${rest}`;
        return { shown: own("&cell=0.1.1.1"), scaled: own("&gamma=3") };
      },
      words: () =>
        "These values are lopsided: many zeros, a few large ones. Batch norm with γ = 3 and β = 0 is applied to them. “Batch norm makes values gaussian”, says somebody.",
      question: ({ shown, scaled }) => {
        const channel = widest(shown);
        const [before, after] = [shown.x, scaled.y].map((values) => channelOf(values, shown.shape, channel));
        const keeps = same(skew(before), skew(after), 0.01);
        return {
          kind: "pick",
          ask: "What happens to the histogram of a channel?",
          options: [
            {
              says: "Same shape, moved to 0, with standard deviation 3",
              holds: keeps && same(Math.sqrt(spread(after)), 3, 0.01),
              because:
                "Subtracting and dividing move and stretch. The order and the gaps between values stay in proportion.",
            },
            {
              says: "It becomes more gaussian",
              holds: Math.abs(skew(after)) < 0.9 * Math.abs(skew(before)),
              because: "Mean 0 and variance 1 do not make a bell: x̂ is a straight line of x, and keeps every bump.",
            },
            {
              says: "It stays where it is",
              holds: same(average(before), average(after), 1e-3) && same(spread(before), spread(after), 1e-3),
              because: "The mean is subtracted, and γ = 3 sets the spread.",
            },
          ],
        };
      },
      explain: ({ shown, scaled }) =>
        `Its skew is ${shortNumber(skew(channelOf(shown.x, shown.shape, widest(shown))))} before and ${shortNumber(skew(channelOf(scaled.y, shown.shape, widest(shown))))} after. Batch norm is a straight line for each channel: it shifts and stretches the histogram and never changes its shape.`,
      asserts: ({ shown, scaled }) => [
        {
          says: "the standard deviation is 3",
          holds: same(Math.sqrt(spread(channelOf(scaled.y, shown.shape, widest(shown)))), 3, 0.01),
        },
      ],
      touches: ["gamma", "beta"],
      references: [PAPERS.bn],
    }),
    page({
      id: "transfer",
      title: "On your own",
      claims: ["bn-1"],
      scenes: (seed) => ({ shown: `technique=bn&shape=2x1x1x2&data=normal&seed=${seed}&cell=0.0.0.0` }),
      words: ({ shown }) =>
        `One channel, two samples, two positions: ${Array.from(shown.x, (value) => shortNumber(value)).join(", ")}. Batch norm, γ = 1, β = 0.`,
      question: ({ shown }) => ({
        kind: "estimate",
        ask: "What is y of the first value?",
        answer: yAt(shown, FIRST),
        within: 0.2,
        from: -2,
        to: 2,
        step: 0.05,
        misled: [
          {
            value: xAt(shown, FIRST) - meanAt(shown, FIRST),
            because: "The mean is subtracted, but nothing is divided yet.",
          },
        ].filter(({ value }) => Math.abs(value - yAt(shown, FIRST)) > 0.25),
      }),
      explain: ({ shown }) =>
        `(${shortNumber(xAt(shown, FIRST))} − ${shortNumber(meanAt(shown, FIRST))}) / √${shortNumber(varianceAt(shown, FIRST))} = ${shortNumber(yAt(shown, FIRST))}. A wrong sign means that the mean was on the other side.`,
      references: [PAPERS.bn],
    }),
  ],
  notes: {
    aim: "Compute batch norm on paper, and say what γ, β and ε are for.",
    answers: [
      "Half divide by m − 1.",
      "Some divide by the variance instead of its root.",
      "Most believe that normalized values are gaussian.",
    ],
    next: ["What would make y = 0 for all values?", "Which γ and β does a network start with, and why?"],
  },
};
