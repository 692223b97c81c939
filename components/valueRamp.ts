import { rgbOf } from "./rgb.ts";

/** PuOr of ColorBrewer in eleven colours (Cynthia Brewer, Apache 2.0), here from purple to orange. */
const PURPLE_TO_ORANGE = [
  [45, 0, 75],
  [84, 39, 136],
  [128, 115, 172],
  [178, 171, 210],
  [216, 218, 235],
  [247, 247, 247],
  [254, 224, 182],
  [253, 184, 99],
  [224, 130, 20],
  [179, 88, 6],
  [127, 59, 8],
] as const;

const LAST = PURPLE_TO_ORANGE.length - 1;

/**
 * The colour at a place between 0, purple, and 1, orange, as #rrggbb: a uniform B-spline through red, green and blue. It
 * is d3-scale-chromatic's interpolatePuOr, without the forty scales beside it; the test compares them.
 */
export function purpleToOrange(place: number): string {
  const i = Math.min(Math.floor(place * LAST), LAST - 1);
  const t = place * LAST - i;
  const weights = [(1 - t) ** 3, 4 - 6 * t ** 2 + 3 * t ** 3, 1 + 3 * t + 3 * t ** 2 - 3 * t ** 3, t ** 3];
  const channel = (c: number) => weights.reduce((sum, weight, k) => sum + (weight * beyond(i - 1 + k, c)) / 6, 0);
  return `#${[0, 1, 2].map((c) => hex(channel(c))).join("")}`;
}

/** The same hues on a dark page, where the centre is nearly the page. */
const ON_DARK = ["#cbbeff", "#8c7ace", "#443e68", "#2a2e38", "#62421e", "#c97c21", "#ffd091"].map(rgbOf);

/** The colour on a dark page at a place between 0, purple, and 1, orange, as #rrggbb: straight from one colour to the next. */
export function purpleToOrangeOnDark(place: number): string {
  const at = place * (ON_DARK.length - 1);
  const i = Math.min(Math.floor(at), ON_DARK.length - 2);
  return `#${[0, 1, 2].map((c) => hex(ON_DARK[i][c] + (at - i) * (ON_DARK[i + 1][c] - ON_DARK[i][c]))).join("")}`;
}

/** A channel of one of the colours; before the first and after the last it goes on in a straight line. */
function beyond(i: number, c: number): number {
  const inside = Math.max(0, Math.min(LAST, i));
  const own = PURPLE_TO_ORANGE[inside][c];
  return i === inside ? own : 2 * own - PURPLE_TO_ORANGE[2 * inside - i][c];
}

function hex(channel: number): string {
  const whole = Math.max(0, Math.min(255, Math.round(channel)));
  return whole.toString(16).padStart(2, "0");
}
