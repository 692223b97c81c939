import { percent, shortNumber } from "../../../engine/numbers.ts";
import { PAPERS, SANTURKAR } from "../../parts/papers.ts";
import { average, channelOf, type Figures, furthest, same, spread, sumOfSquares, xAt, yAt } from "../figures.ts";
import { type Lesson, option, page } from "../lesson.ts";

const scene = (technique: string, seed: number, rest = "") =>
  `technique=${technique}&shape=4x6x3x3&data=scales&seed=${seed}${rest}`;

/** The part of a channel in the sum of all squares. */
function shareOf(values: ArrayLike<number>, shape: readonly [number, number, number, number], channel: number): number {
  return sumOfSquares(channelOf(Float64Array.from(values), shape, channel)) / sumOfSquares(values);
}

/** The channels by the part that they have in the sum of all squares, the quietest first. */
function byLoudness({ x, shape }: Figures): number[] {
  const channels = Array.from({ length: shape[1] }, (_, c) => c);
  return channels.sort((a, b) => shareOf(x, shape, a) - shareOf(x, shape, b));
}

/** The mean of every channel. */
function channelMeans({
  y,
  shape,
}: {
  y: ArrayLike<number>;
  shape: readonly [number, number, number, number];
}): number[] {
  return Array.from({ length: shape[1] }, (_, c) => average(channelOf(Float64Array.from(y), shape, c)));
}

