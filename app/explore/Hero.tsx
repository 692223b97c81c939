import { type RefObject, useRef } from "react";
import { CubeToolbar } from "../../components/cube/CubeToolbar.tsx";
import { Later, later } from "../loading.tsx";
import type { ResultColumn } from "../page/resultStore.ts";
import { useColumn } from "../stage/useStage.ts";
import { LETTERS } from "./axisNames.ts";
import { CubePanel } from "./CubePanel.tsx";
import { useCubeView } from "./useCubeView.ts";
import { ViewMenu } from "./ViewMenu.tsx";
import "./hero.css";

const heatmaps = later(async () => (await import("./HeatmapPanel.tsx")).HeatmapPanel);
const track = later(async () => (await import("./TrackPanel.tsx")).TrackPanel);

/** The picture: the cube, every value before and after beside it, and below them the way from x to y. */
export function Hero() {
  const frame = useRef<HTMLDivElement>(null);
  const column = useColumn();
  return (
    <div className="hero">
      <div className="hero-toolbar">{column && <Toolbar column={column} frame={frame} />}</div>
      <div className="hero-picture">
        <CubePanel frame={frame} />
        <Later part={heatmaps} />
      </div>
      <div className="hero-track">
        <Later part={track} />
      </div>
    </div>
  );
}

interface ToolbarProps {
  readonly column: ResultColumn;
  readonly frame: RefObject<HTMLDivElement | null>;
}

function Toolbar({ column, frame }: ToolbarProps) {
  const [view, setView] = useCubeView();
  const { technique, sources } = column.plan;
  return (
    <>
      <CubeToolbar
        view={view}
        onView={setView}
        hasValues
        sourceNames={sources.map(({ name }) => name)}
        letters={LETTERS[technique.tensor]}
      />
      <ViewMenu column={column} frame={frame} />
    </>
  );
}
