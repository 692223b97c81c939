import { keptChoice } from "./kept.ts";

/** A reader's preferences of how the page looks: kept in this browser, not part of a scene. */
export const theme = keptChoice("normcube-theme", ["system", "light", "dark", "projector"]);
export const motion = keptChoice("motion", ["system", "reduced", "full"]);

const dark = matchMedia("(prefers-color-scheme: dark)");
const still = matchMedia("(prefers-reduced-motion: reduce)");

/** Tells the styles, by attributes of the root, for as long as the page lives. */
export function followLook(): void {
  const apply = () => {
    const { dataset } = document.documentElement;
    const chosen = theme.now();
    dataset.theme = chosen === "system" ? (dark.matches ? "dark" : "light") : chosen;
    dataset.motion = motion.now() === "reduced" || (motion.now() === "system" && still.matches) ? "reduced" : "full";
  };
  apply();
  for (const choice of [theme, motion]) choice.follow(apply);
  for (const query of [dark, still]) query.addEventListener("change", apply);
}