export const whyNormalize: Lesson = {
  id: "why",
  title: "Why normalize at all?",
  minutes: 10,
  pages: [
    page({
      id: "loud",
      title: "The loudest channel",
      claims: ["why-2"],
      scenes: (seed) => ({ shown: scene("bn", seed) }),
      words: ({ shown }) =>
        `Six channels, each on a scale of its own. A layer that adds up its inputs hears the loud ones. Take the sum of the squares of all x as the whole volume. Channel ${byLoudness(shown)[5]} is the loudest.`,
      question: ({ shown }) => {
        const loudest = shareOf(shown.x, shown.shape, byLoudness(shown)[5]);
        return {
          kind: "estimate",
          ask: "What share of it, in percent, is the loudest channel’s?",
          answer: 100 * loudest,
          within: 10,
          from: 0,
          to: 100,
          step: 1,
          misled: [
            {
              value: 100 / 6,
              because: "That would be its share if all six were equally loud. Look at the colours of its values.",
            },
          ],
        };
      },
      explain: ({ shown }) => {
        const order = byLoudness(shown);
        const share = (channel: number) => percent(shareOf(shown.x, shown.shape, channel));
        return `Channel ${order[5]} makes ${share(order[5])} of the sum, channel ${order[0]} only ${share(order[0])}. A gradient step that suits the loud one hardly moves what depends on the quiet one. Features with large numbers dominate.`;
      },
      asserts: ({ shown }) => {
        const order = byLoudness(shown);
        const share = (channel: number) => shareOf(shown.x, shown.shape, channel);
        return [{ says: "the loudest is far louder than the quietest", holds: share(order[5]) > 3 * share(order[0]) }];
      },
      references: [PAPERS.bn],
    }),
    page({
      id: "equal",
      title: "An equal voice",
      claims: ["why-2", "why-1"],
      scenes: (seed) => ({ shown: scene("bn", seed) }),
      words: () => "Now batch norm: each channel gets mean 0 and variance 1, over all samples and positions.",
      question: ({ shown }) => {
        const loudest = byLoudness(shown)[5];
        const share = shareOf(shown.y, shown.shape, loudest);
        const shareOption = (value: number, because: string) => ({
          says: percent(value),
          holds: Math.abs(value - share) < 0.01,
          because,
        });
        return {
          kind: "pick",
          ask: `What share of the sum of squares of y is channel ${loudest}’s, the loudest before?`,
          options: [
            shareOption(
              shareOf(shown.x, shown.shape, loudest),
              "That was its share before. Now its variance is 1, as that of each other channel.",
            ),
            shareOption(1 / 6, "Each channel has the same number of values with mean square 1, so each makes a sixth."),
            shareOption(1, "No channel is louder than another now: there are six of them."),
            shareOption(0.01, "A loud channel is not silenced, only brought to the same scale."),
          ],
        };
      },
      explain: ({ shown: { y, shape } }) =>
        `Each of the ${shape[1]} channels now makes ${percent(shareOf(y, shape, 0))}. With all features on one scale, one learning rate suits all of them. How much faster training gets by that depends on depth and scale: a lab measures it.`,
      asserts: ({ shown: { y, shape } }) =>
        Array.from({ length: shape[1] }, (_, c) => ({
          says: `channel ${c} makes a sixth`,
          holds: same(shareOf(y, shape, c), 1 / shape[1], 0.01),
        })),
      references: [PAPERS.bn, SANTURKAR],
    }),
    page({
      id: "mean-zero",
      title: "Mean zero, but of what?",
      claims: ["ln-1"],
      scenes: (seed) => ({ shown: scene("ln", seed, "&cell=0.1.1.1"), batch: scene("bn", seed) }),
      words: () => "Here is layer norm. Somebody says: “After any normalization each channel has mean 0.”",
      question: ({ shown, batch }) => ({
        kind: "pick",
        ask: "Is that so?",
        options: [
          {
            says: "Yes, normalizing means mean 0",
            holds: channelMeans(shown).every((mean) => Math.abs(mean) < 1e-3),
            because:
              "Mean 0 holds for each set that shares statistics. Layer norm’s sets are samples, so its channels may be anywhere.",
          },
          {
            says: "No: only each sample has mean 0 here",
            holds: channelMeans(shown).some((mean) => Math.abs(mean) > 0.1),
            because: "Layer norm’s sets are samples. A channel that is large in each sample stays large.",
          },
          {
            says: "No: mean 0 needs γ = 1, too",
            holds: channelMeans(batch).some((mean) => Math.abs(mean) > 0.1),
            because: "γ scales around 0, and here γ = 1 and β = 0. Ask yourself which values were averaged.",
          },
        ],
      }),
      explain: ({ shown }) =>
        `After layer norm [channel 1](channel) has mean ${shortNumber(channelMeans(shown)[1])}: what sets it apart from the other channels of a sample stays. A normalization centres its sets, nothing else.`,
      asserts: ({ shown, batch }) => [
        { says: "layer norm leaves a channel off zero", holds: Math.abs(channelMeans(shown)[1]) > 0.01 },
        { says: "batch norm centres channels", holds: channelMeans(batch).every((mean) => Math.abs(mean) < 1e-3) },
      ],
      references: [PAPERS.ln],
    }),
    page({
      id: "twice",
      title: "One channel, twice as large",
      claims: ["why-5"],
      scenes: (seed) => {
        const compare = (change: string) =>
          `view=compare&columns=bn;in;ln;gn:groups=3&technique=bn&shape=4x6x3x3&data=scales&seed=${seed}${change}`;
        return { shown: scene("bn", seed, "&cell=0.2.1.1"), plain: compare(""), doubled: compare("&change=C2,2,0") };
      },
      words: () =>
        "A network’s weights are doubled for one channel, so that all values of [channel 2](channel) are twice as large. Then comes a normalization.",
      question: ({ plain, doubled }) => {
        const moved = plain.columns.map(({ y }, k) => furthest(y, doubled.columns[k].y) > 0.01);
        const is = (...wanted: boolean[]) => wanted.join() === moved.join();
        return {
          kind: "pick",
          ask: "Whose output changes?",
          options: [
            {
              says: "That of layer norm and group norm",
              holds: is(false, false, true, true),
              because:
                "Their sets mix channel 2 with others, so its new size weighs in. Batch and instance norm divide a channel by its own spread.",
            },
            {
              says: "That of all four",
              holds: is(true, true, true, true),
              because: "Where the set is one channel alone, doubling x doubles mean and deviation, too: x̂ is the same.",
            },
            {
              says: "That of batch norm and instance norm",
              holds: is(true, true, false, false),
              because: "The other way round: what divides a channel by its own spread does not notice its scale.",
            },
            {
              says: "That of none",
              holds: is(false, false, false, false),
              because:
                "Layer norm’s mean and variance are taken over all channels of a sample. Channel 2 is among them.",
            },
          ],
        };
      },
      explain: () =>
        "Behind batch norm the scale of a channel’s weights does not matter: w and 2w give one y. So the weights may grow without changing the output, while each step turns them less and less.",
      asserts: ({ plain, doubled }) => [
        { says: "batch norm does not notice", holds: furthest(plain.y, doubled.y) < 0.01 },
      ],
      references: [SANTURKAR],
    }),
    page({
      id: "bias",
      title: "A bias in front",
      claims: ["why-5"],
      scenes: (seed) => {
        const compare = (change: string) =>
          `view=compare&columns=bn;ln&technique=bn&shape=4x6x3x3&data=scales&seed=${seed}${change}`;
        return { shown: scene("bn", seed, "&cell=0.2.1.1"), plain: compare(""), shifted: compare("&change=C2,1,1") };
      },
      words: () =>
        "The layer before has a learned bias: it adds one number to all values of [channel 2](channel), say 1. Batch norm follows.",
      question: ({ plain, shifted }) => {
        const change = furthest(plain.y, shifted.y);
        return {
          kind: "pick",
          ask: "What does that bias do to y?",
          options: [
            {
              says: "Nothing: it could be left out",
              holds: change < 1e-3,
              because:
                "The mean of the channel grows by 1, too, and is subtracted. β takes its place: hence bias=False in front of batch norm.",
            },
            {
              says: "It shifts the channel of y by 1",
              holds: Math.abs(change - 1) < 0.1,
              because: "It shifts x by 1, and the mean of the channel, too. The difference is what it was.",
            },
            {
              says: "It shifts it by 1/σ",
              holds: change > 0.1 && Math.abs(change - 1) >= 0.1,
              because: "That would be so if the old mean were subtracted. The mean is taken of the shifted values.",
            },
          ],
        };
      },
      explain: ({ plain, shifted }) =>
        `The largest change of y is ${shortNumber(furthest(plain.y, shifted.y))}. A bias before batch norm learns nothing, so libraries are told bias=False. Behind layer norm it would matter: y there moves by up to ${shortNumber(furthest(plain.columns[1].y, shifted.columns[1].y))}.`,
      asserts: ({ plain, shifted }) => [
        { says: "layer norm notices", holds: furthest(plain.columns[1].y, shifted.columns[1].y) > 0.05 },
      ],
      references: [PAPERS.bn],
    }),
    page({
      id: "range",
      title: "Are weights kept in a range?",
      claims: ["why-3", "why-4", "why-5", "why-6"],
      scenes: (seed) => ({
        shown: scene("bn", seed, "&cell=0.1.1.1"),
        large: scene("bn", seed, "&times=1000"),
      }),
      words: () =>
        "“Batch norm keeps the weights of a network in a range, so they cannot explode.” Suppose all weights before it grow a thousandfold, and all x with them.",
      question: ({ shown, large }) => {
        const y = furthest(shown.y, large.y);
        const x = Math.abs(xAt(large, [0, 1, 1, 1]) / xAt(shown, [0, 1, 1, 1]));
        return {
          kind: "pick",
          ask: "What is right about it?",
          options: [
            {
              says: "Activations are held in a range, weights are not",
              holds: y < 0.05 && x > 900,
              because: "y is the same although x is a thousand times as large: nothing holds the weights back.",
            },
            {
              says: "It bounds the weights",
              holds: x < 900,
              because: "It never looks at weights. They may grow as they like, since y does not depend on their scale.",
            },
            {
              says: "It bounds neither",
              holds: y >= 0.05,
              because: "Look at y: it has mean 0 and variance 1 per channel, however large x is.",
            },
          ],
        };
      },
      explain: ({ shown, large }) =>
        `[One value](value) goes from ${shortNumber(xAt(shown, [0, 1, 1, 1]))} to ${shortNumber(xAt(large, [0, 1, 1, 1]))}, its y stays ${shortNumber(yAt(large, [0, 1, 1, 1]))}. Why training gets easier is contested: with injected shift batch norm helps as much, and what is measured is a smoother loss. Its noise regularizes a little.`,
      asserts: ({ shown, large }) => [
        {
          says: "channels of y have variance 1",
          holds:
            same(spread(channelOf(large.y, large.shape, 1)), 1, 0.01) &&
            same(spread(channelOf(shown.y, shown.shape, 1)), 1, 0.01),
        },
      ],
      references: [SANTURKAR, PAPERS.bn],
    }),
    page({
      id: "transfer",
      title: "The other way round",
      claims: ["why-2"],
      scenes: (seed) => {
        const compare = (change: string) =>
          `view=compare&columns=bn;ln;in;gn:groups=2&technique=bn&shape=3x4x2x3&data=scales&seed=${seed}${change}`;
        return {
          shown: `technique=bn&shape=3x4x2x3&data=scales&seed=${seed}&cell=1.2.0.1`,
          plain: compare(""),
          louder: compare("&change=N1,3,0"),
        };
      },
      words: () =>
        "Another block, another nuisance: one picture of the batch, [sample 1](sample), was taken with three times the light. All its values are three times as large.",
      question: ({ plain, louder }) => {
        const moved = plain.columns.map(({ y }, k) => furthest(y, louder.columns[k].y) > 0.02);
        const is = (...wanted: boolean[]) => moved.join() === wanted.join();
        return {
          kind: "pick",
          ask: "Whose output changes: that of BN, LN, IN or GN with G = 2?",
          options: [
            option(
              "Batch norm’s alone",
              is(true, false, false, false),
              "Its sets mix the bright sample with others. The sets of the others lie within the sample, and are three times as wide, too.",
            ),
            option(
              "Layer norm’s and group norm’s",
              is(false, true, false, true),
              "They noticed a louder channel, as they mix channels. Now a sample is louder, and all their sets lie within it.",
            ),
            option(
              "That of all four",
              is(true, true, true, true),
              "A set that lies within the sample grows as a whole: its own deviation takes the factor out.",
            ),
            option(
              "That of none",
              is(false, false, false, false),
              "Batch norm divides by one deviation for all samples of a channel, so a louder sample stays louder.",
            ),
          ],
        };
      },
      explain: ({ plain, louder }) =>
        `Batch norm’s y moves by up to ${shortNumber(furthest(plain.y, louder.y))}, layer norm’s by ${shortNumber(furthest(plain.columns[1].y, louder.columns[1].y))}. A factor disappears where it is common to a whole set: ask which values share, and the rest follows.`,
      asserts: ({ plain, louder }) => [
        { says: "layer norm takes the factor out", holds: furthest(plain.columns[1].y, louder.columns[1].y) < 0.02 },
      ],
      references: [PAPERS.bn, PAPERS.ln],
    }),
  ],
  notes: {
    aim: "Say what normalization does for a layer’s inputs, and what it does not do.",
    answers: [
      "Many believe that normalization always gives each channel mean 0: they do not ask which values were averaged.",
      "“It keeps weights small” is the most common wrong reason.",
    ],
    next: [
      "Why may the learning rate be larger behind batch norm?",
      "What happens to the effective step if weights grow?",
    ],
  },
};
