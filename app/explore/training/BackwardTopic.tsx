import { useMemo, useState } from "react";
import { Choice } from "../../../components/controls/Choice.tsx";
import { NumberSlider } from "../../../components/controls/NumberSlider.tsx";
import { Cube } from "../../../components/cube/Cube.tsx";
import { DEFAULT_VIEW } from "../../../components/cube/space/view.ts";
import { Transport } from "../../../components/player/Transport.tsx";
import { scaleOver } from "../../../components/valueScale.ts";
import { hatLetters, tensorLetters } from "../../../engine/explain/symbols.ts";
import { cellInWords, nounOf, planInWords } from "../../../engine/explain/words.ts";
import { count, counted, shortNumber } from "../../../engine/numbers.ts";
import { type Plan, shownCuts } from "../../../engine/plan/plan.ts";
import { type Cell, indexOf, sizeOf } from "../../../engine/plan/shape.ts";
import type { Textbook } from "../../../engine/train/backwardParts.ts";
import type { Upstream } from "../../../engine/train/upstream.ts";
import type { BackwardResult } from "../../messages/training.ts";
import { useSelectionIn } from "../../parts/selection.ts";
import { MOST_TAKEN_APART } from "../../scene/training.ts";
import { useScene, useStage } from "../../stage/useStage.ts";
import { AXES } from "../axisNames.ts";
import { NumbersTable } from "./NumbersTable.tsx";
import { SignedHeatmap } from "./SignedHeatmap.tsx";
import { useTraining } from "./useTraining.ts";

/** Gradients of a loss of y: from ∂L/∂y back to ∂L/∂x, part by part, with finite differences beside them. */
export function BackwardTopic() {
  const training = useTraining("backward");
  if (!training) return <p className="panel-note">Computing…</p>;
  const { plan, result } = training;
  if (!result.found)
    return (
      <p className="card-words">
        {count(sizeOf(plan.shape))} values are too many to be taken apart beside the picture: choose at most{" "}
        {count(MOST_TAKEN_APART)}.
      </p>
    );
  return (
    <>
      <Asked plan={plan} cell={result.cell} />
      <Found plan={plan} cell={result.cell} found={result.found} />
    </>
  );
}

const UPSTREAM_OPTIONS: readonly { readonly value: Upstream; readonly label: string; readonly hint: string }[] = [
  { value: "cell", label: "One value", hint: "The loss is one value of y: pin another to ask for it." },
  { value: "random", label: "Random", hint: "The loss is a sum of all values of y with normal weights." },
  { value: "target", label: "A channel’s mean", hint: "The loss asks the mean of one channel of y to be t." },
];

function Asked({ plan: { axes, technique }, cell }: { readonly plan: Plan; readonly cell: Cell }) {
  const { setTraining } = useStage();
  const { upstream, target } = useScene(({ training }) => training);
  const { after } = tensorLetters(technique);
  return (
    <div className="training-controls">
      <div>
        <Choice
          legend="What is asked"
          options={UPSTREAM_OPTIONS}
          value={upstream}
          onChange={(chosen) => setTraining({ upstream: chosen })}
        />
        <p className="card-words">
          {upstream === "cell" && `L is ${after} at ${cellInWords(axes, cell)}: pin another value to ask for it.`}
          {upstream === "random" && `L is the sum of all values of ${after}, each times a normal random number.`}
          {upstream === "target" &&
            `L = ½ (mean of ${after} over ${nounOf(axes, "C")} ${cell[1]} − t)²: pin a value of another to ask for its mean.`}
        </p>
      </div>
      {upstream === "target" && (
        <NumberSlider
          symbol="t"
          label="wanted mean"
          hint="What the mean of the channel should be."
          {...{ scale: "linear", min: -3, max: 3, step: 0.1 }}
          value={target}
          onChange={(t) => setTraining({ target: t }, "drag")}
          onCommit={(t) => setTraining({ target: t })}
        />
      )}
    </div>
  );
}

type Found = NonNullable<BackwardResult["found"]>;
type Part = keyof Found["tensors"];

interface PartWords {
  readonly part: Part;
  readonly title: string;
  readonly symbol: string;
  readonly sentence: string;
}

type SecondMoment = "variance" | "mean square" | "length";

function secondMomentOf({ sources }: Plan): SecondMoment {
  const [{ centred = true, square }] = sources;
  return centred ? "variance" : square === "sum" ? "length" : "mean square";
}

