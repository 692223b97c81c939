import { parametersOf } from "../../../engine/explain/parameters.ts";
import { shortNumber } from "../../../engine/numbers.ts";
import { GROUP_NORM_PAPER, PAPERS } from "../../parts/papers.ts";
import { type Figures, furthest, type Outcome, same, sampleOf, spread, yAt } from "../figures.ts";
import { type Lesson, option, page } from "../lesson.ts";

const FIRST_SAMPLE = [0, 2, 0, 0] as const;

/** The same samples with and without a change to sample 1, in several techniques. */
const company = (shape: string, columns: string, seed: number) => {
  const compare = (change: string) =>
    `view=compare&columns=${columns}&technique=bn&shape=${shape}&data=scales&seed=${seed}${change}`;
  return { before: compare(""), after: compare("&change=N1,2,1") };
};

/** Whether the output of sample 0 depends on sample 1, by technique. */
function depends(before: Figures, after: Figures): boolean[] {
  return before.columns.map((column, k) => !same(yAt(column, FIRST_SAMPLE), yAt(after.columns[k], FIRST_SAMPLE), 1e-5));
}

/** Numbers that a layer keeps: learned and tracked. */
const kept = ({ plan }: Outcome) =>
  parametersOf(plan)
    .filter(({ origin }) => origin !== "set")
    .reduce((sum, { count }) => sum + count, 0);

