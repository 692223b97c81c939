export type SliderRange = {
  min: number;
  max: number;
  /** Distance between two positions: in units of the value, or in powers of ten on a logarithmic scale. */
  step: number;
  scale?: "linear" | "log";
  /** Whether 0 stands before the start of a logarithmic scale. */
  zero?: boolean;
};

type Track = { min: number; max: number; step: number };

/** What the range element gets: its own start, end and step. */
export function sliderTrack({ min, max, step, scale, zero }: SliderRange): Track {
  if (scale !== "log") return { min, max, step };
  return { min: Math.log10(min) - (zero ? step : 0), max: Math.log10(max), step };
}

/** Where a value stands on the track; values outside stand at the nearer end. */
export function positionOf(value: number, range: SliderRange): number {
  const { min, max } = sliderTrack(range);
  const position = range.scale === "log" ? Math.log10(Math.max(value, 0)) : value;
  return Math.min(max, Math.max(min, position));
}

/** The value at a position of the track; powers of ten come out exact, what lies between in three digits. */
export function valueAt(position: number, { min, step, scale, zero }: SliderRange): number {
  if (scale !== "log") return position;
  if (zero && position < Math.log10(min) - step / 2) return 0;
  return Number.isInteger(position) ? Number(`1e${position}`) : Number((10 ** position).toPrecision(3));
}

/** The value some steps further, free of the dust of binary fractions; it may lie outside the range. */
export function stepFrom(value: number, steps: number, { min, step, scale, zero }: SliderRange): number {
  if (scale !== "log") return Number((value + steps * step).toPrecision(12));
  if (value <= 0) return steps > 0 ? min : 0;
  const next = Number((value * 10 ** (steps * step)).toPrecision(12));
  return zero && next < min * (1 - 1e-9) ? 0 : next;
}
