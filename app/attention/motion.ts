import { create } from "zustand";
import type { Stage } from "../stage/stage.ts";

/**
 * Whether a parameter is being moved: transient. It begins with the first change of a drag, or of a parameter while a key
 * is held, and ends once nothing is held any more and nothing has changed for a while. Until then scales stand still.
 */
export const motion = create<{ readonly moving: boolean }>(() => ({ moving: false }));

/** This many milliseconds without a change, with nothing held, end a movement: a key is pressed again sooner. */
export const RESTS = 500;

/** Watches the scene, and what is held, for as long as the page lives. */
export function followMotion({ sceneStore }: Pick<Stage, "sceneStore">, target: EventTarget = window): void {
  const held = { pointer: false, key: false };
  let rest: ReturnType<typeof setTimeout> | undefined;
  const wait = () => {
    clearTimeout(rest);
    if (held.pointer || held.key || !motion.getState().moving) return;
    rest = setTimeout(() => motion.setState({ moving: false }), RESTS);
  };
  const hold = (what: keyof typeof held, is: boolean) => () => {
    held[what] = is;
    wait();
  };
  const letGo = () => {
    held.pointer = false;
    held.key = false;
    wait();
  };
  const on = (type: string, act: () => void) => target.addEventListener(type, act, { capture: true });
  on("pointerdown", hold("pointer", true));
  on("pointerup", hold("pointer", false));
  on("pointercancel", hold("pointer", false));
  on("keydown", hold("key", true));
  on("keyup", hold("key", false));
  target.addEventListener("blur", letGo);
  sceneStore.subscribe((now, then) => {
    if (now.scene === then.scene) return;
    const byKey = held.key && now.scene.params !== then.scene.params;
    if (now.change === "drag" || byKey) motion.setState({ moving: true });
    wait();
  });
}
