import { useMemo } from "react";
import { ParameterStrip, type Strip } from "../../components/parameters/ParameterStrip.tsx";
import { stripSideOf } from "../../components/parameters/stripLayout.ts";
import { scaleAbout, type ValueScale } from "../../components/valueScale.ts";
import type { Moments } from "../../engine/arithmetic/contract.ts";
import { entriesOf, type Parameter, parametersOf, shapeInWords } from "../../engine/explain/parameters.ts";
import { nounOf } from "../../engine/explain/words.ts";
import { type Control, type Entries, withEntry } from "../../engine/plan/controls.ts";
import { rangesOf, type Sets, setOf } from "../../engine/plan/partition.ts";
import type { Plan } from "../../engine/plan/plan.ts";
import { AXES, type Cell, type Values } from "../../engine/plan/shape.ts";
import { useStill } from "../attention/useStill.ts";
import type { ResultColumn } from "../page/resultStore.ts";
import type { Stage } from "../stage/stage.ts";
import { useStage } from "../stage/useStage.ts";
import { subjectOf } from "./useScales.ts";

/** A parameter with more entries than this is not drawn: a link could not carry its changes anyway. */
const MOST_ENTRIES = 2 ** 20;

/** What of a technique's parameters stands at the tensor before (what is tracked of it) and after (what is learned). */
export function useStrips(
  column: ResultColumn,
  selected: Cell | null,
): Readonly<Record<"before" | "after", readonly Strip[]>> {
  const stage = useStage();
  const { plan, moments } = column;
  const all = useMemo(() => {
    const strips = parametersOf(plan).flatMap((parameter) => stripOf(stage, plan, moments, parameter) ?? []);
    const of = (origin: Parameter["origin"]) => strips.filter((each) => each.origin === origin);
    return { before: [...lengthsOf(plan, moments), ...of("tracked")], after: of("learned") };
  }, [stage, plan, moments]);
  const at = ({ cut, ...strip }: StripOfCut): Strip => ({ ...strip, selected: selected && setOf(cut, selected) });
  const before = all.before.map(at);
  const { shown } = useStill(
    before.map(({ scale }) => scale),
    `${subjectOf(column)} ${before.map(({ name }) => name)}`,
  );
  return { before: before.map((strip, i) => ({ ...strip, scale: shown[i] })), after: all.after.map(at) };
}

/** A strip whichever of its entries is selected, with the cut that tells which. */
type StripOfCut = Omit<Strip, "selected"> & { readonly cut: Sets };

/** The lengths of a weight that is parted into length and direction: ‖v‖ beside it. */
function lengthsOf(plan: Plan, moments: readonly Moments[]): StripOfCut[] {
  const { technique, params, sources } = plan;
  return sources.flatMap(({ sets }, k) =>
    technique.lengths?.(params) && sets.count <= MOST_ENTRIES
      ? [
          {
            name: "length",
            symbol: "‖v‖",
            words: "",
            blocks: sets.blocks,
            values: moments[k].variance.map(Math.sqrt),
            scale: scaleAbout("zero", 0, moments[k].variance.map(Math.sqrt)),
            changed: [],
            cut: sets,
            describe: (entry) => entryInWords(plan, sets, entry),
          },
        ]
      : [],
  );
}

type Place = Parameters<typeof ParameterStrip>[0];

/** Strips as a heatmap takes them: those below the cells and those beside them. */
export function placeStrips(strips: readonly Strip[]) {
  const on = (side: ReturnType<typeof stripSideOf>) => {
    const own = strips.filter(({ blocks }) => stripSideOf(blocks) === side);
    if (own.length === 0) return undefined;
    return (frame: Place["frame"], view: Place["view"], em: number) =>
      own.map((strip) => <ParameterStrip key={strip.name} {...strip} frame={frame} view={view} em={em} />);
  };
  return { below: on("below"), beside: on("beside") };
}

function stripOf(
  { sceneStore, setParam, resetParams }: Stage,
  plan: Plan,
  moments: readonly Moments[],
  parameter: Parameter,
): (StripOfCut & Pick<Parameter, "origin">) | null {
  const { name, symbol, label, origin, cut, count } = parameter;
  const values = cut && count <= MOST_ENTRIES ? entriesOf(plan, moments, parameter) : null;
  if (!cut || !values) return null;
  const wish = plan.params[name] as Entries;
  const beside = stripSideOf(cut.blocks) === "beside";
  return {
    name,
    symbol,
    words: beside ? "" : `${label} ${shapeInWords(parameter)}, ${origin}`,
    blocks: cut.blocks,
    values,
    scale: scaleOf(plan.technique.controls[name], parameter, values),
    changed: Object.keys(wish?.at ?? {})
      .map(Number)
      .filter((entry) => entry < count),
    cut,
    origin,
    describe: (entry) => entryInWords(plan, cut, entry),
    onChange: (entry, value) => {
      const current = sceneStore.getState().scene.params[name] as Entries | undefined;
      setParam(name, withEntry(current ?? wish, entry, value), "choice");
    },
    onReset: () => resetParams([name]),
  };
}

/**
 * The scale of a parameter's colours, with white for what its entries start with: of what is learned as far as its slider
 * reaches, of what is measured, or set beyond the slider, as far as its values do.
 */
function scaleOf(control: Control, { start }: Parameter, values: Values): ValueScale {
  const centre = start ?? 0;
  const own = scaleAbout("start", centre, values);
  if (control.kind !== "entries") return own;
  return { ...own, reach: Math.max(control.max - centre, centre - control.min, own.reach) };
}

/** "channel 2", or "channel 2, row 0, column 1". */
function entryInWords({ axes, technique: { weight } }: Plan, cut: Sets, entry: number): string {
  const kept = rangesOf(cut, entry).flatMap(([start], a) =>
    cut.blocks[a] > 1 ? [`${weight && AXES[a] === "C" ? "output channel" : nounOf(axes, AXES[a])} ${start}`] : [],
  );
  return kept.join(", ") || "the only entry";
}
