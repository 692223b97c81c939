import { type RefObject, Suspense, useEffect, useRef } from "react";
import { Lazy, lazily, partAhead } from "../../loading.tsx";
import { useLevel, useScene } from "../../stage/useStage.ts";
import { TechniqueList } from "./TechniqueList.tsx";
import "./rail.css";

const parameters = lazily(async () => (await import("./ParameterPanel.tsx")).ParameterPanel);
const tensors = lazily(async () => (await import("../../parts/TensorPanel.tsx")).TensorPanels);
partAhead(parameters);
partAhead(tensors);

/** What is chosen, from top to bottom: the technique, its parameters, the tensor. */
export function TechniqueRail() {
  return (
    <aside className="explore-rail" aria-label="Controls" ref={useChosenInView()}>
      <Suspense>
        <TechniqueList />
        <Settings />
      </Suspense>
    </aside>
  );
}

/** Scrolls the rail alone, as far as it must: `scrollIntoView` would also move where Tab begins. */
function useChosenInView(): RefObject<HTMLElement | null> {
  const rail = useRef<HTMLElement>(null);
  const chosen = useScene(({ technique }) => technique);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another choice is what moves it
  useEffect(() => {
    const option = rail.current?.querySelector(".technique:has(:checked)");
    if (!rail.current || !option) return;
    const [outer, inner] = [rail.current.getBoundingClientRect(), option.getBoundingClientRect()];
    const above = inner.top - outer.top;
    const below = inner.bottom - outer.bottom;
    if (above < 0) rail.current.scrollTop += above;
    else if (below > 0) rail.current.scrollTop += Math.min(above, below);
  }, [chosen]);
  return rail;
}

/** All but the technique: its parameters, of which the level of the picture shows none, and the tensor. */
export function Settings() {
  const level = useLevel();
  return (
    <Suspense>
      {level !== "picture" && <Lazy part={parameters} />}
      <Lazy part={tensors} />
    </Suspense>
  );
}
