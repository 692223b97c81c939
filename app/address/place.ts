import { create } from "zustand";

/** The parts of the page that have addresses of their own beside the scene's, such as "#learn=1.2". */
const PARTS = ["learn", "labs"] as const;

export type Part = "scene" | (typeof PARTS)[number];

/** What the address opens: the scene, or a place in another part of the page. */
export interface Place {
  readonly part: Part;
  /** What stands after the part's name, such as "1.2"; empty for the scene, whose address is read by itself. */
  readonly at: string;
  /** What stands after that, such as "seed=8". */
  readonly rest: string;
}

/** Where the reader is. Moved with the address alone: every place is a link. */
export const place = create<Place>(() => ({ part: "scene", at: "", rest: "" }));

export function placeIn(hash: string): Place {
  const [first, ...rest] = hash.replace(/^#/, "").split("&");
  const [name, at = ""] = first.split("=");
  const part = PARTS.find((known) => known === name);
  return part ? { part, at, rest: rest.join("&") } : { part: "scene", at: "", rest: "" };
}

/** Another place in the present one's stead: Back does not come to this one again. */
export function replacePlace(hash: string): void {
  history.replaceState(null, "", hash);
  place.setState(placeIn(hash));
}

/** Follows the address for as long as the page lives. */
export function followPlace(): void {
  const read = () => place.setState(placeIn(location.hash));
  read();
  window.addEventListener("popstate", read);
}
