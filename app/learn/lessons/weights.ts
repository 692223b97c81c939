import { shortNumber } from "../../../engine/numbers.ts";
import { PAPERS, WEIGHT_NORM_PAPER } from "../../parts/papers.ts";
import { average, channelOf, type Figures, furthest, same, spread, sumOfSquares, xAt, yAt } from "../figures.ts";
import { type Lesson, option, page } from "../lesson.ts";

const counting = (rest = "") => `technique=wn&weight-shape=2x2x1x1&weight-data=counting-weights${rest}`;
const SECOND_ROW = [1, 0, 0, 0] as const;

/** The length of the weight vector of output channel 1. */
const lengthOf = ({ y }: Figures) => Math.sqrt(sumOfSquares([y[2], y[3]]));

export const weights: Lesson = {
  id: "weights",
  title: "Normalize the weights instead",
  minutes: 10,
  pages: [
    page({
      id: "direction",
      title: "A direction and a length",
      claims: ["wn-1"],
      scenes: () => ({ shown: counting("&cell=1.0.0.0") }),
      words: ({ shown }) =>
        `Weight norm looks at no activations. It writes each weight vector as w = g · v / ‖v‖. Here v of output channel 1 is (${xAt(shown, SECOND_ROW)}, ${xAt(shown, [1, 1, 0, 0])}), and g = 1.`,
      question: ({ shown }) => ({
        kind: "estimate",
        ask: "What is the first number of w?",
        answer: yAt(shown, SECOND_ROW),
        within: 0.03,
        from: 0,
        to: 2,
        step: 0.01,
        misled: [
          { value: 0.4, because: "That divides by the sum of the two. ‖v‖ is the root of the sum of their squares." },
          { value: 2 / 13, because: "That divides by the squared length. Take its root." },
        ],
      }),
      explain: ({ shown }) =>
        `‖v‖ = √(4 + 9) = √13, so w = (${shortNumber(yAt(shown, SECOND_ROW))}, ${shortNumber(yAt(shown, [1, 1, 0, 0]))}), of length 1. v tells the direction alone, g the length: two things that gradient descent can now change separately.`,
      touches: ["g"],
      references: [WEIGHT_NORM_PAPER],
    }),
    page({
      id: "tenfold",
      title: "v ten times as large",
      claims: ["wn-1"],
      scenes: () => ({ shown: counting("&cell=1.0.0.0"), tenfold: counting("&weight-times=10") }),
      words: () => "All of v is multiplied by 10.",
      question: ({ shown, tenfold }) => {
        const change = furthest(shown.y, tenfold.y);
        return {
          kind: "pick",
          ask: "What happens to w?",
          options: [
            option(
              "Nothing",
              change < 1e-6 && xAt(tenfold, SECOND_ROW) === 10 * xAt(shown, SECOND_ROW),
              "v is divided by its own length: only its direction is left.",
            ),
            option(
              "It is ten times as large",
              same(yAt(tenfold, SECOND_ROW), 10 * yAt(shown, SECOND_ROW)),
              "The length of v is divided out. g says how long w is.",
            ),
            option(
              "It is a tenth as large",
              same(yAt(tenfold, SECOND_ROW), yAt(shown, SECOND_ROW) / 10),
              "v and ‖v‖ both grow tenfold, and cancel.",
            ),
          ],
        };
      },
      explain: ({ tenfold }) =>
        `w of channel 1 stays (${shortNumber(yAt(tenfold, SECOND_ROW))}, ${shortNumber(yAt(tenfold, [1, 1, 0, 0]))}). Only the gradient of v gets ten times as small: the larger v has grown, the less a step turns it.`,
      references: [WEIGHT_NORM_PAPER],
    }),
    page({
      id: "length",
      title: "Set the length",
      claims: ["wn-1"],
      scenes: () => ({ shown: counting("&cell=1.0.0.0") }),
      veil: "nothing",
      words: () =>
        "Now w of output channel 1 shall be twice as long as a unit vector, in the same direction. Which of the two is to be moved is clear; to where?",
      question: () => ({
        kind: "set",
        ask: "Give w of channel 1 the length 2.",
        controls: ["g"],
        holds: (figures) => Math.abs(lengthOf(figures) - 2) < 0.02,
        because: (figures) => `w of channel 1 has the length ${shortNumber(lengthOf(figures))}.`,
        answer: { g: { all: 2 } },
      }),
      explain: ({ shown }) =>
        `g = 2. The length of w is |g| and nothing else; it was ${shortNumber(lengthOf(shown))}. A negative g turns w around.`,
      references: [WEIGHT_NORM_PAPER],
    }),
    page({
      id: "mean-only",
      title: "With mean-only batch norm",
      claims: ["wn-3", "wn-2"],
      scenes: (seed) => ({
        shown: `technique=wn-mobn&shape=4x6x3x3&data=scales&seed=${seed}&weight-shape=4x6x1x1&weight-seed=${seed}`,
      }),
      words: () =>
        "The paper’s recipe: a convolution with normalized weights, and after it a batch norm that subtracts the mean of each channel and divides by nothing.",
      question: ({ shown }) => {
        const channels = Array.from({ length: shown.plan.shape[1] }, (_, c) => channelOf(shown.y, shown.plan.shape, c));
        const centred = channels.every((values) => Math.abs(average(values)) < 1e-3);
        const unit = channels.every((values) => same(spread(values), 1, 0.02));
        return {
          kind: "pick",
          ask: "What holds for a channel of the output?",
          options: [
            option(
              "Mean 0; its variance is what it is",
              centred && !unit,
              "The mean is subtracted, nothing is divided: the spread comes from data and weights.",
            ),
            option("Mean 0 and variance 1", centred && unit, "Nothing is divided by a standard deviation here."),
            option("Neither", !centred, "The mean of each channel is subtracted, at least."),
          ],
        };
      },
      explain: ({ shown }) => {
        const values = channelOf(shown.y, shown.plan.shape, 0);
        return `Channel 0 has mean ${shortNumber(average(values))} and variance ${shortNumber(spread(values))}. If the inputs were whitened, unit weights would give variance 1, and the two together would be much like batch norm. For other data they are only similar.`;
      },
      references: [WEIGHT_NORM_PAPER],
    }),
    page({
      id: "data",
      title: "Does it look at the data?",
      claims: ["wn-4", "wn-5"],
      scenes: (seed) => ({
        shown: counting(`&seed=${seed}&shape=4x2x3x3&data=scales`),
        other: counting(`&seed=${seed + 1}&shape=2x2x5x5&data=normal`),
      }),
      words: () => "Other activations go through the layer, in batches half as large.",
      question: ({ shown, other }) => {
        const change = furthest(shown.y, other.y);
        return {
          kind: "pick",
          ask: "What does weight norm notice?",
          options: [
            option("Nothing of either", change === 0, "w is made of v and g alone. There is no batch in its formula."),
            option("The batch size", change > 0 && change < 0.1, "No sample is averaged over anywhere."),
            option("The data", change >= 0.1, "Activations do not enter: it normalizes weights."),
          ],
        };
      },
      explain: () =>
        "Neither. So it works with any batch, in recurrent networks and in reinforcement learning. Its companion needs the batch’s mean only, whose noise shifts and does not stretch. On CIFAR-10 the paper reports 7.31 % error for both together, 8.05 % for batch norm: a paper’s numbers.",
      references: [WEIGHT_NORM_PAPER],
    }),
    page({
      id: "transfer",
      title: "Two rows at once",
      claims: ["wn-1"],
      scenes: (seed) => ({
        shown: `technique=wn&weight-shape=4x6x3x3&weight-data=rows&weight-seed=${seed}&cell=1.2.0.1`,
      }),
      words: ({ shown }) =>
        `A convolution’s weights: ${shown.shape[0]} output channels, ${shown.shape[1]} input channels, ${shown.shape[2]} × ${shown.shape[3]}. Weight norm gives each output channel a length of its own.`,
      question: () => ({
        kind: "paint",
        ask: "Paint all weights that are divided by the same length as the marked one.",
        marked: [1, 2, 0, 1],
        source: 0,
      }),
      explain: () =>
        "[All weights of one output channel](set), whichever input they read. The same picture as layer norm’s, with output channels in the place of samples.",
      references: [WEIGHT_NORM_PAPER, PAPERS.ws],
    }),
  ],
  notes: {
    aim: "Say what weight norm separates, and why it needs no batch.",
    answers: ["Many expect w to grow with v.", "Many believe that weight norm makes activations standard normal."],
    next: ["What happens to the gradient of v as v grows?", "Which of the two would you use in a recurrent network?"],
  },
};
