import { collectedBy } from "../../../engine/explain/collected.ts";
import { startOfRunning, updateRunning } from "../../../engine/normalize/running.ts";
import { percent, shortNumber } from "../../../engine/numbers.ts";
import { PAPERS } from "../../parts/papers.ts";
import { average, channelOf, type Figures, furthest, meanAt, same, spread, varianceAt, xAt, yAt } from "../figures.ts";
import { type Lesson, option, page } from "../lesson.ts";

const scene = (seed: number, rest = "") => `technique=bn&shape=4x6x3x3&data=scales&seed=${seed}${rest}`;
const CELL = [0, 2, 1, 1] as const;

/** How much of the start is left in the running statistics. */
const left = ({ plan }: Figures) => collectedBy(plan)?.left ?? Number.NaN;

/** How far two outputs are apart: the root of the mean squared difference. */
function gap(one: Figures, other: Figures): number {
  return Math.sqrt(average(Array.from(one.y, (value, i) => (value - other.y[i]) ** 2)));
}

export const trainingAndEvaluation: Lesson = {
  id: "evaluation",
  title: "Training is not evaluation",
  minutes: 12,
  pages: [
    page({
      id: "replaced",
      title: "Another neighbour",
      claims: ["bn-1"],
      scenes: (seed) => {
        const compare = (change: string) =>
          `view=compare&columns=bn:mode=eval;bn&technique=bn&shape=4x6x3x3&data=scales&seed=${seed}${change}`;
        return { shown: scene(seed, "&mode=eval&cell=0.2.1.1"), before: compare(""), after: compare("&change=N1,2,1") };
      },
      words: () =>
        "Evaluation: batch norm takes the running mean and variance that it collected in training. Sample 1 is replaced by another; [sample 0](sample) stays.",
      question: ({ before, after }) => {
        const [evaluation, training] = before.columns.map(
          (column, k) => !same(yAt(column, CELL), yAt(after.columns[k], CELL), 1e-5),
        );
        return {
          kind: "pick",
          ask: "Does y of sample 0 move?",
          options: [
            option(
              "No",
              !evaluation && training,
              "No value of this batch takes part in the statistics: they are fixed numbers.",
            ),
            option(
              "Yes, a little",
              evaluation,
              "That is training, where mean and variance come from the batch. Here they come from before.",
            ),
          ],
        };
      },
      explain: ({ before, after }) =>
        `y stays ${shortNumber(yAt(after, CELL))}. In training it would go from ${shortNumber(yAt(before.columns[1], CELL))} to ${shortNumber(yAt(after.columns[1], CELL))}. Evaluation applies a fixed straight line to each channel.`,
      references: [PAPERS.bn],
    }),
    page({
      id: "one-sample",
      title: "One sample, one position",
      claims: ["bn-4"],
      scenes: (seed) => ({
        shown: `technique=bn&shape=1x6x1x1&data=scales&seed=${seed}&mode=eval&cell=0.2.0.0`,
        training: `technique=bn&shape=1x6x1x1&data=scales&seed=${seed}`,
      }),
      words: () => "A single sample of a dense layer. In training batch norm would return β, whatever x is.",
      question: ({ shown, training }) => {
        const lively = spread(shown.y) > 1e-6 && shown.y.every(Number.isFinite);
        return {
          kind: "pick",
          ask: "Does batch norm work on it in evaluation?",
          options: [
            option(
              "Yes",
              lively && spread(training.y) === 0,
              "The statistics are there already: nothing has to be measured on this sample.",
            ),
            option("No, a batch of one has no variance", !lively, "Right for training. Evaluation measures nothing."),
          ],
        };
      },
      explain: ({ shown }) =>
        `The running mean of channel 2 is ${shortNumber(meanAt(shown, [0, 2, 0, 0]))}, its variance ${shortNumber(varianceAt(shown, [0, 2, 0, 0]))}: x = ${shortNumber(xAt(shown, [0, 2, 0, 0]))} becomes ${shortNumber(yAt(shown, [0, 2, 0, 0]))}. That is how a trained network runs on one image.`,
      references: [PAPERS.bn],
    }),
    page({
      id: "start",
      title: "What is left of the start",
      claims: ["bn-5"],
      scenes: (seed) => ({ shown: scene(seed, "&mode=eval&batches=20&momentum=0.1") }),
      words: () =>
        "Running statistics start at mean 0 and variance 1. Each mini-batch moves them: new = (1 − α) · old + α · batch, with α = 0.1 in PyTorch. 20 mini-batches have gone by.",
      question: ({ shown }) => ({
        kind: "estimate",
        ask: "How much of the start is left, in percent?",
        answer: 100 * left(shown),
        within: 3,
        from: 0,
        to: 100,
        step: 1,
        misled: [
          { value: 90, because: "That is after one mini-batch. Each one leaves nine tenths of what was there." },
          { value: 10, because: "Close to α, but by chance: it is 0.9 multiplied with itself 20 times." },
        ].filter(({ value }) => Math.abs(value - 100 * left(shown)) > 3),
      }),
      explain: ({ shown }) =>
        `0.9²⁰ = ${percent(left(shown))}. Keras counts the other way: its momentum 0.9 is PyTorch’s 0.1, and its default 0.99 forgets ten times as slowly.`,
      touches: ["batches", "momentum"],
      references: [PAPERS.bn],
    }),
    page({
      id: "until",
      title: "Until it is gone",
      claims: ["bn-5"],
      scenes: (seed) => ({ shown: scene(seed, "&mode=eval&batches=20&momentum=0.1") }),
      veil: "nothing",
      words: () => "α = 0.1 again. Below is the number of mini-batches seen, k.",
      question: () => ({
        kind: "set",
        ask: "Set the smallest k after which less than 1 % of the start is left.",
        controls: ["batches"],
        holds: (figures) => left(figures) < 0.01 && left(figures) / 0.9 >= 0.01,
        because: (figures) => `With this k, ${percent(left(figures))} of the start is left.`,
        answer: { batches: 44 },
      }),
      explain: () =>
        "0.9ᵏ < 0.01 from k = 44 on. With α = 0.01 it takes 459. Who evaluates after a handful of steps evaluates the start.",
      references: [PAPERS.bn],
    }),
    page({
      id: "shifted",
      title: "Data from elsewhere",
      claims: ["bn-1"],
      scenes: (seed) => {
        const compare = (change: string) =>
          `view=compare&columns=bn:mode=eval~batches=60&technique=bn&shape=4x6x3x3&data=scales&seed=${seed}${change}`;
        return {
          shown: scene(seed, "&mode=eval&batches=60&cell=0.2.1.1"),
          before: compare(""),
          after: compare("&change=C2,1,2"),
        };
      },
      words: () =>
        "The camera is another one: all values of [channel 2](channel) are 2 higher than in training. The network evaluates.",
      question: ({ before, after }) => {
        const mean = (figures: Figures) => average(channelOf(figures.y, figures.shape, 2));
        const shift = mean(after) - mean(before);
        const expected = 2 / Math.sqrt(varianceAt(before, CELL));
        return {
          kind: "pick",
          ask: "What is the mean of channel 2 in y?",
          options: [
            option(
              "Shifted by 2/σ̂",
              same(shift, expected, 0.01),
              "The fixed line subtracts the old mean and divides by the old deviation: the shift passes through.",
            ),
            option(
              "0, as after any batch norm",
              Math.abs(mean(after)) < 1e-3,
              "In training it would be. Evaluation does not normalize this batch, it applies a fixed line.",
            ),
            option(
              "Shifted by 2",
              same(shift, 2, 0.01) && !same(expected, 2, 0.02),
              "It is divided by the running standard deviation, too.",
            ),
          ],
        };
      },
      explain: ({ before, after }) =>
        `It goes from ${shortNumber(average(channelOf(before.y, before.shape, 2)))} to ${shortNumber(average(channelOf(after.y, after.shape, 2)))}. Evaluation does not normalize. Under another domain the layers behind see inputs that they never saw in training.`,
      touches: ["batches"],
      references: [PAPERS.bn],
    }),
    page({
      id: "frozen",
      title: "γ and β frozen",
      claims: ["bn-2"],
      scenes: (seed) => ({ shown: scene(seed) }),
      words: () =>
        "For fine-tuning, somebody freezes γ and β: no gradient reaches them. The model stays in train(), and mini-batches go through it.",
      question: ({ shown }) => {
        const start = startOfRunning(shown.plan);
        const moved = start ? updateRunning(shown.plan, shown.moments, start, 0.1) : null;
        const moves = start !== null && moved !== null && furthest(start.mean, moved.mean) > 0.001;
        return {
          kind: "pick",
          ask: "Do the running statistics move?",
          options: [
            option(
              "Yes, with each forward pass",
              moves,
              "They are not learned but tracked: a forward pass in training mode updates them, gradient or not.",
            ),
            option(
              "No, everything of the layer is frozen",
              !moves,
              "Freezing stops gradients. Running statistics are updated in the forward pass.",
            ),
          ],
        };
      },
      explain: ({ shown }) => {
        const start = startOfRunning(shown.plan);
        const moved = start ? updateRunning(shown.plan, shown.moments, start, 0.1).mean[2] : Number.NaN;
        return `One forward pass takes the running mean of channel 2 from 0 to ${shortNumber(moved)}. Only eval() keeps it where it is. “requires_grad=False” is the most common way to get this wrong.`;
      },
      references: [PAPERS.bn],
    }),
    page({
      id: "gap",
      title: "Fine in training, awful in evaluation",
      claims: ["bn-5"],
      scenes: (seed) => ({
        shown: scene(seed),
        never: scene(seed, "&mode=eval&batches=0"),
        few: scene(seed, "&mode=eval&batches=5"),
        many: scene(seed, "&mode=eval&batches=60"),
      }),
      words: () =>
        "The same network, the same data, three moments: evaluated before any mini-batch went through, after 5, and after 60.",
      question: ({ shown, never, few, many }) => ({
        kind: "order",
        ask: "Order them by how far y in evaluation is from y in training, the closest first.",
        items: [
          { id: "never", says: "After none", value: gap(shown, never) },
          { id: "many", says: "After 60 mini-batches", value: gap(shown, many) },
          { id: "few", says: "After 5 mini-batches", value: gap(shown, few) },
        ],
      }),
      explain: ({ shown, never, few, many }) =>
        `Root mean square difference: ${shortNumber(gap(shown, many))}, ${shortNumber(gap(shown, few))}, ${shortNumber(gap(shown, never))}. Too few steps, a momentum that is too small, batches of two, another domain, or eval() forgotten: all of them look like “the loss is fine, evaluation is awful”.`,
      references: [PAPERS.bn],
    }),
    page({
      id: "transfer",
      title: "Half a batch norm",
      claims: ["bin-2"],
      scenes: (seed) => {
        const compare = (change: string) =>
          `view=compare&columns=bin:mode=eval~rho=0.5;bin:rho=0.5&technique=bin&shape=3x5x2x2&data=scales&seed=${seed}${change}`;
        return {
          shown: `technique=bin&shape=3x5x2x2&data=scales&seed=${seed}&rho=0.5&mode=eval&cell=0.2.1.1`,
          before: compare(""),
          after: compare("&change=N1,2,1"),
        };
      },
      words: () =>
        "A technique that you have not met: batch-instance norm adds half of batch norm’s x̂ to half of instance norm’s. Sample 1 is replaced; [sample 0](sample) stays.",
      question: ({ before, after }) => {
        const [evaluation, training] = before.columns.map(
          (column, k) => !same(yAt(column, CELL), yAt(after.columns[k], CELL), 1e-5),
        );
        return {
          kind: "pick",
          ask: "When does y of sample 0 move?",
          options: [
            option(
              "In training, not in evaluation",
              training && !evaluation,
              "In evaluation the batch half takes its running statistics, and the other half looks at sample 0 alone.",
            ),
            option(
              "In both: half of it is batch norm",
              training && evaluation,
              "In evaluation that half takes running statistics, so no value of this batch takes part in them.",
            ),
            option(
              "In neither: instance norm holds it",
              !training && !evaluation,
              "Only half of it is instance norm. In training the other half measures the whole batch.",
            ),
            option(
              "In evaluation, not in training",
              !training && evaluation,
              "It is the other way round: the batch is measured in training.",
            ),
          ],
        };
      },
      explain: ({ before, after }) =>
        `In evaluation it stays ${shortNumber(yAt(after, CELL))}, in training it goes from ${shortNumber(yAt(before.columns[1], CELL))} to ${shortNumber(yAt(after.columns[1], CELL))}. Whatever measures the batch needs something in its place at evaluation: ask that of every technique you meet.`,
      references: [PAPERS.bin],
    }),
  ],
  notes: {
    aim: "Say which numbers batch norm uses when, where they come from, and what can be wrong with them.",
    answers: [
      "Most believe that evaluation normalizes the batch, too.",
      "“Frozen” is taken to include the running statistics.",
    ],
    next: [
      "How would you tell a momentum that is too small from a shifted domain?",
      "Why do layer norm and group norm have no such gap?",
    ],
  },
};
