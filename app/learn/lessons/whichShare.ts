import { shortNumber } from "../../../engine/numbers.ts";
import { sizeOf } from "../../../engine/plan/shape.ts";
import { GROUP_NORM_PAPER, PAPERS } from "../../parts/papers.ts";
import { channelOf, meanAt, same, setCount, sharing, varianceAt, xAt, yAt } from "../figures.ts";
import { type Lesson, page } from "../lesson.ts";

const MARKED = [0, 0, 1, 1] as const;
const FAR = [1, 2, 0, 1] as const;
const scene = (technique: string, seed: number, rest = "") =>
  `technique=${technique}&shape=4x6x3x3&data=scales&seed=${seed}${rest}`;
const pinned = (cell: readonly number[]) => `&cell=${cell.join(".")}`;

export const whichShare: Lesson = {
  id: "share",
  title: "Which values share?",
  minutes: 10,
  pages: [
    page({
      id: "cube",
      title: "One small cube",
      claims: ["cube"],
      scenes: (seed) => ({ shown: scene("bn", seed, pinned(MARKED)) }),
      veil: "cuts",
      words: ({ shown: { shape } }) =>
        `A layer of a network hands on a block of numbers: ${shape[0]} samples, each with ${shape[1]} channels of ${shape[2]} × ${shape[3]} positions. The picture shows the whole block. [One small cube](value) is outlined.`,
      question: ({ shown: { shape } }) => ({
        kind: "pick",
        ask: "What is one small cube?",
        options: [
          {
            says: "One number",
            holds: sizeOf(shape) === shape[0] * shape[1] * shape[2] * shape[3],
            because: "There are as many small cubes as numbers.",
          },
          {
            says: "One sample",
            holds: sizeOf(shape) === shape[0],
            because: `There are ${shape[0]} samples, and many more small cubes. A sample is a whole slice of them, at one place along N.`,
          },
          {
            says: "One channel",
            holds: sizeOf(shape) === shape[1],
            because: `There are ${shape[1]} channels, and many more small cubes. A channel is a whole slice of them, at one place along C.`,
          },
          {
            says: "One weight",
            holds: sizeOf(shape) === 0,
            because: "The block holds activations, what a layer puts out. Weights come in lesson 10.",
          },
        ],
      }),
      explain: ({ shown }) =>
        `The block has ${shown.shape.join(" · ")} = ${sizeOf(shown.shape)} numbers, and as many small cubes. [This one](value) is ${shortNumber(xAt(shown, MARKED))}. Normalization shifts and scales each number by the mean and variance of a set of numbers. Which set? That alone tells the techniques apart.`,
      asserts: ({ shown }) => [
        {
          says: "x and y have as many numbers",
          holds: shown.x.length === sizeOf(shown.shape) && shown.y.length === shown.x.length,
        },
      ],
      references: [GROUP_NORM_PAPER],
    }),
    page({
      id: "batch",
      title: "Batch norm",
      claims: ["bn-1"],
      scenes: (seed) => ({ shown: scene("bn", seed, pinned(MARKED)) }),
      words: () =>
        "Batch norm subtracts a mean from each value and divides by a standard deviation. Both are taken over a set of values. It was made for channels: each is a feature of its own, measured on every sample of the batch.",
      question: () => ({
        kind: "paint",
        ask: "Paint every value that shares its mean with the marked one.",
        marked: MARKED,
        source: 0,
      }),
      explain: ({ shown }) =>
        `Batch norm takes [one channel](channel) through the whole batch: all samples, all positions, ${sharing(shown, MARKED)} values. Their mean is ${shortNumber(meanAt(shown, MARKED))}, their variance ${shortNumber(varianceAt(shown, MARKED))}. Channel 1 has a mean of its own, ${shortNumber(meanAt(shown, [0, 1, 0, 0]))}.`,
      asserts: ({ shown }) => [
        { says: "the set is the channel", holds: sharing(shown, MARKED) === channelOf(shown.x, shown.shape, 0).length },
        { says: "channel 1 has another mean", holds: !same(meanAt(shown, MARKED), meanAt(shown, [0, 1, 0, 0])) },
      ],
      references: [PAPERS.bn],
    }),
    page({
      id: "layer",
      title: "Layer norm",
      claims: ["ln-1"],
      scenes: (seed) => ({ shown: scene("ln", seed, pinned(MARKED)) }),
      words: () =>
        "Layer norm was made for recurrent networks, where batches vary and sequences end at different lengths. It must not depend on other samples.",
      question: () => ({
        kind: "paint",
        ask: "Paint every value that shares its mean with the marked one.",
        marked: MARKED,
        source: 0,
      }),
      explain: ({ shown }) =>
        `[One sample](sample), all its channels and positions: ${sharing(shown, MARKED)} values with the mean ${shortNumber(meanAt(shown, MARKED))}. Other samples play no part, so a batch of one is as good as any. Transformers use the same name for a finer cut: lesson 7.`,
      asserts: ({ shown }) => [
        { says: "one set per sample", holds: setCount(shown) === shown.shape[0] },
        { says: "samples differ", holds: !same(meanAt(shown, MARKED), meanAt(shown, [1, 0, 0, 0])) },
      ],
      references: [PAPERS.ln],
    }),
    page({
      id: "instance",
      title: "Instance norm",
      claims: ["in-1"],
      scenes: (seed) => ({ shown: scene("in", seed, pinned(MARKED)) }),
      words: () =>
        "Instance norm was made for style transfer. It does what layer norm does, for each channel of each image on its own.",
      question: () => ({
        kind: "paint",
        ask: "Paint every value that shares its mean with the marked one.",
        marked: MARKED,
        source: 0,
      }),
      explain: ({ shown }) =>
        `[One channel of one sample](column): ${sharing(shown, MARKED)} values, the smallest set of the three. There are ${setCount(shown)} sets, one per sample and channel. Each channel of each image loses its own brightness and contrast.`,
      asserts: ({ shown }) => [
        { says: "a set per sample and channel", holds: setCount(shown) === shown.shape[0] * shown.shape[1] },
      ],
      references: [PAPERS.in],
    }),
    page({
      id: "group",
      title: "Group norm",
      claims: ["gn-2"],
      scenes: (seed) => ({ shown: scene("gn", seed, `&groups=3${pinned(MARKED)}`) }),
      veil: "cuts",
      words: ({ shown: { shape } }) =>
        `Group norm stands between the last two. It cuts the ${shape[1]} channels of each sample into G groups of neighbours. Here G = 3, and there are ${shape[0]} samples.`,
      question: ({ shown }) => {
        const [N, C] = shown.shape;
        const count = setCount(shown);
        const option = (sets: number, because: string) => ({ says: `${sets} sets`, holds: sets === count, because });
        return {
          kind: "pick",
          ask: "How many sets share a mean?",
          options: [
            option(
              3,
              "That is the groups of one sample. Each sample has its own: no value of another sample takes part.",
            ),
            option(C, "That is batch norm’s number, one per channel. A group holds several channels."),
            option(N * 3, "Each sample has G groups, and each group has its own mean and variance."),
            option(N * 6, "That is instance norm’s number. G counts the groups, it is not their size."),
          ],
        };
      },
      explain: ({ shown }) =>
        `N · G = ${setCount(shown)} sets of ${sharing(shown, MARKED)} values: [two neighbouring channels of one sample](set). G counts the groups, not their size. With G = 1 these are layer norm’s sets, with G = C instance norm’s.`,
      asserts: ({ shown }) => [
        { says: "two channels to a group", holds: sharing(shown, MARKED) === 2 * shown.shape[2] * shown.shape[3] },
      ],
      touches: ["groups"],
      references: [GROUP_NORM_PAPER],
    }),
    page({
      id: "company",
      title: "Same number, other company",
      claims: ["cube"],
      scenes: (seed) => ({
        shown: scene("bn", seed, pinned(FAR)),
        instance: scene("in", seed),
        layer: scene("ln", seed),
        position: scene("ln", seed, "&axes=position"),
        group: scene("gn", seed, "&groups=3"),
      }),
      words: ({ shown }) =>
        `[This value](value) is ${shortNumber(xAt(shown, FAR))} in every technique. What it becomes depends on the company it is measured against: how far it is above or below the mean of its set, in standard deviations.`,
      question: ({ shown, instance, layer, position, group }) => ({
        kind: "order",
        ask: "Order the techniques by the y they give this value, smallest first. A guess will do.",
        items: [
          { id: "ln", says: "Layer norm", value: yAt(layer, FAR) },
          { id: "bn", says: "Batch norm", value: yAt(shown, FAR) },
          { id: "gn", says: "Group norm, G = 3", value: yAt(group, FAR) },
          { id: "in", says: "Instance norm", value: yAt(instance, FAR) },
          { id: "ln-position", says: "Layer norm over C", value: yAt(position, FAR) },
        ],
      }),
      explain: ({ shown, instance, layer, position, group }) =>
        `From ${shortNumber(xAt(shown, FAR))} batch norm makes ${shortNumber(yAt(shown, FAR))}, instance norm ${shortNumber(yAt(instance, FAR))}, layer norm ${shortNumber(yAt(layer, FAR))}, layer norm over C ${shortNumber(yAt(position, FAR))}, group norm ${shortNumber(yAt(group, FAR))}. The formula is the same each time: only the set differs.`,
      asserts: ({ shown, group }) => [
        { says: "the same x gives different y", holds: !same(yAt(shown, FAR), yAt(group, FAR)) },
        { says: "all share one x", holds: xAt(shown, FAR) === xAt(group, FAR) },
      ],
      references: [GROUP_NORM_PAPER],
    }),
    page({
      id: "transfer",
      title: "A block you have not seen",
      claims: ["gn-2"],
      scenes: (seed) => ({ shown: `technique=gn&shape=3x8x2x2&data=normal&seed=${seed}&groups=2&cell=1.5.0.1` }),
      words: ({ shown: { shape } }) =>
        `Another block: ${shape[0]} samples, ${shape[1]} channels of ${shape[2]} × ${shape[3]}. Group norm with G = 2. Use what you know.`,
      question: () => ({
        kind: "paint",
        ask: "Paint every value that shares its mean with the marked one.",
        marked: [1, 5, 0, 1],
        source: 0,
      }),
      explain: ({ shown }) =>
        `${shown.shape[1]} channels in 2 groups: 0 to 3 and 4 to 7. The marked value is in channel 5 of sample 1, so [channels 4 to 7 of sample 1](set) share: ${sharing(shown, [1, 5, 0, 1])} values.`,
      asserts: ({ shown }) => [
        { says: "half of a sample", holds: sharing(shown, [1, 5, 0, 1]) === sizeOf(shown.shape) / shown.shape[0] / 2 },
      ],
      references: [GROUP_NORM_PAPER],
    }),
  ],
  notes: {
    aim: "Read the cube: given a technique, say which values share a mean and a variance.",
    answers: [
      "For batch norm many paint a sample (layer norm): “batch” sounds like “everything that belongs to one input”.",
      "For group norm many answer 3 sets: they forget that each sample has groups of its own.",
      "Some take G for the size of a group.",
    ],
    next: [
      "Which technique could run with a batch of one?",
      "What happens to batch norm’s sets if N doubles? To layer norm’s?",
    ],
  },
};
