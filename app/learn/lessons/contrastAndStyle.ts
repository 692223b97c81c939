import { shortNumber } from "../../../engine/numbers.ts";
import { ADAIN_PAPER, PAPERS } from "../../parts/papers.ts";
import { average, channelOf, type Figures, furthest, meanAt, sampleOf, spread, varianceAt } from "../figures.ts";
import { type Lesson, option, page } from "../lesson.ts";

/* One picture at four exposures. */
const exposures = (technique: string, seed: number, rest = "") =>
  `technique=${technique}&shape=4x6x8x8&data=contrast&seed=${seed}${rest}`;

const deviation = (values: ArrayLike<number>) => Math.sqrt(spread(values));

/** How many of the samples of y are different pictures. */
function pictures({ y, shape }: Figures): number {
  const kept: number[][] = [];
  for (let n = 0; n < shape[0]; n++) {
    const own = sampleOf(y, shape, n);
    if (kept.every((other) => own.some((value, i) => Math.abs(value - other[i]) > 0.05))) kept.push(own);
  }
  return kept.length;
}

/** The contrast of the dimmest sample of y, as a part of the strongest one's. */
function dimmest({ x, y, shape }: Pick<Figures, "x" | "y" | "shape">): number {
  const contrasts = (values: typeof x) =>
    Array.from({ length: shape[0] }, (_, n) => deviation(sampleOf(values, shape, n)));
  const before = contrasts(x);
  const [weak, strong] = [before.indexOf(Math.min(...before)), before.indexOf(Math.max(...before))];
  const after = contrasts(y);
  return after[weak] / after[strong];
}

