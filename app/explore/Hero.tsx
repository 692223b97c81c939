import { CubeArrangement, CubeColouring } from "../../components/cube/CubeToolbar.tsx";
import type { Plan } from "../../engine/plan/plan.ts";
import { Later, later } from "../loading.tsx";
import { usePhone } from "../pageWidth.ts";
import { useColumn } from "../stage/useStage.ts";
import { LETTERS } from "./axisNames.ts";
import { CubePanel } from "./CubePanel.tsx";
import { useCubeView } from "./useCubeView.ts";
import "./hero.css";

const heatmaps = later(async () => (await import("./HeatmapPanel.tsx")).HeatmapPanel);
const viewMenu = later(async () => (await import("./ViewMenu.tsx")).ViewMenu);
const track = later(async () => (await import("./TrackPanel.tsx")).TrackPanel);

/** The picture: the cube, every value before and after beside it, and below them the way from x to y. */
export function Hero() {
  const column = useColumn();
  return (
    <div className="hero">
      <div className="hero-toolbar">{column && <Toolbar plan={column.plan} />}</div>
      <div className="hero-picture">
        <CubePanel />
        <Later part={heatmaps} />
      </div>
      <div className="hero-track">
        <Later part={track} />
      </div>
    </div>
  );
}

function Toolbar({ plan: { technique, sources } }: { plan: Plan }) {
  const [view, setView] = useCubeView();
  const phone = usePhone();
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: each part is a fieldset of its own. */}
      <div className="cube-toolbar" role="group" aria-label="View of the cube">
        <CubeColouring view={view} onView={setView} />
        {!phone && (
          <CubeArrangement
            view={view}
            onView={setView}
            sourceNames={sources.map(({ name }) => name)}
            letters={LETTERS[technique.tensor]}
          />
        )}
      </div>
      <Later part={viewMenu} />
    </>
  );
}
