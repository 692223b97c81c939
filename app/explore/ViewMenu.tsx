import type { MouseEvent } from "react";
import { Popover } from "../../components/controls/Popover.tsx";
import { Toggle } from "../../components/controls/Toggle.tsx";
import { CubeArrangement } from "../../components/cube/CubeToolbar.tsx";
import { paperOf } from "../../components/cube/paint/paper.ts";
import { ViewButtons } from "../../components/cube/ViewButtons.tsx";
import { planInWords } from "../../engine/explain/words.ts";
import type { ResultColumn } from "../page/resultStore.ts";
import { usePhone } from "../pageWidth.ts";
import { useSelection } from "../parts/selection.ts";
import { saveFile } from "../saveFile.ts";
import { useColumn, useScene, useStage } from "../stage/useStage.ts";
import { AXES, LETTERS } from "./axisNames.ts";
import { useCubeContent } from "./useCubeContent.ts";
import { useCubeView } from "./useCubeView.ts";
import "./viewMenu.css";

/** From where the cube is seen, how values are coloured, and the picture as a file. */
export function ViewMenu() {
  const column = useColumn();
  return column && <Menu column={column} />;
}

function Menu({ column }: { column: ResultColumn }) {
  const { setCentredScale, setSharedScale } = useStage();
  const { technique, sources } = column.plan;
  const letters = LETTERS[technique.tensor];
  const phone = usePhone();
  const [view, setView] = useCubeView();
  const shared = useScene((scene) => scene.sharedScale);
  const centred = useScene((scene) => scene.centredScale);
  return (
    <Popover label="View">
      <div className="view-menu">
        {phone && (
          <CubeArrangement
            view={view}
            onView={setView}
            sourceNames={sources.map(({ name }) => name)}
            letters={letters}
          />
        )}
        <ViewButtons
          arrangement={view.arrangement}
          orientation={view.orientation}
          letters={letters}
          onOrient={(orientation) => setView({ ...view, orientation })}
        />
        <Toggle
          label="Centre on the mean"
          hint="Whether white stands for the mean of the values or for zero. Far from zero, small differences show only around the mean."
          checked={centred}
          onChange={setCentredScale}
        />
        <Toggle
          label="One scale for both"
          hint="Whether before and after share their colour scale and axis, or have one each."
          checked={shared}
          onChange={setSharedScale}
        />
        <SaveSvg column={column} />
      </div>
    </Popover>
  );
}

/** Saves the cube in the size that it has beside this menu. */
function SaveSvg({ column }: { column: ResultColumn }) {
  const { plan } = column;
  const [view] = useCubeView();
  const { selected } = useSelection();
  const content = useCubeContent(column);
  const save = async ({ currentTarget }: MouseEvent) => {
    const box = currentTarget.closest(".hero")?.querySelector(".hero-cube");
    if (!box) return;
    const { cubeSvg } = await import("../../components/cube/paint/svg.ts");
    const size = { width: box.clientWidth, height: box.clientHeight };
    const { technique, shape } = plan;
    const drawn = { ...content, shape, axes: AXES[technique.tensor], selected, words: planInWords(plan) };
    const svg = cubeSvg(drawn, view, size, paperOf(box));
    saveFile(new Blob([svg], { type: "image/svg+xml" }), `normcube-${technique.id}.svg`);
  };
  return (
    <button
      type="button"
      className="link-button view-menu-save"
      title="The cube as a vector picture for slides"
      onClick={save}
    >
      Save as SVG
    </button>
  );
}
