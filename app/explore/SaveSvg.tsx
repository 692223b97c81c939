import { paperOf } from "../../components/cube/paint/paper.ts";
import { planInWords } from "../../engine/explain/words.ts";
import { loadedOrSaid } from "../loading.tsx";
import type { ResultColumn } from "../page/resultStore.ts";
import { useSelection } from "../parts/selection.ts";
import { saveFile } from "../saveFile.ts";
import { useColumn } from "../stage/useStage.ts";
import { AXES } from "./axisNames.ts";
import { useCubeContent } from "./useCubeContent.ts";
import { useCubeView } from "./useCubeView.ts";

/** Saves the cube as a vector picture for slides, in the size that it has on the page. */
export function SaveSvg() {
  const column = useColumn();
  return column && <Save column={column} />;
}

function Save({ column }: { column: ResultColumn }) {
  const [view] = useCubeView();
  const { selected } = useSelection();
  const content = useCubeContent(column);
  const save = async () => {
    const box = document.querySelector(".hero-cube");
    if (!box) return;
    const svgs = await loadedOrSaid(() => import("../../components/cube/paint/svg.ts"));
    if (!svgs) return;
    const size = { width: box.clientWidth, height: box.clientHeight };
    const { technique, shape } = column.plan;
    const drawn = { ...content, shape, axes: AXES[technique.tensor], selected, words: planInWords(column.plan) };
    const svg = svgs.cubeSvg(drawn, view, size, paperOf(box));
    saveFile(new Blob([svg], { type: "image/svg+xml" }), `normcube-${technique.id}.svg`);
  };
  return (
    <button type="button" className="menu-item" title="The cube as a vector picture for slides" onClick={save}>
      Save as SVG
    </button>
  );
}