export const contrastAndStyle: Lesson = {
  id: "contrast",
  title: "Contrast and style: instance norm",
  minutes: 10,
  pages: [
    page({
      id: "exposures",
      title: "One picture, four exposures",
      claims: ["in-1", "in-2"],
      scenes: (seed) => ({ shown: exposures("in", seed) }),
      words: () =>
        "Four samples: the same picture each time, brighter or dimmer, with more or less contrast. Instance norm is applied.",
      question: ({ shown }) => {
        const count = pictures(shown);
        return {
          kind: "pick",
          ask: "How many different pictures come out?",
          options: [
            option(
              "One",
              count === 1,
              "Brightness is a mean, contrast a deviation: both are taken out of each sample, and the same picture is left.",
            ),
            option("Two", count === 2, "Nothing tells two of them apart: each has lost its own mean and deviation."),
            option(
              "Four",
              count === 4,
              "What made them four was brightness and contrast, and instance norm removes both.",
            ),
          ],
        };
      },
      explain: ({ shown }) =>
        `One. Each channel of each sample gets mean 0 and variance 1, so all four become the same picture: ${pictures(shown)} of ${shown.shape[0]}. That is what makes instance norm good at style transfer, and blind to exposure.`,
      references: [PAPERS.in],
    }),
    page({
      id: "dim",
      title: "Who keeps the dim one dim?",
      claims: ["in-2", "q-2"],
      scenes: (seed) => ({
        shown: exposures("bn", seed),
        layer: exposures("ln", seed),
        instance: exposures("in", seed),
        group: exposures("gn", seed, "&groups=3"),
      }),
      words: () =>
        "One of the four exposures has the least contrast. After the normalization, how does its contrast compare with the strongest one’s?",
      question: ({ shown, layer, instance, group }) => {
        const keeps = [shown, layer, instance, group].map((figures) => dimmest(figures) < 0.8);
        const is = (...wanted: boolean[]) => keeps.join() === wanted.join();
        return {
          kind: "pick",
          ask: "Which of the four keeps the dim sample dim?",
          options: [
            option(
              "Only batch norm",
              is(true, false, false, false),
              "Its sets reach through all samples, so they keep their proportions to each other.",
            ),
            option(
              "Batch norm and layer norm",
              is(true, true, false, false),
              "Layer norm divides each sample by its own deviation, too.",
            ),
            option(
              "All but instance norm",
              is(true, true, false, true),
              "Any set within one sample takes that sample’s own contrast out.",
            ),
            option(
              "None",
              is(false, false, false, false),
              "Batch norm measures all samples together, so differences between them stay.",
            ),
          ],
        };
      },
      explain: ({ shown, layer, instance, group }) =>
        `The dimmest as a part of the strongest: batch norm ${shortNumber(dimmest(shown))}, layer norm ${shortNumber(dimmest(layer))}, group norm ${shortNumber(dimmest(group))}, instance norm ${shortNumber(dimmest(instance))}. A set within one sample takes away that sample’s contrast.`,
      references: [PAPERS.in, PAPERS.bn],
    }),
    page({
      id: "cast",
      title: "A red cast",
      claims: ["in-2"],
      scenes: (seed) => {
        const compare = (change: string) =>
          `view=compare&columns=bn;ln;in;gn:groups=1&technique=bn&shape=4x3x6x6&data=scales&seed=${seed}${change}`;
        return {
          shown: `technique=bn&shape=4x3x6x6&data=scales&seed=${seed}&cell=0.0.2.2`,
          before: compare(""),
          after: compare("&change=C0,1,0.3"),
        };
      },
      words: () =>
        "Three channels, as red, green and blue. A coloured lamp adds 0.3 to all of [red](channel), in all samples.",
      question: ({ before, after }) => {
        const removed = before.columns.map(({ y }, k) => furthest(y, after.columns[k].y) < 0.01);
        const is = (...wanted: boolean[]) => removed.join() === wanted.join();
        return {
          kind: "pick",
          ask: "Who removes the cast?",
          options: [
            option(
              "Batch norm and instance norm",
              is(true, false, true, false),
              "Their sets are single channels: what is added to a channel is in its mean.",
            ),
            option(
              "All of them",
              is(true, true, true, true),
              "Layer norm pools the colours: red stays 0.3 more than the others, in proportion.",
            ),
            option(
              "Only instance norm",
              is(false, false, true, false),
              "Batch norm’s sets are channels, too, only longer ones.",
            ),
            option(
              "Layer norm and group norm",
              is(false, true, false, true),
              "They subtract the mean of all colours together: the relation of colours stays.",
            ),
          ],
        };
      },
      explain: ({ before, after }) =>
        `Largest change of y: batch norm ${shortNumber(furthest(before.columns[0].y, after.columns[0].y))}, instance norm ${shortNumber(furthest(before.columns[2].y, after.columns[2].y))}, layer norm ${shortNumber(furthest(before.columns[1].y, after.columns[1].y))}. Sets that mix channels keep how they relate.`,
      references: [PAPERS.in],
    }),
    page({
      id: "weather",
      title: "Weather from photos",
      claims: ["bin-1", "in-2"],
      scenes: (seed) => ({ shown: exposures("in", seed), batch: exposures("bn", seed) }),
      words: () =>
        "A network is to tell sunny from overcast. The scenes are alike; what differs is how bright and how contrasty a photo is.",
      question: ({ shown, batch }) => ({
        kind: "pick",
        ask: "Which of these would you not put behind the first layer?",
        options: [
          option(
            "Instance norm",
            pictures(shown) === 1 && pictures(batch) > 1,
            "It makes all exposures one picture: the label is gone.",
          ),
          option(
            "Batch norm",
            pictures(batch) === 1,
            "It keeps the samples apart: sunny ones stay brighter than overcast ones.",
          ),
          option("Neither does harm", pictures(shown) > 1, "Look at what instance norm made of four exposures."),
        ],
      }),
      explain: ({ shown, batch }) =>
        `Of 4 exposures instance norm leaves ${pictures(shown)} picture, batch norm ${pictures(batch)}. Where contrast carries the meaning, instance norm erases it; where it is a nuisance, that is what one wants. Batch-instance norm learns which, per channel: lesson 11.`,
      references: [PAPERS.bin, PAPERS.in],
    }),
    page({
      id: "test-time",
      title: "At test time",
      claims: ["in-1"],
      scenes: (seed) => ({ shown: exposures("in", seed), tracked: exposures("in", seed, "&tracking=on&mode=eval") }),
      words: () =>
        "Batch norm computes differently in training and in evaluation. And instance norm, as PyTorch builds it by default?",
      question: ({ shown, tracked }) => {
        const hasMode = shown.plan.sources.some(({ running }) => running);
        const differs = furthest(shown.y, tracked.y) > 0.01;
        return {
          kind: "pick",
          ask: "Does it differ at test time?",
          options: [
            option(
              "No, unless it is told to track statistics",
              !hasMode && differs,
              "Its sets lie within one sample: they are there at test time, too.",
            ),
            option("Yes, it uses running statistics", hasMode, "By default it keeps none: each sample brings its own."),
            option(
              "No, in no case",
              !hasMode && !differs,
              "With track_running_stats it would take running ones in evaluation, and come out differently.",
            ),
          ],
        };
      },
      explain: ({ shown, tracked }) =>
        `By default training and evaluation are one computation. With track_running_stats=True evaluation uses one mean and variance per channel, and y here moves by up to ${shortNumber(furthest(shown.y, tracked.y))}.`,
      references: [PAPERS.in],
    }),
    page({
      id: "style",
      title: "Borrowed statistics",
      claims: ["in-2"],
      scenes: (seed) => ({
        shown: `technique=in&shape=2x1x6x6&data=scales&seed=${seed}&affine=channel&cell=0.0.2.2`,
        style: `technique=in&shape=2x1x6x6&data=contrast&seed=${seed}`,
      }),
      veil: "nothing",
      words: ({ style }) => {
        const values = channelOf(style.x, style.shape, 0);
        return `Another picture has mean ${shortNumber(average(values))} and standard deviation ${shortNumber(deviation(values))}. Instance norm has given this one mean 0 and deviation 1.`;
      },
      question: ({ style }) => {
        const values = channelOf(style.x, style.shape, 0);
        const [mean, sigma] = [average(values), deviation(values)];
        const found = ({ y }: Figures) => [average(y), deviation(y)] as const;
        return {
          kind: "set",
          ask: "Set γ and β so that it takes on the other’s mean and deviation.",
          controls: ["gamma", "beta"],
          holds: (figures) => Math.abs(found(figures)[0] - mean) < 0.06 && Math.abs(found(figures)[1] - sigma) < 0.06,
          because: (figures) =>
            `It now has mean ${shortNumber(found(figures)[0])} and standard deviation ${shortNumber(found(figures)[1])}.`,
          answer: { gamma: { all: Number(sigma.toFixed(2)) }, beta: { all: Number(mean.toFixed(2)) } },
        };
      },
      explain: ({ shown }) =>
        `γ becomes the other picture’s deviation, β its mean. That is adaptive instance norm: content from one picture (here mean ${shortNumber(meanAt(shown, [0, 0, 0, 0]))}, variance ${shortNumber(varianceAt(shown, [0, 0, 0, 0]))} before), style from another, and the heart of fast style transfer.`,
      references: [ADAIN_PAPER],
    }),
    page({
      id: "transfer",
      title: "Who is speaking?",
      claims: ["in-2", "bin-1"],
      scenes: (seed) => {
        const compare = (change: string) =>
          `view=compare&columns=ln;in;bn&technique=ln&shape=3x4x8x1&data=scales&seed=${seed}${change}`;
        return {
          shown: `technique=ln&shape=3x4x8x1&data=scales&seed=${seed}&cell=0.1.2.0`,
          plain: compare(""),
          louder: compare("&change=N0,2,0"),
          brighter: compare("&change=C1,2,0"),
        };
      },
      words: () =>
        "No pictures: three recordings, four bands of pitch as channels, eight moments. How loud a [recording](sample) is depends on the microphone. Who speaks shows in which bands are loud beside the others.",
      question: ({ plain, louder, brighter }) => {
        const volumeGone = plain.columns.map(({ y }, k) => furthest(y, louder.columns[k].y) < 0.02);
        const bandsStay = plain.columns.map(({ y }, k) => furthest(y, brighter.columns[k].y) > 0.02);
        const [layer, instance, batch] = volumeGone.map((gone, k) => gone && bandsStay[k]);
        return {
          kind: "pick",
          ask: "Which takes out the microphone and keeps the speaker?",
          options: [
            option(
              "Layer norm over a recording",
              layer,
              "One deviation per recording takes out how loud it is. The bands share it, so they keep how they compare.",
            ),
            option(
              "Instance norm",
              instance,
              "It takes out the microphone, and the speaker with it: each band gets mean 0 and variance 1.",
            ),
            option(
              "Batch norm",
              batch,
              "A loud recording stays louder than the others: its deviation is one for all recordings of a band.",
            ),
          ],
        };
      },
      explain: ({ plain, louder, brighter }) =>
        `A recording twice as loud moves layer norm’s y by ${shortNumber(furthest(plain.columns[0].y, louder.columns[0].y))}, one band twice as loud by up to ${shortNumber(furthest(plain.columns[0].y, brighter.columns[0].y))}. What varies within a set stays, what is common to it goes: so choose the set by what is a nuisance.`,
      references: [PAPERS.ln, PAPERS.in],
    }),
  ],
  notes: {
    aim: "Say what instance norm removes, and when that is a gift or a loss.",
    answers: [
      "Most expect layer norm to keep a dim sample dim.",
      "Many think that instance norm needs running statistics.",
    ],
    next: ["Would group norm be safe for the weather?", "How could a network keep some contrast and drop some?"],
  },
};