export const whichOne: Lesson = {
  id: "which",
  title: "Which would you choose?",
  minutes: 15,
  pages: [
    page({
      id: "detection",
      title: "Detection, two images per device",
      claims: ["q-2", "q-3"],
      scenes: (seed) => ({
        shown: `technique=gn&shape=2x6x3x3&data=scales&seed=${seed}&groups=3&cell=0.2.0.0`,
        ...company("2x6x3x3", "bn;gn:groups=3;in", seed),
      }),
      words: () =>
        "Images are large, so a device holds two. The network is trained from scratch; contrast between channels of an image matters.",
      question: ({ before, after }) => {
        const [batch, group] = depends(before, after);
        return {
          kind: "pick",
          ask: "What would you put after the convolutions?",
          options: [
            option(
              "Group norm",
              batch && !group,
              "It needs no other sample, and keeps how the channels of a group relate.",
            ),
            option(
              "Batch norm",
              !batch,
              "With two images its statistics are noise: y of the first depends on which second came along.",
            ),
            option(
              "Instance norm",
              group,
              "It would not depend on the batch either, but takes out how channels compare.",
            ),
          ],
        };
      },
      explain: ({ before, after }) =>
        `Replace the second image: y of the first moves by ${shortNumber(Math.abs(yAt(before, FIRST_SAMPLE) - yAt(after, FIRST_SAMPLE)))} in batch norm, by nothing in group norm. A paper’s numbers: ResNet-50 with 2 images per device has 34.7 % error with BN, 24.1 % with GN. Synchronized BN is arguable, too.`,
      references: [GROUP_NORM_PAPER],
    }),
    page({
      id: "language",
      title: "A language model",
      claims: ["q-2", "ln-2", "bn-7"],
      scenes: (seed) => ({
        shown: `technique=ln&shape=2x8x5x1&data=scales&seed=${seed}&axes=position&cell=0.2.0.0`,
        ...company("2x8x5x1", "bn;ln:axes=position;rms:axes=position", seed),
      }),
      words: () =>
        "Sequences of any length, one token after the other when it writes. The next word must not reach back, and a batch may hold one sentence.",
      question: ({ before, after }) => {
        const [batch, layer, root] = depends(before, after);
        return {
          kind: "pick",
          ask: "Which normalization?",
          options: [
            option(
              "Layer norm or RMS norm, per token",
              batch && !layer && !root,
              "Their set is one token’s features: it is there whatever else is.",
            ),
            option(
              "Batch norm per time step",
              !batch,
              "It needs other sentences, and statistics for steps that no training sentence reached.",
            ),
            option(
              "Either: it makes no difference",
              layer || root,
              "Batch norm depends on the other sentences of the batch, the others do not.",
            ),
          ],
        };
      },
      explain: () =>
        "One token, its own features: no batch, no running statistics, any length. Most transformers use layer norm, many newer ones RMS norm, which leaves out the mean.",
      references: [PAPERS.ln, PAPERS.rms],
    }),
    page({
      id: "imagenet",
      title: "ImageNet, 64 per device",
      claims: ["q-2", "q-4"],
      scenes: (seed) => ({
        shown: `technique=bn&shape=64x6x3x3&data=scales&seed=${seed}`,
        other: `technique=bn&shape=64x6x3x3&data=scales&seed=${seed}&mode=eval&batches=60`,
        small: `technique=bn&shape=2x6x3x3&data=scales&seed=${seed}`,
        smallOther: `technique=bn&shape=2x6x3x3&data=scales&seed=${seed}&mode=eval&batches=60`,
      }),
      words: () => "Classification with plenty of images per device, and it has to be fast at evaluation.",
      question: ({ shown, other, small, smallOther }) => {
        const rootGap = (one: Figures, two: Figures) =>
          Math.sqrt(spread(Array.from(one.y, (value, i) => value - two.y[i])));
        const stable = rootGap(shown, other) < rootGap(small, smallOther);
        return {
          kind: "pick",
          ask: "What is the natural choice?",
          options: [
            option(
              "Batch norm",
              stable,
              "With many samples its statistics are stable, and in evaluation it is a fixed line that folds into the convolution.",
            ),
            option(
              "Instance norm",
              !stable && shown.shape[0] === 1,
              "Classes may differ by contrast; instance norm takes it out.",
            ),
            option(
              "Layer norm over C, H, W",
              !stable && shown.shape[0] !== 1,
              "It works, but has to measure each image also in evaluation, and its paper found it behind batch norm here.",
            ),
          ],
        };
      },
      explain: () =>
        "Batch norm. In evaluation it costs nothing, since its line is folded into the convolution before. A paper’s numbers at 32 per device: BN 23.6 % error, GN 24.1, LN 25.3, IN 28.4. Accuracy is theirs, cost is measured in Compare.",
      references: [GROUP_NORM_PAPER, PAPERS.bn],
    }),
    page({
      id: "one",
      title: "Reinforcement learning, batch 1",
      claims: ["q-2", "q-3", "bn-4"],
      scenes: (seed) => ({
        shown: `technique=ln&shape=1x6x1x1&data=scales&seed=${seed}&cell=0.2.0.0`,
        all: `view=compare&columns=bn;ln;in;gn:groups=6&technique=bn&shape=1x6x1x1&data=scales&seed=${seed}`,
      }),
      words: () => "A dense layer with 6 features, one observation at a time: N = H = W = 1.",
      question: ({ all }) => {
        const lives = all.columns.map(({ y }) => spread(y) > 1e-6);
        const is = (...wanted: boolean[]) => lives.join() === wanted.join();
        return {
          kind: "pick",
          ask: "Which of these passes anything of x on: BN, LN, IN, GN with G = 6?",
          options: [
            option(
              "Only layer norm",
              is(false, true, false, false),
              "It has six values in its set. The others have one, which is its own mean: y = β.",
            ),
            option(
              "Layer norm and group norm",
              is(false, true, false, true),
              "With G = C a group is one channel, and here that is one value.",
            ),
            option(
              "All but batch norm",
              is(false, true, true, true),
              "Instance norm’s set is one channel’s positions: a single one.",
            ),
            option("All", is(true, true, true, true), "A value alone in its set is its own mean: x̂ = 0."),
          ],
        };
      },
      explain: ({ all }) =>
        `The outputs of layer norm have variance ${shortNumber(spread(all.columns[1].y))}; those of the others are all 0. Weight norm would work, too. PyTorch refuses BN and IN here, and computes group norm’s zeros without a warning.`,
      references: [PAPERS.ln],
    }),
    page({
      id: "style",
      title: "Style transfer, or weather",
      claims: ["q-2", "in-2", "bin-1"],
      scenes: (seed) => ({
        shown: `technique=in&shape=4x6x8x8&data=contrast&seed=${seed}`,
        batch: `technique=bn&shape=4x6x8x8&data=contrast&seed=${seed}`,
      }),
      words: () =>
        "Two tasks: paint a photo in the style of Van Gogh, whatever its exposure; and tell the weather from a photo.",
      question: ({ shown, batch }) => {
        const contrasts = (figures: Figures) =>
          Array.from({ length: 4 }, (_, n) => Math.sqrt(spread(sampleOf(figures.y, figures.shape, n))));
        const [equal, differs] = [spread(contrasts(shown)) < 1e-4, spread(contrasts(batch)) > 1e-3];
        return {
          kind: "pick",
          ask: "Where does instance norm belong?",
          options: [
            option(
              "In style transfer, not in the weather",
              equal && differs,
              "It takes each image’s contrast out: a nuisance in one task, the answer in the other.",
            ),
            option("In both", !equal, "For the weather, contrast is the answer: it must stay."),
            option(
              "In neither",
              equal && !differs,
              "For style transfer it was made: content should not depend on exposure.",
            ),
          ],
        };
      },
      explain: ({ shown, batch }) =>
        `The contrasts of four exposures vary by ${shortNumber(spread(Array.from({ length: 4 }, (_, n) => spread(sampleOf(shown.y, shown.shape, n)))))} after instance norm and by ${shortNumber(spread(Array.from({ length: 4 }, (_, n) => spread(sampleOf(batch.y, batch.shape, n)))))} after batch norm. If a task has both kinds of contrast, batch-instance norm is arguable.`,
      references: [PAPERS.in, PAPERS.bin],
    }),
    page({
      id: "memory",
      title: "What a layer keeps",
      claims: ["q-4"],
      scenes: (seed) => {
        const own = (technique: string, rest = "") =>
          `technique=${technique}&shape=4x6x3x3&data=scales&seed=${seed}${rest}`;
        return { shown: own("bn"), layer: own("ln"), instance: own("in"), group: own("gn", "&groups=3") };
      },
      words: () =>
        "Learned and running numbers of one layer on 6 channels of 3 × 3, as PyTorch makes it: BatchNorm2d(6), LayerNorm([6, 3, 3]), InstanceNorm2d(6), GroupNorm(3, 6).",
      question: ({ shown, layer, instance, group }) => ({
        kind: "order",
        ask: "Order them by how many numbers they keep, fewest first.",
        items: [
          { id: "layer", says: "LayerNorm", value: kept(layer) },
          { id: "batch", says: "BatchNorm2d", value: kept(shown) },
          { id: "instance", says: "InstanceNorm2d", value: kept(instance) },
          { id: "group", says: "GroupNorm", value: kept(group) },
        ],
      }),
      explain: ({ shown, layer, instance, group }) =>
        `InstanceNorm2d keeps ${kept(instance)}, GroupNorm ${kept(group)}, BatchNorm2d ${kept(shown)} (half of them running statistics), LayerNorm ${kept(layer)}: one γ and β per element. None of it weighs much beside the convolutions.`,
      references: [PAPERS.bn, PAPERS.ln],
    }),
    page({
      id: "true",
      title: "Only one is true",
      claims: ["bn-2", "bn-4", "sn-1", "gn-1"],
      scenes: (seed) => {
        const own = (technique: string, rest = "") =>
          `technique=${technique}&shape=1x6x3x3&data=scales&seed=${seed}${rest}`;
        return {
          shown: own("bn", "&cell=0.2.0.0"),
          instance: own("in"),
          layer: own("ln"),
          group: own("gn", "&groups=1"),
        };
      },
      words: () => "A batch of one, 6 channels of 3 × 3 positions, everything in training.",
      question: ({ shown, instance, layer, group }) => ({
        kind: "pick",
        ask: "Which sentence is true?",
        options: [
          option(
            "Batch norm does what instance norm does",
            furthest(shown.y, instance.y) < 1e-5,
            "With N = 1 their sets are the same.",
          ),
          option(
            "Batch norm cannot compute anything",
            shown.y.every((value) => value === 0),
            "Each channel has nine positions, so there is a variance.",
          ),
          option(
            "Batch norm does what layer norm does",
            furthest(shown.y, layer.y) < 1e-5,
            "Layer norm pools the channels, and gets other means.",
          ),
          option(
            "GroupNorm(1, C) differs from layer norm",
            furthest(group.y, layer.y) > 1e-5,
            "One group of all channels is layer norm’s set in the figure’s reading: the same x̂.",
          ),
        ],
      }),
      explain: ({ shown, layer }) =>
        `Batch and instance norm agree to the last digit. Layer norm differs by up to ${shortNumber(furthest(shown.y, layer.y))}. Ask for each technique which values are averaged, and such sentences decide themselves.`,
      references: [GROUP_NORM_PAPER],
    }),
  ],
  notes: {
    aim: "Choose a normalization by asking which values may be averaged, and say why.",
    answers: ["Batch norm is chosen by habit.", "Instance norm is chosen whenever batches are small."],
    next: ["What would change your choice in each case?", "Which papers’ numbers would you trust for your task?"],
  },
};
