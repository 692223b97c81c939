import { parametersOf } from "../../../engine/explain/parameters.ts";
import { shortNumber } from "../../../engine/numbers.ts";
import { divisorsOf } from "../../../engine/plan/partition.ts";
import { GROUP_NORM_PAPER } from "../../parts/papers.ts";
import { channelOf, type Figures, furthest, setCount, sharing, yAt } from "../figures.ts";
import { type Lesson, option, page } from "../lesson.ts";

const groups = (G: number, seed: number, rest = "") =>
  `technique=gn&shape=4x6x3x3&data=scales&seed=${seed}&groups=${G}${rest}`;
const CELL = [1, 2, 0, 1] as const;

const learned = ({ plan }: Figures) =>
  parametersOf(plan)
    .filter(({ origin }) => origin === "learned")
    .reduce((sum, { count }) => sum + count, 0);

export const groupNormLesson: Lesson = {
  id: "group",
  title: "Group norm, the dial",
  minutes: 8,
  pages: [
    page({
      id: "to-layer",
      title: "One end of the dial",
      claims: ["gn-1"],
      scenes: (seed) => ({
        shown: groups(3, seed, "&cell=1.2.0.1"),
        layer: `technique=ln&shape=4x6x3x3&data=scales&seed=${seed}`,
      }),
      veil: "nothing",
      words: () => "G is the number of groups into which each sample’s channels are cut. Turn it and watch the cuts.",
      question: ({ layer }) => ({
        kind: "set",
        ask: "Set G so that group norm does what layer norm does.",
        controls: ["groups"],
        holds: (figures) => furthest(figures.y, layer.y) < 1e-5,
        because: (figures) =>
          `With ${setCount(figures)} sets, y differs from layer norm’s by up to ${shortNumber(furthest(figures.y, layer.y))}.`,
        answer: { groups: 1 },
      }),
      explain: ({ layer }) =>
        `G = 1: one group of all channels, ${setCount(layer)} sets, one per sample. These are layer norm’s sets in the figure’s reading, and y is the same.`,
      references: [GROUP_NORM_PAPER],
    }),
    page({
      id: "to-instance",
      title: "And the other",
      claims: ["gn-1"],
      scenes: (seed) => ({
        shown: groups(3, seed, "&cell=1.2.0.1"),
        instance: `technique=in&shape=4x6x3x3&data=scales&seed=${seed}`,
      }),
      veil: "nothing",
      words: () => "Now the other end.",
      question: ({ instance }) => ({
        kind: "set",
        ask: "Set G so that group norm does what instance norm does.",
        controls: ["groups"],
        holds: (figures) => furthest(figures.y, instance.y) < 1e-5,
        because: (figures) =>
          `With ${setCount(figures)} sets, y differs from instance norm’s by up to ${shortNumber(furthest(figures.y, instance.y))}.`,
        answer: { groups: 6 },
      }),
      explain: ({ shown }) =>
        `G = C = ${shown.shape[1]}: each channel is a group of its own. From layer norm to instance norm is one turn of a dial, and group norm is what lies between.`,
      references: [GROUP_NORM_PAPER],
    }),
    page({
      id: "sizes",
      title: "How many, how large",
      claims: ["gn-2"],
      scenes: (seed) => ({ shown: groups(3, seed, "&cell=1.2.0.1") }),
      veil: "cuts",
      words: ({ shown: { shape } }) => `N = ${shape[0]}, C = ${shape[1]}, H = ${shape[2]}, W = ${shape[3]} and G = 3.`,
      question: ({ shown }) => ({
        kind: "estimate",
        ask: "How many values share one mean?",
        answer: sharing(shown, CELL),
        within: 0.5,
        from: 0,
        to: 100,
        step: 1,
        misled: [
          { value: 27, because: "That takes G for the number of channels in a group. There are C/G = 2 of them." },
          { value: 54, because: "That is a whole sample: layer norm’s set." },
          { value: 9, because: "That is one channel of one sample. A group has two." },
          { value: 72, because: "Group norm never reaches into another sample." },
        ],
      }),
      explain: ({ shown }) =>
        `m = (C/G)·H·W = 2 · 9 = ${sharing(shown, CELL)}, in N·G = ${setCount(shown)} sets. The number of samples does not enter m: that is why small batches do no harm.`,
      touches: ["groups"],
      references: [GROUP_NORM_PAPER],
    }),
    page({
      id: "formula",
      title: "Read the formula",
      claims: ["gn-2"],
      scenes: (seed) => ({ shown: groups(2, seed, "&cell=1.4.1.0") }),
      words: () =>
        "The paper writes: Sᵢ = {k | k_N = i_N, ⌊k_C / (C/G)⌋ = ⌊i_C / (C/G)⌋}. Here C = 6 and G = 2. The marked value i is in sample 1, channel 4.",
      question: () => ({ kind: "paint", ask: "Paint Sᵢ.", marked: [1, 4, 1, 0], source: 0 }),
      explain: ({ shown }) =>
        `The same sample (k_N = 1), and ⌊k_C / 3⌋ = ⌊4/3⌋ = 1: [channels 3, 4 and 5](set), all positions, ${sharing(shown, [1, 4, 1, 0])} values. Groups are neighbours in memory.`,
      references: [GROUP_NORM_PAPER],
    }),
    page({
      id: "divides",
      title: "G = 4 with 6 channels",
      claims: ["gn-2"],
      scenes: (seed) => ({ shown: groups(3, seed) }),
      words: ({ shown }) => `Somebody asks PyTorch for GroupNorm(4, ${shown.shape[1]}).`,
      question: ({ shown }) => {
        const divides = divisorsOf(shown.shape[1]).includes(4);
        return {
          kind: "pick",
          ask: "What happens?",
          options: [
            option(
              "It refuses: 4 does not divide 6",
              !divides && setCount(shown) > 0,
              "Groups must be equally large: “num_channels must be divisible by num_groups”.",
            ),
            option(
              "Two groups get 2 channels, two get 1",
              divides && setCount(shown) % 4 === 0,
              "Groups of unequal size are not made.",
            ),
            option(
              "Two channels are left out",
              divides && setCount(shown) < 0,
              "Each value has its set, or the call fails.",
            ),
          ],
        };
      },
      explain: ({ shown }) =>
        `6 channels can be cut into ${divisorsOf(shown.shape[1]).join(", ")} groups. The slider here offers only these; PyTorch raises an error when the layer is made.`,
      asserts: ({ shown }) => [{ says: "three groups are possible", holds: setCount(shown) === 3 * shown.shape[0] }],
      references: [GROUP_NORM_PAPER],
    }),
    page({
      id: "learned",
      title: "What is learned",
      claims: ["gn-1"],
      scenes: (seed) => ({ shown: groups(3, seed), one: groups(1, seed), all: groups(6, seed) }),
      words: ({ shown }) =>
        `Group norm has γ and β. With C = ${shown.shape[1]} and G = 3, how many numbers are learned?`,
      question: ({ shown }) => ({
        kind: "estimate",
        ask: "How many?",
        answer: learned(shown),
        within: 0.5,
        from: 0,
        to: 120,
        step: 1,
        misled: [
          {
            value: 6,
            because: "That would be one γ and one β per group. They are per channel: a γ for each, a β for each.",
          },
          { value: 108, because: "That is LayerNorm([C, H, W]): one per element." },
        ],
      }),
      explain: ({ shown, one, all }) =>
        `γ and β have one entry per channel: ${learned(shown)}, whatever G is (${learned(one)} with G = 1, ${learned(all)} with G = 6). Statistics are shared by groups, parameters are not.`,
      asserts: ({ shown, one, all }) => [
        { says: "G changes nothing of it", holds: learned(one) === learned(shown) && learned(all) === learned(shown) },
      ],
      touches: ["groups"],
      references: [GROUP_NORM_PAPER],
    }),
    page({
      id: "transfer",
      title: "Who notices?",
      claims: ["gn-2"],
      scenes: (seed) => {
        const compare = (change: string) =>
          `view=compare&columns=gn:groups=3&technique=gn&shape=4x6x3x3&data=scales&seed=${seed}${change}`;
        return { shown: groups(3, seed, "&cell=1.2.0.1"), before: compare(""), after: compare("&change=C2,1,5") };
      },
      words: () => "G = 3. All values of [channel 2](channel) get 5 more.",
      question: ({ before, after }) => {
        const moved = [0, 1, 2, 3, 4, 5].filter(
          (c) =>
            furthest(
              Float64Array.from(channelOf(before.y, before.shape, c)),
              Float64Array.from(channelOf(after.y, after.shape, c)),
            ) > 0.01,
        );
        const is = (...channels: number[]) => moved.join() === channels.join();
        return {
          kind: "pick",
          ask: "In which channels does y change?",
          options: [
            option("2 and 3", is(2, 3), "With C/G = 2 the groups are 0 and 1, 2 and 3, 4 and 5."),
            option("Only 2", is(2), "Channel 3 shares its mean with channel 2."),
            option("1, 2 and 3", is(1, 2, 3), "Groups do not slide along: channel 1 belongs to channel 0."),
            option("0, 1 and 2", is(0, 1, 2), "That would be G = 2, three channels to a group."),
          ],
        };
      },
      explain: ({ before, after }) =>
        `Channels 2 and 3 form a group. In channel 3, where nothing was added, y of one value goes from ${shortNumber(yAt(before, [1, 3, 0, 1]))} to ${shortNumber(yAt(after, [1, 3, 0, 1]))}.`,
      references: [GROUP_NORM_PAPER],
    }),
  ],
  notes: {
    aim: "Turn G from layer norm to instance norm, and say what m is on the way.",
    answers: ["G is often taken for the size of a group.", "Most expect γ to be per group."],
    next: ["Why did its authors choose G = 32?", "What would you lose with G = C?"],
  },
};