/** The parts in the order in which they come about; what no statistics move is the direct path alone. */
function partsOf(plan: Plan, { through }: Found): readonly PartWords[] {
  const { before, after } = tensorLetters(plan.technique);
  const hat = hatLetters(before).name;
  const upstream: PartWords = {
    part: "dy",
    title: "Upstream",
    symbol: `∂L/∂${after}`,
    sentence: `How the loss moves with each value of ${after}.`,
  };
  const gradient = { part: "dx", title: "Gradient", symbol: `∂L/∂${before}` } as const;
  if (!through.mean && !through.variance)
    return [
      upstream,
      {
        ...gradient,
        sentence: `How the loss moves with each value of ${before}: no other value has a part in it.`,
      },
    ];
  const secondMoments: Readonly<Record<SecondMoment, Omit<PartWords, "part">>> = {
    variance: {
      title: "What the variance takes",
      symbol: "through the variance",
      sentence: `Each value moves its set’s variance: what points along ${hat} is taken, most where ${hat} is large.`,
    },
    "mean square": {
      title: "What the mean square takes",
      symbol: "through the mean square",
      sentence: `Each value moves its set’s mean square: what points along ${hat} is taken, most where ${hat} is large.`,
    },
    length: {
      title: "What the length takes",
      symbol: "through the length",
      sentence: `Each value moves its set’s length: what points along ${hat} is taken, most where ${hat} is large.`,
    },
  };
  return [
    upstream,
    {
      part: "direct",
      title: "Direct path",
      symbol: "if the statistics stood still",
      sentence: "Scaled and divided as on the way forward, as if the statistics were fixed numbers.",
    },
    ...(through.mean
      ? [
          {
            part: "byMean",
            title: "What the mean takes",
            symbol: "through the mean",
            sentence:
              "Each value moves its set’s mean, which moves all others: the same is taken from every value of a set.",
          } as const,
        ]
      : []),
    ...(through.variance ? [{ part: "byVariance", ...secondMoments[secondMomentOf(plan)] } as const] : []),
    {
      ...gradient,
      sentence: `The direct path less what the statistics take: how the loss moves with each value of ${before}.`,
    },
  ];
}

interface FoundProps {
  readonly plan: Plan;
  readonly cell: Cell;
  readonly found: Found;
}

function Found({ plan, cell, found }: FoundProps) {
  const parts = partsOf(plan, found);
  const last = parts.length - 1;
  const [chosen, setChosen] = useState<Part>("dx");
  const known = parts.findIndex(({ part }) => part === chosen);
  const at = known < 0 ? last : known;
  const { part, title, symbol, sentence } = parts[at];
  const { tensors } = found;
  const scales = useMemo(() => {
    const { dy, direct, dx, byMean, byVariance } = tensors;
    const path = scaleOver([direct, dx], "zero");
    const taken = scaleOver([byMean, byVariance], "zero");
    return { dy: scaleOver([dy], "zero"), direct: path, dx: path, byMean: taken, byVariance: taken };
  }, [tensors]);
  return (
    <>
      <div className="training-controls">
        <Transport at={at} last={last} noun="part" onAt={(k) => setChosen(parts[k].part)} />
        <p className="card-words" aria-live="polite">
          <strong>
            {at + 1} of {parts.length}: {title}.
          </strong>{" "}
          {sentence} At {cellInWords(plan.axes, cell)} it is{" "}
          <strong>{shortNumber(tensors[part].values[indexOf(plan.shape, cell)])}</strong>.
        </p>
      </div>
      <div className="training-plots">
        <SignedHeatmap {...{ plan, title, symbol }} words={symbol} tensor={tensors[part]} scale={scales[part]} />
        <PartCube
          plan={plan}
          name={title}
          values={{ before: { ...tensors.dy, scale: scales.dy }, after: { ...tensors[part], scale: scales[part] } }}
        />
      </div>
      <p className="card-words">
        <Reach plan={plan} found={found} /> {takenInWords(plan, found)}
      </p>
      {found.textbook && <TextbookNumbers {...{ plan, cell, found }} textbook={found.textbook} />}
      <CheckedGradients {...{ plan, cell, found }} />
    </>
  );
}

interface PartCubeProps {
  readonly plan: Plan;
  readonly name: string;
  readonly values: NonNullable<Parameters<typeof Cube>[0]["values"]>;
}

function PartCube({ plan, name, values }: PartCubeProps) {
  const { pin, point } = useStage();
  const { selected, pinned } = useSelectionIn(plan.shape);
  const [view, setView] = useState({ ...DEFAULT_VIEW, faces: "after" as const });
  const { tensor } = plan.technique;
  return (
    <section className="training-cube" aria-label={`${name} on the cube`}>
      <Cube
        shape={plan.shape}
        tensor={tensor}
        axes={AXES[tensor]}
        sources={shownCuts(plan).map(({ sets, name }) => ({ sets, label: name }))}
        values={values}
        view={view}
        onView={(turned) => setView({ ...turned, faces: "after" })}
        {...{ selected, pinned }}
        onPoint={point}
        onPin={pin}
        words={planInWords(plan)}
        describe={(cell) =>
          `${cellInWords(plan.axes, cell)}: ${shortNumber(values.after.values[indexOf(plan.shape, cell)])}`
        }
      />
    </section>
  );
}

