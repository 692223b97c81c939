import { shortNumber } from "../../../engine/numbers.ts";
import { GROUP_NORM_PAPER, PAPERS, WEIGHT_NORM_PAPER } from "../../parts/papers.ts";
import { average, type Figures, furthest, meanAt, same, sharing, spread, varianceAt, xAt, yAt } from "../figures.ts";
import { type Lesson, option, page } from "../lesson.ts";

const FIRST = [0, 0, 0, 0] as const;

/** Standard normal mini-batches of N values, 600 of them: each channel is one. */
const manyBatches = (N: number, seed: number) => `technique=bn&shape=${N}x600x1x1&data=normal&seed=${seed}`;

const deviation = (values: ArrayLike<number>) => Math.sqrt(spread(values));

/** By how much the means of many mini-batches scatter. */
const scatterOfMeans = ({ moments }: Figures) => deviation(moments[0].mean);

const scatterOfVariances = ({ moments }: Figures) => deviation(moments[0].variance);

export const smallBatches: Lesson = {
  id: "small-batches",
  title: "How small may a batch be?",
  minutes: 12,
  pages: [
    page({
      id: "alone",
      title: "One value per channel",
      claims: ["bn-4"],
      scenes: (seed) => ({ shown: `technique=bn&shape=1x6x1x1&data=scales&seed=${seed}&gamma=2&beta=3&cell=0.2.0.0` }),
      words: ({ shown }) =>
        `The smallest batch there is: one sample, ${shown.shape[1]} channels, one position. Batch norm in training, with γ = 2 and β = 3. [One value](value) is ${shortNumber(xAt(shown, [0, 2, 0, 0]))}.`,
      question: ({ shown }) => ({
        kind: "estimate",
        ask: "What is y of that value?",
        answer: yAt(shown, [0, 2, 0, 0]),
        within: 0.1,
        from: -6,
        to: 6,
        step: 0.1,
        misled: [
          { value: 2, because: "That is γ. It multiplies x̂, and what is x̂ if the mean is the value itself?" },
          { value: 0, because: "x̂ is 0, indeed. Then β is added." },
        ],
      }),
      explain: ({ shown }) =>
        `The value is its own mean, so x̂ = 0 and y = β = ${shortNumber(yAt(shown, [0, 2, 0, 0]))}, whatever x is. Nothing of the input is left. PyTorch refuses: “Expected more than 1 value per channel when training.”`,
      asserts: ({ shown }) => [
        { says: "all outputs are β", holds: shown.y.every((value) => value === 3) },
        { says: "the input differs", holds: deviation(shown.x) > 0 },
      ],
      touches: ["gamma", "beta"],
      references: [PAPERS.bn],
    }),
    page({
      id: "two",
      title: "Two values",
      claims: ["bn-5"],
      scenes: (seed) => ({
        shown: `technique=bn&shape=2x6x1x1&data=scales&seed=${seed}&eps=0&cell=0.1.0.0`,
        other: `technique=bn&shape=2x6x1x1&data=normal&seed=${seed + 1}&eps=0`,
      }),
      words: () => "Two samples, one position: two values in each channel. They may be 3 and 500, or 3 and 4.",
      question: ({ shown, other }) => {
        const ends = [shown, other].every(({ y }) => y.every((value) => same(Math.abs(value), 1, 0.001)));
        return {
          kind: "pick",
          ask: "What does batch norm make of two values?",
          options: [
            option(
              "−1 and 1, whatever they are",
              ends,
              "Each is as far from the mean as the other, and that distance is the standard deviation.",
            ),
            option(
              "The farther apart, the larger y",
              !ends && deviation(shown.y) > 1,
              "Dividing by the deviation takes exactly this distance out.",
            ),
            option(
              "0 and 0",
              shown.y.every((value) => value === 0),
              "That would be so for one value: here the mean lies between the two.",
            ),
          ],
        };
      },
      explain: () =>
        "One value is above the mean, one below, both by exactly σ: −1 and 1. Only the order of the two survives. With a batch of two in a dense layer, batch norm passes on one bit per channel.",
      asserts: ({ shown }) => [{ says: "sets of two", holds: sharing(shown, FIRST) === 2 }],
      references: [PAPERS.bn],
    }),
    page({
      id: "one-sample",
      title: "A batch of one",
      claims: ["bn-4", "q-3"],
      scenes: (seed) => ({
        shown: `technique=bn&shape=1x6x3x3&data=scales&seed=${seed}&cell=0.2.1.1`,
        instance: `technique=in&shape=1x6x3x3&data=scales&seed=${seed}`,
      }),
      words: ({ shown }) =>
        `An article says: “With a batch of one the variance is 0, so batch norm cannot work.” Here is one sample with ${shown.shape[2]} × ${shown.shape[3]} positions.`,
      question: ({ shown, instance }) => ({
        kind: "pick",
        ask: "Is that true here?",
        options: [
          option(
            "Yes: one sample has no variance",
            varianceAt(shown, [0, 2, 1, 1]) === 0,
            "A sample’s positions count, too: m = N·H·W = 9.",
          ),
          option(
            "No: it does what instance norm does",
            furthest(shown.y, instance.y) < 1e-5 && varianceAt(shown, [0, 2, 1, 1]) > 0,
            "With N = 1 a channel of the batch is a channel of the sample: the same sets, the same y.",
          ),
          option(
            "No: it does what layer norm does",
            sharing(shown, FIRST) > 9,
            "Layer norm would pool all channels. Batch norm keeps them apart, whatever N is.",
          ),
        ],
      }),
      explain: ({ shown, instance }) =>
        `m = N·H·W = ${sharing(shown, FIRST)}: there is a variance. The largest difference to instance norm is ${shortNumber(furthest(shown.y, instance.y))}. Only where N·H·W = 1 is the article right. What suffers with small batches is how well they stand for all data.`,
      references: [PAPERS.bn, PAPERS.in],
    }),
    page({
      id: "scatter",
      title: "How noisy is a mean?",
      claims: ["bn-5", "q-3"],
      scenes: (seed) => ({
        shown: `technique=bn&shape=8x6x1x1&data=normal&seed=${seed}`,
        eight: manyBatches(8, seed),
        twentyFive: manyBatches(25, seed),
        hundred: manyBatches(100, seed),
      }),
      words: () =>
        "The data have mean 0 and variance 1. A mini-batch of N values has a mean of its own, which scatters around 0 from batch to batch. The page draws 600 batches of each size.",
      question: ({ eight, twentyFive, hundred }) => {
        const scatters = [eight, twentyFive, hundred].map(scatterOfMeans);
        const first = scatters.findIndex((scatter) => scatter <= 0.25);
        return {
          kind: "pick",
          ask: "Which is the smallest N whose means scatter by at most 0.25?",
          options: [
            option("N = 8", first === 0, "Their means scatter by about 1/√8."),
            option("N = 25", first === 1, "The mean of N values scatters by 1/√N: a fifth for 25."),
            option("N = 100", first === 2, "They scatter by a tenth: fewer suffice."),
          ],
        };
      },
      explain: ({ eight, twentyFive, hundred }) =>
        `Measured over 600 batches: ${shortNumber(scatterOfMeans(eight))} for N = 8, ${shortNumber(scatterOfMeans(twentyFive))} for 25, ${shortNumber(scatterOfMeans(hundred))} for 100. That is 1/√N. Four times the batch halves the noise.`,
      asserts: ({ eight, twentyFive, hundred }) =>
        [eight, twentyFive, hundred].map((figures) => ({
          says: `the means of ${figures.shape[0]} scatter by 1/√N`,
          holds: same(scatterOfMeans(figures) * Math.sqrt(figures.shape[0]), 1, 0.15),
        })),
      references: [PAPERS.bn, GROUP_NORM_PAPER],
    }),
    page({
      id: "noisier",
      title: "Mean or variance?",
      claims: ["wn-4", "bn-5"],
      scenes: (seed) => ({ shown: `technique=bn&shape=8x6x1x1&data=normal&seed=${seed}`, many: manyBatches(8, seed) }),
      words: ({ many }) =>
        `The article says that the mean of a mini-batch is less noisy than its variance. Over 600 batches of N = 8 the mean scatters by ${shortNumber(scatterOfMeans(many))} around 0. The variance scatters around its own middle, 0.875.`,
      question: ({ many }) => ({
        kind: "estimate",
        ask: "By how much does the variance scatter?",
        answer: scatterOfVariances(many),
        within: 0.07,
        from: 0,
        to: 1.5,
        step: 0.01,
        misled: [
          {
            value: scatterOfMeans(many) ** 2,
            because: "That is the variance of the mean. The question is how far σ² strays from batch to batch.",
          },
        ],
      }),
      explain: ({ many }) =>
        `${shortNumber(scatterOfVariances(many))}, more than the mean’s ${shortNumber(scatterOfMeans(many))}; relative to itself about √(2/m). Both shrink alike as N grows. What differs is the kind of noise: the mean’s shifts all values, the variance’s multiplies them.`,
      asserts: ({ many }) => [
        { says: "the variance is noisier", holds: scatterOfVariances(many) > scatterOfMeans(many) },
        { says: "its middle is (m − 1)/m", holds: same(average(many.moments[0].variance), 7 / 8, 0.07) },
      ],
      references: [WEIGHT_NORM_PAPER],
    }),
    page({
      id: "company",
      title: "Other company",
      claims: ["why-6", "q-3"],
      scenes: (seed) => {
        const compare = (change: string) =>
          `view=compare&columns=bn;ln&technique=bn&shape=4x6x3x3&data=scales&seed=${seed}${change}`;
        return {
          shown: `technique=bn&shape=4x6x3x3&data=scales&seed=${seed}&cell=0.2.1.1`,
          before: compare(""),
          after: compare("&change=N3,2,1"),
        };
      },
      words: () =>
        "[Sample 0](sample) stays as it is. Sample 3, elsewhere in the batch, is replaced by another picture.",
      question: ({ before, after }) => {
        const cell = [0, 2, 1, 1] as const;
        const moves = before.columns.map((column, k) => !same(yAt(column, cell), yAt(after.columns[k], cell), 1e-5));
        const is = (batch: boolean, layer: boolean) => moves[0] === batch && moves[1] === layer;
        return {
          kind: "pick",
          ask: "Whose output of sample 0 changes?",
          options: [
            option(
              "Batch norm’s only",
              is(true, false),
              "Its mean and variance are taken over all samples; layer norm’s set is one sample.",
            ),
            option("Layer norm’s only", is(false, true), "Layer norm’s set is one sample: it sees no other."),
            option("Both", is(true, true), "Layer norm’s set is one sample: what happens to sample 3 stays there."),
            option("Neither", is(false, false), "Sample 3 is in the set of each value of batch norm."),
          ],
        };
      },
      explain: ({ before, after }) =>
        `Batch norm’s y goes from ${shortNumber(yAt(before, [0, 2, 1, 1]))} to ${shortNumber(yAt(after, [0, 2, 1, 1]))} although x is the same. In training that is noise from the rest of the batch: it regularizes a little, and harms where batches are tiny.`,
      references: [PAPERS.bn],
    }),
    page({
      id: "transfer",
      title: "One loud value",
      claims: ["bn-5"],
      scenes: (seed) => ({
        shown: `technique=bn&shape=8x4x1x1&data=outlier&seed=${seed}&cell=1.0.0.0`,
        plain: `technique=bn&shape=8x4x1x1&data=normal&seed=${seed}`,
      }),
      words: ({ shown }) =>
        `Eight values of channel 0: one of them, at sample 0, is 20. The others are ordinary. [The marked one](value) is ${shortNumber(xAt(shown, [1, 0, 0, 0]))}.`,
      question: ({ shown, plain }) => {
        const others = Array.from({ length: 7 }, (_, n) => yAt(shown, [n + 1, 0, 0, 0]));
        const below = others.every((value) => value < 0.2);
        return {
          kind: "pick",
          ask: "What becomes of the seven ordinary values?",
          options: [
            option(
              "They are squeezed together, just below 0",
              below &&
                deviation(others) < deviation(Array.from({ length: 7 }, (_, n) => yAt(plain, [n + 1, 0, 0, 0]))) / 2,
              "20 pulls the mean up and inflates σ, so the rest ends up close together, below the mean.",
            ),
            option(
              "They are what they would be without it",
              furthest(shown.y, plain.y) < 0.1,
              "The 20 is a member of their set: it moves mean and variance for all.",
            ),
            option("They are spread out", deviation(others) > 1, "Dividing by a large σ brings values together."),
          ],
        };
      },
      explain: ({ shown }) =>
        `One 20 lifts the mean to ${shortNumber(meanAt(shown, FIRST))} and the variance to ${shortNumber(varianceAt(shown, FIRST))}. The marked value becomes ${shortNumber(yAt(shown, [1, 0, 0, 0]))}. In a set of eight a single value can rule; in a set of thousands it cannot.`,
      references: [PAPERS.bn],
    }),
  ],
  notes: {
    aim: "Say what a small batch does to batch norm, and what m has to do with it.",
    answers: [
      "“A batch of one cannot work”: most forget the positions.",
      "Most expect two values to keep their distance.",
    ],
    next: [
      "At which batch size would you leave batch norm?",
      "Why does a convolution suffer less from small batches than a dense layer?",
    ],
  },
};
