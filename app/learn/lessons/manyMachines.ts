import { shortNumber } from "../../../engine/numbers.ts";
import { GROUP_NORM_PAPER, PAPERS } from "../../parts/papers.ts";
import { type Figures, furthest, meanAt, same, setCount, sharing, spread, varianceAt, yAt } from "../figures.ts";
import { type Lesson, option, page } from "../lesson.ts";

/* What is a virtual batch to ghost batch norm is a device's part of the batch here. */
const devices = (shape: string, data: string, perDevice: number, seed: number, rest = "") =>
  `technique=gbn&shape=${shape}&data=${data}&seed=${seed}&virtualBatch=${perDevice}${rest}`;
const [ON_FIRST, ON_SECOND] = [
  [0, 0, 0, 0],
  [2, 0, 0, 0],
] as const;

const scatterOfMeans = ({ moments }: Figures) => Math.sqrt(spread(moments[0].mean));

export const manyMachines: Lesson = {
  id: "machines",
  title: "Many machines",
  minutes: 10,
  pages: [
    page({
      id: "part",
      title: "A device’s part",
      claims: ["q-1"],
      scenes: (seed) => ({ shown: devices("4x6x3x3", "scales", 2, seed, "&cell=0.2.1.1") }),
      words: () =>
        "Two devices train together: samples 0 and 1 go to the first, 2 and 3 to the second. Each runs batch norm on its own part.",
      question: () => ({
        kind: "paint",
        ask: "Paint all values that share a mean with the marked one.",
        marked: [0, 2, 1, 1],
        source: 0,
      }),
      explain: ({ shown }) =>
        `[Channel 2 of the first device’s samples](set): ${sharing(shown, [0, 2, 1, 1])} values. The second device has a mean of its own. Ghost batch norm does the same on purpose, on one device.`,
      touches: ["virtualBatch"],
      references: [PAPERS.gbn],
    }),
    page({
      id: "differ",
      title: "What differs",
      claims: ["bn-6", "q-1"],
      scenes: (seed) => ({ shown: devices("4x6x3x3", "scales", 2, seed, "&cell=0.2.1.1") }),
      words: () =>
        "An article says: “If the batches on several machines differ, γ and β will be different on different machines.” The machines average their gradients before each step.",
      question: ({ shown }) => {
        const C = shown.shape[1];
        const oneGamma = shown.plan.affine.sets.count === C;
        const twoMeans =
          shown.moments[0].mean.length === 2 * C && !same(meanAt(shown, ON_FIRST), meanAt(shown, ON_SECOND));
        return {
          kind: "pick",
          ask: "What differs from machine to machine?",
          options: [
            option(
              "μ and σ², not γ and β",
              twoMeans && oneGamma,
              "Statistics are measured on each part. γ and β start equal and take the same averaged step.",
            ),
            option(
              "γ and β",
              !oneGamma,
              "They start equal, and all machines step by the same averaged gradient: they stay equal.",
            ),
            option("Everything", twoMeans && !oneGamma, "γ and β follow the averaged gradient, which is one for all."),
            option("Nothing", !twoMeans, "Each machine measures its own samples."),
          ],
        };
      },
      explain: ({ shown }) =>
        `The mean of channel 0 is ${shortNumber(meanAt(shown, ON_FIRST))} on the first and ${shortNumber(meanAt(shown, ON_SECOND))} on the second. There are ${shown.moments[0].mean.length} means, and ${shown.plan.affine.sets.count} γ. Where parts are unequal, a sample on the smaller one weighs more.`,
      references: [PAPERS.bn],
    }),
    page({
      id: "variances",
      title: "Two variances and one",
      claims: ["q-1"],
      scenes: () => ({
        shown: devices("4x1x1x1", "counting", 2, 1, "&cell=0.0.0.0"),
        all: "technique=bn&shape=4x1x1x1&data=counting",
      }),
      veil: "after",
      words: () =>
        "Four samples of one value each: 0, 1 on the first device, 2, 3 on the second. Each device finds σ² = 0.25.",
      question: ({ all, shown }) => ({
        kind: "estimate",
        ask: "What is σ² of all four together?",
        answer: varianceAt(all, ON_FIRST),
        within: 0.06,
        from: 0,
        to: 3,
        step: 0.01,
        misled: [
          {
            value: varianceAt(shown, ON_FIRST),
            because: "That is the average of the two. But the two means lie apart, and that is spread, too.",
          },
          { value: 5 / 3, because: "That divides by m − 1. Batch norm’s y uses the biased variance." },
        ],
      }),
      explain: ({ all, shown }) =>
        `${shortNumber(varianceAt(all, ON_FIRST))}. The average of the two, ${shortNumber(varianceAt(shown, ON_FIRST))}, lacks the variance of the means: they are ${shortNumber(meanAt(shown, ON_FIRST))} and ${shortNumber(meanAt(shown, ON_SECOND))}, which adds 1. Averaging variances is a common mistake.`,
      asserts: ({ all, shown }) => {
        const [a, b] = [meanAt(shown, ON_FIRST), meanAt(shown, ON_SECOND)];
        return [
          {
            says: "within plus between",
            holds: same(varianceAt(all, ON_FIRST), varianceAt(shown, ON_FIRST) + ((a - b) / 2) ** 2),
          },
        ];
      },
      references: [PAPERS.bn],
    }),
    page({
      id: "sent",
      title: "What has to be sent",
      claims: ["q-1"],
      scenes: (seed) => ({ shown: `technique=bn&shape=4x6x8x8&data=scales&seed=${seed}` }),
      words: ({ shown }) =>
        `Synchronized batch norm makes one mean and variance of all devices’ values. A device need not send its ${shown.x.length / 2} values: how many values it has, and for each channel the mean and the sum of squared distances from it, are enough.`,
      question: ({ shown }) => {
        const C = setCount(shown);
        return {
          kind: "estimate",
          ask: `How many numbers does it send for ${C} channels?`,
          answer: 2 * C + 1,
          within: 0.5,
          from: 0,
          to: 60,
          step: 1,
          misled: [
            { value: C, because: "A mean for each is not enough: the spread is needed, too." },
            { value: 2 * C, because: "Nearly: parts may be unequal, so the number of values goes along." },
          ],
        };
      },
      explain: ({ shown }) =>
        `2C + 1 = ${2 * setCount(shown) + 1}, whatever H and W are, instead of ${shown.x.length / 2} values. That is cheap, but every layer has to wait for the slowest device.`,
      references: [PAPERS.bn],
    }),
    page({
      id: "too-many",
      title: "How far may it be split?",
      claims: ["q-1", "q-3", "bn-6"],
      scenes: (seed) => {
        const part = (N: number) => `technique=bn&shape=${N}x600x1x1&data=normal&seed=${seed}`;
        return { shown: devices("8x6x1x1", "normal", 4, seed), two: part(16), four: part(8), eight: part(4) };
      },
      words: () =>
        "32 samples of a dense layer, standard normal, on 2, 4 or 8 devices with batch norm each on its own: 16, 8 or 4 samples. The page draws 600 such parts.",
      question: ({ two, four, eight }) => {
        const scatters = [two, four, eight].map(scatterOfMeans);
        const first = scatters.findIndex((scatter) => scatter > 0.3);
        return {
          kind: "pick",
          ask: "From how many devices on do the means scatter by more than 0.3?",
          options: [
            option("2", first === 0, "16 samples each: their means scatter by 1/√16, a quarter."),
            option("4", first === 1, "8 samples each: 1/√8 is more than a third."),
            option("8", first === 2, "4 devices already pass it."),
          ],
        };
      },
      explain: ({ two, four, eight }) =>
        `Measured: ${shortNumber(scatterOfMeans(two))} with 16 samples each, ${shortNumber(scatterOfMeans(four))} with 8, ${shortNumber(scatterOfMeans(eight))} with 4. More devices with the same whole batch make batch norm noisier, unless it is synchronized.`,
      references: [PAPERS.bn, GROUP_NORM_PAPER],
    }),
    page({
      id: "alone",
      title: "Who needs nobody",
      claims: ["q-1", "q-2"],
      scenes: (seed) => {
        const compare = (change: string) =>
          `view=compare&columns=bn;ln;in;gn:groups=3;rms&technique=bn&shape=4x6x3x3&data=scales&seed=${seed}${change}`;
        return {
          shown: `technique=bn&shape=4x6x3x3&data=scales&seed=${seed}&cell=0.2.1.1`,
          before: compare(""),
          after: compare("&change=N3,3,1"),
        };
      },
      words: () =>
        "Batch, layer, instance, group and RMS norm on samples that live on different machines. Sample 3, on the other one, is replaced.",
      question: ({ before, after }) => {
        const cell = [0, 2, 1, 1] as const;
        const moves = before.columns.map((column, k) => !same(yAt(column, cell), yAt(after.columns[k], cell), 1e-5));
        const is = (...wanted: boolean[]) => moves.join() === wanted.join();
        return {
          kind: "pick",
          ask: "Which need something from the other machine?",
          options: [
            option(
              "Only batch norm",
              is(true, false, false, false, false),
              "The sets of the others lie within one sample, which lives on one machine.",
            ),
            option(
              "Batch norm and layer norm",
              is(true, true, false, false, false),
              "Layer norm pools the channels of one sample, never samples.",
            ),
            option("All of them", is(true, true, true, true, true), "Only sets that reach across samples do."),
            option("None", is(false, false, false, false, false), "Batch norm’s sets hold all samples of the batch."),
          ],
        };
      },
      explain: () =>
        "Only batch norm. Layer, instance, group and RMS norm, and weight norm, too, compute the same on one machine and on a thousand.",
      references: [GROUP_NORM_PAPER],
    }),
    page({
      id: "transfer",
      title: "One machine, four steps",
      claims: ["q-1", "q-3"],
      scenes: (seed) => ({
        shown: devices("8x4x2x2", "scales", 2, seed, "&cell=0.1.1.1"),
        whole: `technique=bn&shape=8x4x2x2&data=scales&seed=${seed}`,
        groupWhole: `technique=gn&shape=8x4x2x2&data=scales&seed=${seed}&groups=2`,
        groupPart: `technique=gn&shape=2x4x2x2&data=scales&seed=${seed}&groups=2`,
      }),
      words: () =>
        "No second machine, but too little memory: two samples fit at a time. Their gradients are added up over four passes, then one step is taken, “as with a batch of eight”.",
      question: ({ shown, whole, groupWhole, groupPart }) => {
        const batch = furthest(shown.y, whole.y) < 0.01;
        const group = furthest(groupPart.y, groupWhole.y.slice(0, groupPart.y.length)) < 0.01;
        return {
          kind: "pick",
          ask: "With which of them do the samples come out as from one batch of eight?",
          options: [
            option(
              "Group norm, not batch norm",
              group && !batch,
              "Gradients can be added up; batch norm’s statistics were measured on two samples at a time.",
            ),
            option(
              "Both: the gradients are added up",
              group && batch,
              "The gradients are. But each pass normalized its own two samples, as a machine of its own would.",
            ),
            option(
              "Batch norm, not group norm",
              !group && batch,
              "Group norm never looks beyond a sample, so it does not notice how many pass at a time.",
            ),
            option(
              "Neither: two are not eight",
              !group && !batch,
              "For group norm a sample is all there is, whatever it is passed with.",
            ),
          ],
        };
      },
      explain: ({ shown, whole }) =>
        `Batch norm’s y differs by up to ${shortNumber(furthest(shown.y, whole.y))} from the whole batch’s, group norm’s by nothing. Passes in time are like machines in space: what is measured on a part is a part’s.`,
      references: [GROUP_NORM_PAPER, PAPERS.gbn],
    }),
  ],
  notes: {
    aim: "Say what differs between machines that train together, and what synchronizing costs.",
    answers: [
      "Most believe that γ and β drift apart.",
      "Most average the variances and forget the variance of the means.",
    ],
    next: [
      "Is gradient accumulation over 4 steps the same as a batch four times as large?",
      "When is a device’s own noise welcome?",
    ],
  },
};
