import { notify } from "../notices.ts";
import type { Stage } from "../stage/stage.ts";
import { decodeScene, encodeScene } from "./address.ts";
import { placeIn } from "./place.ts";

const QUIET_TIME = 300;
/** Where a tab keeps its last scene, as Compare's address, which tells of Explore, too. */
const KEPT = "normcube-scene";
/** More problems than this are counted, not told one by one. */
const TOLD = 3;

/**
 * Keeps the address after # and the scene together: a choice makes a step that Back undoes, a drag makes one where it
 * first rests and moves that until it ends, a look only moves the present step. Reads the address at the start and
 * whenever the reader changes it. An address of another part of the page leaves the scene as it is.
 */
export function followAddress({ sceneStore, setScene }: Stage): void {
  let rest: ReturnType<typeof setTimeout> | undefined;
  let reading = false;
  /** Whether the drag that is going on has a step of its own already. */
  let dragged = false;

  const isElsewhere = () => placeIn(location.hash).part !== "scene";

  const keep = () => {
    try {
      const { scene } = sceneStore.getState();
      sessionStorage.setItem(KEPT, encodeScene({ ...scene, view: "compare" }).hash);
    } catch {
      // Refused: what the address does not tell ends with the visit.
    }
  };

  const takeKept = () => {
    try {
      const kept = sessionStorage.getItem(KEPT);
      if (kept) setScene({ ...decodeScene(kept).scene, view: "explore" });
    } catch {
      // Refused: nothing was kept.
    }
  };

  const read = () => {
    clearTimeout(rest);
    dragged = false;
    if (isElsewhere()) return;
    const { scene, problems } = decodeScene(location.hash);
    for (const problem of problems.slice(0, TOLD)) notify("warn", problem);
    if (problems.length > TOLD)
      notify("warn", `${problems.length - TOLD} more parts of the address could not be used.`);
    reading = true;
    // An address of Explore says nothing about the columns: they wait as they are.
    setScene(scene.view === "explore" ? { ...scene, compare: sceneStore.getState().scene.compare } : scene);
    reading = false;
  };

  const write = (how: "pushState" | "replaceState") => {
    keep();
    if (isElsewhere()) return;
    const { hash, left } = encodeScene(sceneStore.getState().scene);
    if (left.length > 0) {
      notify(
        "warn",
        `the single changes of ${left.join(" and ")} do not fit into a link of 2 kB: they are left out of it.`,
      );
    }
    if (`#${hash}` !== location.hash) history[how](null, "", `#${hash}`);
  };

  takeKept();
  read();
  write("replaceState");
  window.addEventListener("popstate", read);
  sceneStore.subscribe((state, before) => {
    if (reading || state.scene === before.scene) return;
    clearTimeout(rest);
    if (state.change === "choice") {
      write(dragged ? "replaceState" : "pushState");
      dragged = false;
      return;
    }
    rest = setTimeout(() => {
      const begins = state.change === "drag" && !dragged;
      dragged ||= begins;
      write(begins ? "pushState" : "replaceState");
    }, QUIET_TIME);
  });
}
