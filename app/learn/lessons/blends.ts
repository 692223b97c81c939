import { shortNumber } from "../../../engine/numbers.ts";
import { setsOfCell } from "../../../engine/plan/plan.ts";
import { PAPERS } from "../../parts/papers.ts";
import { average, channelOf, furthest, meanAt, same, setCount, spread, varianceAt, xAt, yAt } from "../figures.ts";
import { type Lesson, option, page } from "../lesson.ts";

const scene = (technique: string, seed: number, rest = "") =>
  `technique=${technique}&shape=4x6x3x3&data=contrast&seed=${seed}${rest}`;
const CELL = [1, 2, 0, 1] as const;
const alone = (source: number) => [0, 0, 0].with(source, 20);

export const blends: Lesson = {
  id: "blends",
  title: "Blends",
  minutes: 12,
  pages: [
    page({
      id: "half",
      title: "Half and half",
      claims: ["bin-2"],
      scenes: (seed) => ({
        shown: scene("bin", seed, "&rho=0.5&cell=1.2.0.1"),
        batch: scene("bn", seed),
        instance: scene("in", seed),
      }),
      words: ({ batch, instance }) =>
        `Batch-instance norm mixes two outputs: x̂ = ρ · x̂(BN) + (1 − ρ) · x̂(IN). For [this value](value) x̂(BN) = ${shortNumber(yAt(batch, CELL))} and x̂(IN) = ${shortNumber(yAt(instance, CELL))}. ρ = 0.5.`,
      question: ({ shown, batch, instance }) => ({
        kind: "estimate",
        ask: "What is x̂?",
        answer: yAt(shown, CELL),
        within: 0.04,
        from: -3,
        to: 3,
        step: 0.01,
        misled: [
          {
            value: yAt(batch, CELL) + yAt(instance, CELL),
            because: "That is their sum: the shares ρ and 1 − ρ add up to 1.",
          },
        ].filter(({ value }) => Math.abs(value - yAt(shown, CELL)) > 0.05),
      }),
      explain: ({ shown, batch, instance }) =>
        `Halfway between ${shortNumber(yAt(batch, CELL))} and ${shortNumber(yAt(instance, CELL))}: ${shortNumber(yAt(shown, CELL))}. ρ is learned per channel by gradient descent and clipped to 0 … 1: a channel whose contrast means something keeps batch norm.`,
      touches: ["rho"],
      references: [PAPERS.bin],
    }),
    page({
      id: "dial",
      title: "Turn ρ",
      claims: ["bin-2"],
      scenes: (seed) => ({ shown: scene("bin", seed, "&rho=0.5&cell=1.2.0.1"), aim: scene("bin", seed, "&rho=0.8") }),
      veil: "nothing",
      words: ({ aim }) => `The output of [the marked value](value) is to become ${shortNumber(yAt(aim, CELL))}.`,
      question: ({ shown, aim }) => {
        const wanted = yAt(aim, CELL);
        const near = Math.abs(yAt(shown, CELL) - wanted) / 8;
        return {
          kind: "set",
          ask: "Set ρ so that it does.",
          controls: ["rho"],
          holds: (figures) => Math.abs(yAt(figures, CELL) - wanted) < near,
          because: (figures) => `It is now ${shortNumber(yAt(figures, CELL))}.`,
          answer: { rho: { all: 0.8 } },
        };
      },
      explain: () =>
        "ρ = 0.8: four fifths batch norm, one fifth instance norm. Each ρ between 0 and 1 lies on the straight line between the two outputs.",
      references: [PAPERS.bin],
    }),
    page({
      id: "variance",
      title: "Is it still normalized?",
      claims: ["bin-2", "bin-1"],
      scenes: (seed) => ({ shown: scene("bin", seed, "&rho=0.5&cell=1.2.0.1") }),
      words: () => "Both parts have mean 0 and variance 1 in [each channel](channel). They are mixed half and half.",
      question: ({ shown }) => {
        const values = channelOf(shown.y, shown.shape, 2);
        return {
          kind: "pick",
          ask: "What is the variance of a channel of the blend?",
          options: [
            option(
              "Less than 1",
              spread(values) < 0.99,
              "Where the two disagree they cancel in part. Only equal parts would keep variance 1.",
            ),
            option(
              "1",
              same(spread(values), 1, 0.01),
              "The mean stays 0, but a mixture of two variables varies less than each, unless they are the same.",
            ),
            option("2", spread(values) > 1.5, "The shares add up to 1, so nothing is doubled."),
          ],
        };
      },
      explain: ({ shown }) => {
        const values = channelOf(shown.y, shown.shape, 2);
        return `Channel 2 comes out with mean ${shortNumber(average(values))} and variance ${shortNumber(spread(values))}. A blend of normalized outputs is not normalized; γ has to make up for it.`;
      },
      touches: ["rho"],
      references: [PAPERS.bin],
    }),
    page({
      id: "moments",
      title: "Switchable norm",
      claims: ["sn-1"],
      scenes: (seed) => ({
        shown: scene("sn", seed, "&cell=1.2.0.1"),
        batch: scene("bn", seed),
        layer: scene("ln", seed),
        instance: scene("in", seed),
      }),
      words: () =>
        "Switchable norm mixes three techniques, IN, LN and BN, here by a third each. It could average their outputs, or their means and variances.",
      question: ({ shown, batch, layer, instance }) => {
        const outputs = average([yAt(batch, CELL), yAt(layer, CELL), yAt(instance, CELL)]);
        const at = setsOfCell(shown.plan, CELL);
        const mean = average(shown.moments.map((own, k) => own.mean[at[k]]));
        const variance = average(shown.moments.map((own, k) => own.variance[at[k]]));
        const moments = (xAt(shown, CELL) - mean) / Math.sqrt(variance + 1e-5);
        const y = yAt(shown, CELL);
        return {
          kind: "pick",
          ask: "Which does it average?",
          options: [
            option(
              "Means and variances",
              same(y, moments, 1e-3) && !same(y, outputs, 1e-3),
              "One mean and one variance are blended first, and then x is normalized once.",
            ),
            option("Outputs", same(y, outputs, 1e-3), "That is what batch-instance norm does."),
            option(
              "γ and β",
              !same(y, outputs, 1e-3) && !same(y, moments, 1e-3),
              "There is one γ and β for all. What is blended comes before.",
            ),
          ],
        };
      },
      explain: ({ shown, batch, layer, instance }) =>
        `y = ${shortNumber(yAt(shown, CELL))}, made of the average mean and the average variance. The average of the three outputs would be ${shortNumber(average([yAt(batch, CELL), yAt(layer, CELL), yAt(instance, CELL)]))}. Means and variances have shares of their own.`,
      touches: ["lambdaMean", "lambdaVar"],
      references: [PAPERS.sn],
    }),
    page({
      id: "pure",
      title: "One of the three",
      claims: ["sn-1", "sn-2", "sn-3", "sn-4"],
      scenes: (seed) => ({ shown: scene("sn", seed, "&cell=1.2.0.1"), instance: scene("in", seed) }),
      veil: "nothing",
      words: () => "The shares are softmaxes of learned numbers: one for the means, one for the variances.",
      question: ({ instance }) => ({
        kind: "set",
        ask: "Set both so that switchable norm does what instance norm does.",
        controls: ["lambdaMean", "lambdaVar"],
        holds: (figures) => furthest(figures.y, instance.y) < 0.02,
        because: (figures) =>
          `y differs from instance norm’s by up to ${shortNumber(furthest(figures.y, instance.y))}.`,
        answer: { lambdaMean: alone(0), lambdaVar: alone(0) },
      }),
      explain: ({ shown, instance }) =>
        `All of both shares to IN. With equal shares y differed by up to ${shortNumber(furthest(shown.y, instance.y))}. Its paper reports that early layers prefer IN, middle ones BN, late ones LN, and that small batches shift shares to IN and LN; 76.9 % on ImageNet against 76.4 % for BN.`,
      references: [PAPERS.sn],
    }),
    page({
      id: "one-sample",
      title: "A batch of one",
      claims: ["sn-1"],
      scenes: (seed) => ({ shown: `technique=sn&shape=1x6x3x3&data=contrast&seed=${seed}&cell=0.2.0.1` }),
      words: () => "N = 1. Switchable norm still blends IN, LN and BN.",
      question: ({ shown }) => {
        const cell = [0, 2, 0, 1] as const;
        const equal = (a: number, b: number) =>
          same(meanAt(shown, cell, a), meanAt(shown, cell, b)) &&
          same(varianceAt(shown, cell, a), varianceAt(shown, cell, b));
        return {
          kind: "pick",
          ask: "Which two of the three are the same now?",
          options: [
            option(
              "BN and IN",
              equal(0, 2) && !equal(0, 1),
              "With one sample a channel of the batch is a channel of the sample.",
            ),
            option("BN and LN", equal(1, 2), "Layer norm pools the channels, batch norm keeps them apart."),
            option("IN and LN", equal(0, 1), "They differ by what they do with channels, whatever N is."),
          ],
        };
      },
      explain: ({ shown }) =>
        `Its sources now have ${setCount(shown, 0)}, ${setCount(shown, 1)} and ${setCount(shown, 2)} sets: BN’s are IN’s. So with one sample per device the share of BN is superfluous, and its authors drop it there.`,
      references: [PAPERS.sn],
    }),
    page({
      id: "transfer",
      title: "A blend that nobody published",
      claims: ["bin-2"],
      scenes: (seed) => ({
        shown: `technique=own&shape=3x4x2x2&data=scales&seed=${seed}&second=blend&rho=0.25&blocksN=3&blocksC=1&secondN=1&secondC=4&cell=1.2.0.1`,
        layer: `technique=ln&shape=3x4x2x2&data=scales&seed=${seed}`,
        batch: `technique=bn&shape=3x4x2x2&data=scales&seed=${seed}`,
      }),
      words: ({ layer, batch }) =>
        `Two cuts of your own: A shares over a sample, as layer norm does, B over a channel, as batch norm does. x̂ = ρ · x̂(A) + (1 − ρ) · x̂(B), ρ = 0.25. For [this value](value) layer norm gives ${shortNumber(yAt(layer, CELL))} and batch norm ${shortNumber(yAt(batch, CELL))}.`,
      question: ({ shown, layer, batch }) => {
        const [a, b] = [yAt(layer, CELL), yAt(batch, CELL)];
        const answer = yAt(shown, CELL);
        return {
          kind: "estimate",
          ask: "What is x̂?",
          answer,
          within: 0.04,
          from: -4,
          to: 4,
          step: 0.01,
          misled: [
            {
              value: 0.75 * a + 0.25 * b,
              because: "That gives A three quarters. ρ is the share of A, here one quarter.",
            },
            { value: (a + b) / 2, because: "That is halfway. Here B has three times the share of A." },
          ].filter(({ value }) => Math.abs(value - answer) > 0.1),
        };
      },
      explain: ({ shown, layer, batch }) =>
        `A quarter of ${shortNumber(yAt(layer, CELL))} and three quarters of ${shortNumber(yAt(batch, CELL))}: ${shortNumber(yAt(shown, CELL))}. Once each part is a cut you know, a blend of outputs is no more than this line, whatever it is called.`,
      touches: ["rho"],
      references: [PAPERS.bin],
    }),
  ],
  notes: {
    aim: "Tell a blend of outputs from a blend of statistics.",
    answers: [
      "Most expect a blend of normalized outputs to be normalized.",
      "Many think that switchable norm averages outputs, too.",
    ],
    next: ["Would you expect ρ near 0 or near 1 in early layers?", "Why two softmaxes?"],
  },
};
