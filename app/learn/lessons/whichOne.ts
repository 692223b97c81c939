import { parametersOf } from "../../../engine/explain/parameters.ts";
import { shortNumber } from "../../../engine/numbers.ts";
import { GROUP_NORM_PAPER, PAPERS, WEIGHT_NORM_PAPER, WGAN_GP } from "../../parts/papers.ts";
import { average, type Figures, furthest, type Outcome, same, sampleOf, sharing, spread, yAt } from "../figures.ts";
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

/** The same two scenes under other names, where a page has both. */
const renamed = ({ before, after }: ReturnType<typeof company>) => ({ manyBefore: before, manyAfter: after });

/** How far the output of sample 0 moves in the first technique: the root of the mean squared difference. */
function movedBy(before: Figures, after: Figures): number {
  const [one, two] = [before, after].map(({ y, shape }) => sampleOf(y, shape, 0));
  return Math.sqrt(average(one.map((value, i) => (value - two[i]) ** 2)));
}

/** Numbers that a layer keeps: learned and tracked. */
const kept = ({ plan }: Outcome) =>
  parametersOf(plan)
    .filter(({ origin }) => origin !== "set")
    .reduce((sum, { count }) => sum + count, 0);

export const whichOne: Lesson = {
  id: "which",
  title: "Which would you choose?",
  minutes: 18,
  pages: [
    page({
      id: "detection",
      title: "Detection, two images per device",
      claims: ["q-2", "q-3"],
      scenes: (seed) => ({
        shown: `technique=gn&shape=2x6x3x3&data=scales&seed=${seed}&groups=3&cell=0.2.0.0`,
        ...company("2x6x3x3", "bn;gn:groups=3;in", seed),
        ...renamed(company("16x6x3x3", "bn", seed)),
      }),
      words: () =>
        "Images are large, so a device holds two. The network is trained from scratch; contrast between channels of an image matters.",
      question: ({ before, after, manyBefore, manyAfter }) => {
        const [batch, group] = depends(before, after);
        return {
          kind: "pick",
          arguable: true,
          ask: "What would you put after the convolutions?",
          options: [
            option(
              "Group norm",
              batch && !group,
              "It needs no other sample, and keeps how the channels of a group relate. With 2 images per device ResNet-50 has 24.1 % error with it, 34.7 with batch norm.",
              GROUP_NORM_PAPER,
            ),
            option(
              "Batch norm, synchronized over 8 devices",
              movedBy(manyBefore, manyAfter) < movedBy(before, after) / 2,
              "Sixteen images share their statistics, so no single one moves them much. It costs a message per layer. With 16 images batch norm’s error is 23.7 %.",
              GROUP_NORM_PAPER,
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
      explain: ({ before, after, manyBefore, manyAfter }) =>
        `Replace the second image: y of the first moves on average by ${shortNumber(movedBy(before, after))} in batch norm of two images, by ${shortNumber(movedBy(manyBefore, manyAfter))} in batch norm of sixteen, by nothing in group norm. Percentages are a paper’s, measured on ImageNet.`,
      references: [GROUP_NORM_PAPER],
    }),
    page({
      id: "language",
      title: "A language model",
      claims: ["q-2", "ln-2", "bn-7"],
      scenes: (seed) => ({
        shown: `technique=ln&shape=2x8x5x1&data=scales&seed=${seed}&axes=position&cell=0.2.0.0`,
        sentence: `technique=ln&shape=2x8x5x1&data=scales&seed=${seed}`,
        ...company("2x8x5x1", "bn;ln:axes=position;rms:axes=position", seed),
      }),
      words: () =>
        "Sequences of any length, one token after the other when it writes. The next word must not reach back, and a batch may hold one sentence.",
      question: ({ shown, before, after, sentence }) => {
        const [batch, layer, root] = depends(before, after);
        const features = shown.shape[1];
        return {
          kind: "pick",
          arguable: true,
          ask: "Which normalization?",
          options: [
            option(
              "Layer norm, per token",
              !layer && sharing(shown, FIRST_SAMPLE) === features,
              "Its set is one token’s features: it is there whatever else is, at any length.",
              PAPERS.ln,
            ),
            option(
              "RMS norm, per token",
              !root,
              "The same set without the mean: less to compute, and many newer language models use it.",
              PAPERS.rms,
            ),
            option(
              "Layer norm, over the whole sentence",
              sharing(sentence, FIRST_SAMPLE) === features,
              "Its set holds all tokens, also those that are still to be written: the next word would reach back.",
            ),
            option(
              "Batch norm per time step",
              !batch,
              "It needs other sentences, and statistics for steps that no training sentence reached.",
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
      id: "critic",
      title: "A critic with a gradient penalty",
      claims: ["q-2"],
      scenes: (seed) => ({
        shown: `technique=ln&shape=8x6x2x2&data=scales&seed=${seed}&cell=0.2.0.0`,
        weights: `technique=wn&seed=${seed}`,
        ...company("8x6x2x2", "bn;ln;gbn:virtualBatch=2", seed),
      }),
      words: () =>
        "A critic tells real pictures from made ones. Its loss punishes the length of its gradient at each single sample. That has a meaning only if a sample’s output depends on that sample.",
      question: ({ before, after, weights }) => {
        const [batch, layer, ghost] = depends(before, after);
        return {
          kind: "pick",
          arguable: true,
          ask: "What may stand in the critic?",
          options: [
            option(
              "Layer norm",
              !layer,
              "Every sample is normalized by itself. The paper of the penalty recommends it in batch norm’s place.",
              WGAN_GP,
            ),
            option(
              "Weight norm",
              weights.plan.technique.tensor === "weights",
              "It acts on weights and never looks at samples, so it ties none of them together.",
              WEIGHT_NORM_PAPER,
            ),
            option(
              "Batch norm",
              !batch,
              "The output for a sample depends on the whole batch: its gradient is no longer that of one sample.",
            ),
            option(
              "Ghost batch norm, two samples at a time",
              !ghost,
              "Smaller parts, but a sample still depends on the one beside it, only more so.",
            ),
          ],
        };
      },
      explain: ({ before, after }) =>
        `Replace sample 1: y of sample 0 moves on average by ${shortNumber(movedBy(before, after))} in batch norm and by nothing in layer norm. Whenever a loss speaks of one sample at a time, the sets must not reach across samples.`,
      references: [WGAN_GP],
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
    page({
      id: "transfer",
      title: "The dose is the answer",
      claims: ["q-2", "bin-1"],
      scenes: (seed) => {
        const compare = (change: string) =>
          `view=compare&columns=bn;in;gn:groups=2&technique=bn&shape=8x4x3x3&data=scales&seed=${seed}${change}`;
        return {
          shown: `technique=bn&shape=8x4x3x3&data=scales&seed=${seed}&cell=2.1.1.1`,
          plain: compare(""),
          brighter: compare("&change=N2,2,0"),
        };
      },
      words: () =>
        "A case that is in no paper’s table: X-ray pictures, 8 per batch, and the network is to tell the dose. Twice the dose makes [all values of a picture](sample) twice as large.",
      question: ({ plain, brighter }) => {
        const [batch, instance, group] = plain.columns.map(({ y }, k) => furthest(y, brighter.columns[k].y) > 0.05);
        return {
          kind: "pick",
          arguable: true,
          ask: "What may stand behind the first layer?",
          options: [
            option(
              "Batch norm",
              batch,
              "One deviation for all pictures: one with twice the dose stays twice as strong beside the others.",
              PAPERS.bin,
            ),
            option(
              "No normalization",
              furthest(plain.x, brighter.x) > 0.05,
              "What is not normalized loses nothing, and a shallow network trains without. With depth that gets hard.",
              PAPERS.bn,
            ),
            option(
              "Instance norm",
              instance,
              "Each channel of each picture loses its own deviation, and the dose is in it.",
            ),
            option(
              "Group norm",
              group,
              "Its sets hold channels of one picture, all of which grow with the dose: it is divided out, as in layer norm.",
            ),
          ],
        };
      },
      explain: ({ plain, brighter }) =>
        `Twice the dose moves y by up to ${shortNumber(furthest(plain.y, brighter.y))} in batch norm, ${shortNumber(furthest(plain.columns[2].y, brighter.columns[2].y))} in group norm and ${shortNumber(furthest(plain.columns[1].y, brighter.columns[1].y))} in instance norm. What is the answer must not be common to a whole set.`,
      references: [PAPERS.bin, PAPERS.bn],
    }),
  ],
  notes: {
    aim: "Choose a normalization by asking which values may be averaged, and say why.",
    answers: ["Batch norm is chosen by habit.", "Instance norm is chosen whenever batches are small."],
    next: ["What would change your choice in each case?", "Which papers’ numbers would you trust for your task?"],
  },
};
