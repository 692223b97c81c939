import type { Cell, Shape } from "../../engine/plan/shape.ts";
import type { WalkKey } from "../walkKey.ts";
import { walkHeatmap } from "./walk.ts";

/** What a key asks of a heatmap. */
type KeyAction =
  | { readonly kind: "walk"; readonly to: Cell }
  | { readonly kind: "pin"; readonly cell: Cell }
  | { readonly kind: "let go" }
  | { readonly kind: "zoom"; readonly by: 1 | -1 }
  | { readonly kind: "page"; readonly by: 1 | -1 };

/** A key press with all its modifiers. */
type Press = WalkKey & { readonly altKey: boolean; readonly metaKey: boolean };

/**
 * What a key asks for where `from` is the selected cell. Where none is, a walk begins at `start`.
 * Null for keys that are the browser's.
 */
export function actionFor(press: Press, shape: Shape, from: Cell | null, start: () => Cell): KeyAction | null {
  const { key } = press;
  if (press.altKey || press.metaKey || (press.ctrlKey && key !== "Home" && key !== "End")) return null;
  const to = walkHeatmap(shape, from ?? [0, 0, 0, 0], press);
  if (to) return { kind: "walk", to: from ? to : start() };
  switch (key) {
    case "Enter":
      return from && { kind: "pin", cell: from };
    case "Escape":
      return { kind: "let go" };
    case "+":
    case "-":
      return { kind: "zoom", by: key === "+" ? 1 : -1 };
    case "PageDown":
    case "PageUp":
      return { kind: "page", by: key === "PageDown" ? 1 : -1 };
    default:
      return null;
  }
}
