import { parametersOf } from "../../../engine/explain/parameters.ts";
import { shortNumber } from "../../../engine/numbers.ts";
import { GROUP_NORM_PAPER, PAPERS } from "../../parts/papers.ts";
import { type Figures, furthest, same, setCount, sharing, yAt } from "../figures.ts";
import { type Lesson, option, page } from "../lesson.ts";

/* Two sentences of five tokens, each with eight features: N = 2, C = 8, H = 5. */
const sentences = (technique: string, seed: number, rest = "") =>
  `technique=${technique}&shape=2x8x5x1&data=scales&seed=${seed}${rest}`;
const TOKEN_3 = [0, 0, 3, 0] as const;

const learned = ({ plan }: Figures) =>
  parametersOf(plan)
    .filter(({ origin }) => origin === "learned")
    .reduce((sum, { count }) => sum + count, 0);

export const layerNormLesson: Lesson = {
  id: "layer",
  title: "Layer norm, sequences, transformers",
  minutes: 12,
  pages: [
    page({
      id: "two-readings",
      title: "Two readings of one name",
      claims: ["ln-1", "cube"],
      scenes: (seed) => ({
        shown: sentences("ln", seed, "&cell=0.0.3.0"),
        position: sentences("ln", seed, "&axes=position"),
      }),
      veil: "cuts",
      words: () =>
        "Two sentences of 5 tokens, 8 features each: N = 2, C = 8, H = 5. The group norm paper’s figure draws layer norm over all of a sample. Transformers take the features of one token at a time.",
      question: ({ shown, position }) => ({
        kind: "estimate",
        ask: "How many means does the transformers’ layer norm take here?",
        answer: setCount(position),
        within: 0.5,
        from: 0,
        to: 40,
        step: 1,
        misled: [
          {
            value: setCount(shown),
            because: "That is the figure’s reading: one mean per sentence. Transformers take one per token.",
          },
          { value: 5, because: "Each sentence has its own five tokens." },
          { value: 16, because: "Features are averaged over, not kept apart." },
        ],
      }),
      explain: ({ shown, position }) =>
        `${setCount(position)}: one for each token of each sentence, over ${sharing(position, TOKEN_3)} features. The figure’s reading takes ${setCount(shown)}, over ${sharing(shown, TOKEN_3)} values. Both are called layer norm, and this is the field’s most common confusion about normalization.`,
      touches: ["axes"],
      references: [PAPERS.ln, GROUP_NORM_PAPER],
    }),
    page({
      id: "token",
      title: "One token’s set",
      claims: ["ln-1"],
      scenes: (seed) => ({ shown: sentences("ln", seed, "&axes=position&cell=0.0.3.0") }),
      words: () =>
        "Layer norm as transformers use it. The marked value is the first feature of token 3 (H = 3) in sentence 0.",
      question: () => ({ kind: "paint", ask: "Paint all values that share its mean.", marked: TOKEN_3, source: 0 }),
      explain: ({ shown }) =>
        `[The ${sharing(shown, TOKEN_3)} features of that token](set). No other token takes part, so a sentence may have any length, and a token may be normalized before the next one exists.`,
      asserts: ({ shown }) => [{ says: "one value per channel", holds: sharing(shown, TOKEN_3) === shown.shape[1] }],
      references: [PAPERS.ln],
    }),
    page({
      id: "neighbour",
      title: "The neighbour changes",
      claims: ["ln-1"],
      scenes: (seed) => ({
        shown: sentences("ln", seed, "&cell=0.0.3.0"),
        other: sentences("ln", seed + 1),
        position: sentences("ln", seed, "&axes=position"),
      }),
      words: () =>
        "In the figure’s reading, token 1 of sentence 0 is replaced by another word. [Token 3](value) stays.",
      question: ({ shown, position }) => {
        const together = sharing(shown, TOKEN_3) > sharing(position, TOKEN_3);
        const inSet = together && sharing(shown, TOKEN_3) === shown.shape[1] * shown.shape[2];
        return {
          kind: "pick",
          ask: "Does the output of token 3 move?",
          options: [
            option(
              "Yes in the figure’s reading, no in the transformers’",
              inSet,
              "Over C, H, W both tokens are in one set; over C each has its own.",
            ),
            option("In neither", !together, "In the figure’s reading both tokens belong to one set of 40 values."),
            option("In both", together && !inSet, "Over C alone a token’s set holds its own features only."),
          ],
        };
      },
      explain: ({ shown, position, other }) =>
        `Another sentence altogether moves y of token 3 from ${shortNumber(yAt(shown, TOKEN_3))} to ${shortNumber(yAt(other, TOKEN_3))}. Over C alone the set has ${sharing(position, TOKEN_3)} values, all of the token itself: a causal model must not see the words to come.`,
      touches: ["axes"],
      references: [PAPERS.ln],
    }),
    page({
      id: "steps",
      title: "Batch norm in a recurrent network",
      claims: ["bn-7", "ln-2"],
      scenes: (seed) => ({
        shown: sentences("bn", seed, "&cell=0.0.3.0"),
        layer: sentences("ln", seed, "&axes=position"),
      }),
      words: ({ shown }) =>
        `For a recurrent network one would keep running statistics for each time step: a mean and a variance for each of ${shown.shape[1]} features, at each of ${shown.shape[2]} steps.`,
      question: ({ shown }) => {
        const [, C, T] = shown.shape;
        return {
          kind: "estimate",
          ask: "How many running numbers is that?",
          answer: 2 * C * T,
          within: 0.5,
          from: 0,
          to: 200,
          step: 1,
          misled: [
            { value: C * T, because: "Each feature and step needs a mean and a variance." },
            { value: 2 * C, because: "That is a batch norm that shares its statistics among all steps." },
          ],
        };
      },
      explain: ({ shown, layer }) =>
        `2 · ${shown.shape[1]} · ${shown.shape[2]} = ${2 * shown.shape[1] * shown.shape[2]}, and for a sentence of 6 tokens there is no step 6 to look up. Layer norm keeps none: its ${setCount(layer)} means are taken on the spot. That it also trains better there is its paper’s claim: a lab tries it.`,
      references: [PAPERS.ln],
    }),
    page({
      id: "offset",
      title: "Everything plus 5",
      claims: ["ln-1"],
      scenes: (seed) => {
        const own = (technique: string) => sentences(technique, seed, "&axes=position");
        const moved = (technique: string) =>
          `view=compare&columns=${technique}:axes=position&technique=bn&shape=2x8x5x1&data=scales&seed=${seed}&change=N0,1,5`;
        return { shown: own("ln"), layerMoved: moved("ln"), rms: own("rms"), rmsMoved: moved("rms") };
      },
      words: () =>
        "RMS norm is layer norm without the mean: it divides by the root of the mean square. Now 5 is added to all features of all tokens of sentence 0.",
      question: ({ shown, layerMoved, rms, rmsMoved }) => {
        const [layer, root] = [furthest(shown.y, layerMoved.y) > 0.01, furthest(rms.y, rmsMoved.y) > 0.01];
        return {
          kind: "pick",
          ask: "Whose output notices?",
          options: [
            option("RMS norm’s", root && !layer, "It subtracts no mean, so an offset stays; layer norm takes it out."),
            option("Layer norm’s", layer && !root, "Its mean grows by 5, too, and is subtracted."),
            option("Both", layer && root, "Layer norm subtracts the mean of each token, 5 included."),
            option("Neither", !layer && !root, "RMS norm has no mean to take the 5 out."),
          ],
        };
      },
      explain: ({ rms, rmsMoved, shown, layerMoved }) =>
        `Layer norm moves by ${shortNumber(furthest(shown.y, layerMoved.y))}, RMS norm by up to ${shortNumber(furthest(rms.y, rmsMoved.y))}. Many language models use RMS norm: it is cheaper, and the offset seems not to matter.`,
      references: [PAPERS.rms, PAPERS.ln],
    }),
    page({
      id: "one-group",
      title: "Is GroupNorm(1, C) layer norm?",
      claims: ["gn-1", "ln-1"],
      scenes: (seed) => ({
        shown: `technique=gn&shape=4x6x3x3&data=scales&seed=${seed}&groups=1&cell=1.2.0.1`,
        layer: `technique=ln&shape=4x6x3x3&data=scales&seed=${seed}`,
      }),
      words: () =>
        "Group norm with one group, beside PyTorch’s LayerNorm([C, H, W]). “They are identical”, says a manual.",
      question: ({ shown, layer }) => {
        const [equal, sameCount] = [furthest(shown.y, layer.y) < 1e-5, learned(shown) === learned(layer)];
        return {
          kind: "pick",
          ask: "Is it right?",
          options: [
            option(
              "x̂ is the same, γ and β have other shapes",
              equal && !sameCount,
              "The sets are the same; group norm learns per channel, LayerNorm per element.",
            ),
            option("They are identical", equal && sameCount, "Count what is learned: 12 numbers against 108."),
            option(
              "x̂ differs",
              !equal,
              "With G = 1 a group is all channels of a sample: layer norm’s set, in the figure’s reading.",
            ),
          ],
        };
      },
      explain: ({ shown, layer }) =>
        `The same ${setCount(layer)} sets and the same x̂. Group norm learns ${learned(shown)} numbers, LayerNorm([C, H, W]) ${learned(layer)}, which fixes H and W for good.`,
      asserts: ({ shown, layer }) => [{ says: "the sets are the same", holds: same(setCount(shown), setCount(layer)) }],
      references: [PAPERS.ln, GROUP_NORM_PAPER],
    }),
    page({
      id: "transfer",
      title: "Another block",
      claims: ["ln-1"],
      scenes: (seed) => ({ shown: `technique=ln&shape=3x4x2x2&data=normal&seed=${seed}&axes=position&cell=2.1.0.1` }),
      words: () =>
        "An image model of today: 3 images, 4 channels, 2 × 2 positions. Its layer norm takes the channels of one position, as ConvNeXt’s does.",
      question: () => ({
        kind: "paint",
        ask: "Paint all values that share a mean with the marked one.",
        marked: [2, 1, 0, 1],
        source: 0,
      }),
      explain: ({ shown }) =>
        `[The ${sharing(shown, [2, 1, 0, 1])} channels at that position of that image](set): one mean per pixel, ${setCount(shown)} in all.`,
      references: [PAPERS.ln],
    }),
  ],
  notes: {
    aim: "Tell the two readings of layer norm apart, and say why sequences need the finer one.",
    answers: [
      "Most paint a whole sentence: that is the figure’s reading.",
      "Some believe that RMS norm is centred, too.",
    ],
    next: ["Which library does which?", "What breaks if C and W are equal and the axes are mixed up?"],
  },
};
