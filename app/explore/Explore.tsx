import { Suspense, useDeferredValue } from "react";
import { Later, Lazy, later, lazily, partAhead } from "../loading.tsx";
import { pageWidth } from "../pageWidth.ts";
import { useFoot } from "../parts/useFoot.ts";
import { useProblem } from "../scene/useFitted.ts";
import { useColumn, useLevel, useResults } from "../stage/useStage.ts";
import { ExploreHead } from "./ExploreHead.tsx";
import { Hero } from "./Hero.tsx";
import { TechniqueCard } from "./rail/TechniqueCard.tsx";
import { TechniqueRail } from "./rail/TechniqueRail.tsx";
import { Warnings } from "./Warnings.tsx";
import "./explore.css";

/* At once, since a file that is dropped before would be opened in place of the page. */
const drop = lazily(async () => (await import("../parts/FileDrop.tsx")).FileDrop);

/* In the order of a narrow page, from top to bottom: there, what came later above would move what is below. */
const cell = later(async () => (await import("./CellPanel.tsx")).CellPanel);
const formula = later(async () => {
  const { typesetting } = await import("../../components/formula/katex.ts");
  await typesetting();
  return (await import("./FormulaPanel.tsx")).FormulaPanel;
});
const card = later(async () => (await import("./SelectedCard.tsx")).SelectedCard);
const distribution = later(async () => (await import("./DistributionPanel.tsx")).DistributionPanel);
const blend = later(async () => (await import("./BlendPanel.tsx")).BlendPanel);
const weights = later(async () => (await import("./WeightPanel.tsx")).WeightPanel);
const training = later(async () => (await import("./training/TrainingPanel.tsx")).TrainingPanel);
const learned = later(async () => (await import("./LearnedPanel.tsx")).LearnedPanel);

const strip = lazily(async () => (await import("./rail/TechniqueStrip.tsx")).TechniqueStrip);
partAhead(strip);

/* Made once: while a slider moves, each panel re-renders only when what it selects changes, never because its parent did. */
const INSPECTOR = (
  <>
    <Later part={cell} />
    <Later part={formula} />
    <Later part={distribution} />
  </>
);
const TABLES = (
  <>
    <Later part={blend} />
    <Later part={weights} />
    <Later part={training} />
    <Later part={learned} />
  </>
);

/** One tensor, one technique: what is chosen to the left, the picture in the middle, the numbers to the right and below. */
export function Explore() {
  const level = useLevel();
  const place = useRailPlace();
  // Deferred: the first picture is drawn in pieces, between which the page answers.
  const waiting = useDeferredValue(useWaiting());
  return (
    <div className="explore" data-level={level}>
      {place === "beside" && <TechniqueRail />}
      {place === "above" && <Strip />}
      <main className="explore-page" id="main" tabIndex={-1} aria-busy={waiting}>
        {!waiting && <ExploreHead />}
        <Suspense>
          {!waiting && place !== "beside" && <TechniqueCard />}
          {/* Another below the head: it comes with the picture and moves nothing. */}
          <Warnings key={String(waiting)} />
          {!waiting && <Hero />}
        </Suspense>
        {!waiting && level !== "picture" && (
          <aside className="explore-inspector" aria-label="Numbers">
            {INSPECTOR}
          </aside>
        )}
        {!waiting && level === "everything" && <div className="explore-tables">{TABLES}</div>}
      </main>
      {place === "below" && <Foot />}
      <Suspense>
        <Lazy part={drop} />
      </Suspense>
    </div>
  );
}

/** Whether the first picture is still being made. Nothing stands where it will be, so that it moves nothing when it comes. */
function useWaiting(): boolean {
  const drawn = useColumn() !== null;
  const failed = useResults(({ problem }) => problem !== null);
  return useProblem() === null && !failed && !drawn;
}

/** The techniques where the rail has no column; its room is kept until it is loaded. */
function Strip() {
  return (
    <Suspense fallback={<div className="strip-awaited" />}>
      <Lazy part={strip} />
    </Suspense>
  );
}

/** Below everything, in reach of a thumb. */
function Foot() {
  return (
    <div className="foot">
      <Later part={card} />
      <div ref={useFoot<HTMLDivElement>("--foot-bar")}>
        <Strip />
      </div>
    </div>
  );
}

/** Whether the rail has a column of its own, or is a strip above the picture or below it. */
function useRailPlace(): "beside" | "above" | "below" {
  return pageWidth(({ under }) => (under.includes(48) ? "below" : under.includes(80) ? "above" : "beside"));
}
