import { Popover } from "../../components/controls/Popover.tsx";
import { Toggle } from "../../components/controls/Toggle.tsx";
import { CubeArrangement } from "../../components/cube/CubeToolbar.tsx";
import { ViewButtons } from "../../components/cube/ViewButtons.tsx";
import type { ResultColumn } from "../page/resultStore.ts";
import { usePhone } from "../pageWidth.ts";
import { useColumn, useScene, useStage } from "../stage/useStage.ts";
import { LETTERS } from "./axisNames.ts";
import { useCubeView } from "./useCubeView.ts";
import "./viewMenu.css";

/** From where the cube is seen, and how values are coloured. */
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
      </div>
    </Popover>
  );
}
