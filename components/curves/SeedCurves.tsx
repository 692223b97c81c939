import { area, line, scaleLinear, scaleLog } from "d3";
import { useId } from "react";
import { fullNumber, shortNumber } from "../../engine/numbers.ts";
import { useWidth } from "../useWidth.ts";
import "./seedCurves.css";

/** One of those that are compared: its runs, value by value at the same steps. */
export interface SeedGroup {
  readonly name: string;
  readonly runs: readonly (readonly number[])[];
}

interface SeedCurvesProps {
  readonly groups: readonly SeedGroup[];
  /** Between two values lie so many steps. */
  readonly every: number;
  readonly steps: number;
  /** A level that is marked, such as guessing. */
  readonly level?: { readonly value: number; readonly name: string } | null;
  /** The ends of the axis of values; by default what the values take. */
  readonly range?: readonly [number, number];
  /** Whether the axis of values goes by powers of ten. */
  readonly log?: boolean;
  /** The picture in words. */
  readonly words: string;
}

/* In em of the text around. */
const HEIGHT = 20;
const LEFT = 3.2;
/** Room for a letter of a name at the end of its curve. */
const LETTER = 0.66;
const TOP = 0.8;
const BELOW = 2;
const LABEL = 1.3;

/** Values of several runs over their steps: a thin line for each, a bold one for the median, a band from three runs on. */
export function SeedCurves({ groups, every, steps, level, range, log = false, words }: SeedCurvesProps) {
  const [box, size] = useWidth<HTMLDivElement>();
  const em = size?.em ?? 14;
  const width = size?.width ?? 0;
  const room = 1.5 + LETTER * Math.max(...groups.map(({ name }) => name.length));
  // The key below names the curves, too.
  const narrow = width < 3 * room * em;
  const [left, right, top, bottom] = [LEFT * em, width - (narrow ? 1 : room) * em, TOP * em, (HEIGHT - BELOW) * em];
  const x = scaleLinear([0, steps], [left, Math.max(left + 1, right)]);
  const clip = useId();
  const [least, most] = range ?? extentOf(groups, log);
  const y = log ? scaleLog([least, most], [bottom, top]) : scaleLinear([least, most], [bottom, top]).nice(5);
  /** Zero has no place on an axis of powers. */
  const at = (value: number) => y(log ? Math.max(least, value) : value);
  const path = line<number>((_, i) => x((i + 1) * every), at).defined(Number.isFinite);
  const band = area<readonly [number, number]>(
    (_, i) => x((i + 1) * every),
    ([low]) => at(low),
    ([, high]) => at(high),
  ).defined((ends) => ends.every(Number.isFinite));
  const drawn = groups.map((group) => ({ ...group, ...summaryOf(group.runs) }));
  const labels = spread(
    drawn.map(({ medians }) => (medians.length > 0 ? endOf(medians, at, top, bottom) : bottom)),
    LABEL * em,
    top,
    bottom,
  );
  return (
    <div ref={box} className="seed-curves">
      {width > 0 && (
        <svg width={width} height={HEIGHT * em} role="img" aria-label={words}>
          <clipPath id={clip}>
            <path d={`M0 ${top - 2}H${width}V${bottom + 2}H0Z`} />
          </clipPath>
          {ticksOf(y.ticks(6), log).map((tick) => (
            <g key={tick} className="seed-tick">
              <path d={`M${left} ${y(tick)}H${right}`} />
              <text x={left - 6} y={y(tick)} dy="0.32em" textAnchor="end">
                {log ? fullNumber(tick) : shortNumber(tick)}
              </text>
            </g>
          ))}
          {x.ticks(Math.max(2, Math.floor((right - left) / (6 * em)))).map((tick) => (
            <text key={tick} className="seed-number" x={x(tick)} y={HEIGHT * em - 0.5 * em} textAnchor="middle">
              {tick}
            </text>
          ))}
          {level && (
            <g className="seed-level">
              <path d={`M${left} ${y(level.value)}H${right}`} />
              <text x={left + 4} y={y(level.value) - 4}>
                {level.name}
              </text>
            </g>
          )}
          {drawn.map(({ name, runs, bands, medians }, g) => (
            <g key={name} className="seed-group" data-group={g}>
              <g clipPath={`url(#${clip})`}>
                {bands.length > 0 && <path className="seed-band" d={band(bands) ?? ""} />}
                {runs.length > 1 &&
                  runs.map((run, i) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a run is its seed, in order.
                    <path key={i} className="seed-run" d={path(run) ?? ""} />
                  ))}
                <path className="seed-median" d={path(medians) ?? ""} />
              </g>
              {[...divergedAt(runs)].map((step) => (
                <path key={step} className="seed-cross" d={`M${x(step * every) - 4} ${top}l8 8m0-8l-8 8`} />
              ))}
              {!narrow && medians.length > 0 && (
                <text className="seed-name" x={right + 8} y={labels[g]} dy="0.32em">
                  {name}
                </text>
              )}
            </g>
          ))}
        </svg>
      )}
      <ul className="seed-key">
        {groups.map(({ name }, g) => (
          <li key={name}>
            <svg width="26" height="10" aria-hidden="true" className="seed-group" data-group={g}>
              <path className="seed-median" d="M1 5H25" />
            </svg>
            {name}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The median of all runs at each step that all have reached, and the range from three runs on. */
function summaryOf(runs: SeedGroup["runs"]) {
  const started = runs.filter(({ length }) => length > 0);
  const reached = Math.min(...started.map(({ length }) => length));
  const count = Number.isFinite(reached) ? reached : 0;
  const at = Array.from({ length: count }, (_, i) => started.map((run) => run[i]).sort((a, b) => a - b));
  const middle = (sorted: readonly number[]) => (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
  return {
    medians: at.map(middle),
    bands: started.length > 2 ? at.map((sorted) => [sorted[0], sorted[sorted.length - 1]] as const) : [],
  };
}

/** At which of its values each run that diverged did so. */
function divergedAt(runs: SeedGroup["runs"]): Set<number> {
  const first = runs.map((run) => run.findIndex((value) => !Number.isFinite(value)) + 1);
  return new Set(first.filter((place) => place > 0));
}

/** Where a curve ends: at the top where it left the axis or diverged. */
function endOf(values: readonly number[], at: (value: number) => number, top: number, bottom: number): number {
  const last = values[values.length - 1];
  return Number.isFinite(last) ? Math.max(top, Math.min(bottom, at(last))) : top;
}

/** Of an axis of powers of ten, the whole powers. */
function ticksOf(ticks: readonly number[], log: boolean): readonly number[] {
  const powers = ticks.filter((tick) => Number.isInteger(Math.log10(tick)));
  return log && powers.length > 1 ? powers : ticks;
}

function extentOf(groups: readonly SeedGroup[], log: boolean): [number, number] {
  const values = groups
    .flatMap(({ runs }) => runs.flat())
    .filter((value) => Number.isFinite(value) && (!log || value > 0));
  if (log) return values.length > 0 ? [Math.min(...values), Math.max(...values)] : [0.1, 10];
  return values.length > 0 ? [Math.min(0, ...values), Math.max(...values)] : [0, 1];
}

/** Moves labels apart that would stand on each other, in their order. */
function spread(places: readonly number[], apart: number, top: number, bottom: number): number[] {
  const order = places.map((_, i) => i).sort((a, b) => places[a] - places[b]);
  const moved = [...places];
  let last = top - apart;
  for (const i of order) {
    moved[i] = Math.max(moved[i], last + apart);
    last = moved[i];
  }
  const over = last - bottom;
  if (over > 0) for (const i of order) moved[i] = Math.max(top, moved[i] - over);
  return moved;
}