/** How far one value that is asked for reaches back. */
function Reach({ plan, found: { reached, sharing, through } }: Omit<FoundProps, "cell">) {
  const upstream = useScene(({ training }) => training.upstream);
  if (upstream !== "cell") return null;
  const { before } = tensorLetters(plan.technique);
  const reach = `The loss asks for one value, and its gradient is not 0 at ${count(reached)} of ${counted(sizeOf(plan.shape), "value")} of ${before}.`;
  return through.mean || through.variance
    ? `${reach} The value shares statistics with ${counted(sharing - 1, "other")}.`
    : reach;
}

/** How much the statistics take of the gradient, at most. */
function takenInWords(plan: Plan, { through, tensors }: Found): string {
  if (plan.sources.length === 0) return "There are no statistics to take anything: each value goes its own way.";
  if (!through.mean && !through.variance)
    return "The running statistics are given numbers and take nothing: each value goes its own way.";
  const [path, mean, second] = (["direct", "byMean", "byVariance"] as const).map((part) =>
    shortNumber(Math.max(Math.abs(tensors[part].min), Math.abs(tensors[part].max))),
  );
  if (!through.variance) return `At most ${mean} is taken through means, of a direct path of up to ${path}.`;
  if (through.mean)
    return `At most ${mean} is taken through means and ${second} through variances, of a direct path of up to ${path}.`;
  return {
    variance: `At most ${second} is taken through variances, of a direct path of up to ${path}.`,
    "mean square": `At most ${second} is taken through mean squares, of a direct path of up to ${path}.`,
    length: `At most ${second} is taken through lengths, of a direct path of up to ${path}.`,
  }[secondMomentOf(plan)];
}

function TextbookNumbers({ plan, cell, found, textbook }: FoundProps & { readonly textbook: Textbook }) {
  const { g, meanG, xHat, meanGx, root } = textbook;
  const [gNow, meanNow, hatNow, gxNow, rootNow, all] = [g, meanG, xHat, meanGx, root, found.checked.gradient].map(
    (value) => shortNumber(value),
  );
  const taken = `${bracketed(hatNow)} · ${bracketed(gxNow)}`;
  const { before, after } = tensorLetters(plan.technique);
  const hat = hatLetters(before).name;
  return (
    <section className="training-part" aria-labelledby="textbook-title">
      <h3 className="card-title" id="textbook-title">
        The same by the textbook{" "}
        <span className="card-hint">
          with g = {plan.affine.scaleName ? `γ · d${after}` : `d${after}`}, at {cellInWords(plan.axes, cell)}
        </span>
      </h3>
      <p className="training-equation">
        <span>
          {found.through.mean
            ? `d${before} = (g − mean of g − ${hat} · mean of g·${hat}) / √(σ² + ε)`
            : `d${before} = (g − ${hat} · mean of g·${hat}) / √(mean ${before}² + ε)`}
        </span>{" "}
        <span>
          = ({gNow} − {found.through.mean && `${bracketed(meanNow)} − `}
          {taken}) / {rootNow}
        </span>{" "}
        <span>= {all}</span>
      </p>
    </section>
  );
}

/** A number after a sign. */
function bracketed(number: string): string {
  return /^\d/.test(number) ? number : `(${number})`;
}

function CheckedGradients({ plan, cell, found: { checked, params } }: FoundProps) {
  const { controls } = plan.technique;
  const { before } = tensorLetters(plan.technique);
  const rows = [
    { key: "x", name: `∂L/∂${before} at ${cellInWords(plan.axes, cell)}`, ...checked },
    ...params.flatMap(({ name, count, entries }) => {
      const control = controls[name];
      const symbol = ("symbol" in control && control.symbol) || control.label;
      return entries.map((entry, i) => ({
        key: `${name} ${i}`,
        name: count === 1 ? `d${symbol}` : `d${symbol}[${i}]`,
        ...entry,
      }));
    }),
  ];
  return (
    <section className="training-part" aria-labelledby="checked-title">
      <h3 className="card-title" id="checked-title">
        Is it right? <span className="card-hint">(L(p + h) − L(p − h)) / 2h for each number p, with h = 0.00001</span>
      </h3>
      <NumbersTable name="Gradients beside finite differences" head={["gradient", "by the formula", "by difference"]}>
        {rows.map(({ key, name, gradient, difference }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            <td>{shortNumber(gradient)}</td>
            <td>{shortNumber(difference)}</td>
          </tr>
        ))}
      </NumbersTable>
    </section>
  );
}
