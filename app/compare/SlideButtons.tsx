import { paperOf } from "../../components/cube/paint/paper.ts";
import { notify } from "../notices.ts";
import { saveFile } from "../saveFile.ts";
import { fitCell, selectedCell } from "../scene/fitted.ts";
import type { Stage } from "../stage/stage.ts";
import { useStage } from "../stage/useStage.ts";
import { namesOf } from "./names.ts";
import { slideSvg } from "./slides.ts";

/** Pixels of the PNG per CSS pixel: sharp on a projector. */
const SHARPNESS = 3;

/** The cubes of all columns as a picture for slides. */
export function SlideButtons() {
  const stage = useStage();
  return (
    <fieldset className="slides">
      <legend className="visually-hidden">Picture for slides</legend>
      <span className="slides-label" aria-hidden="true">
        For slides:
      </span>
      <button type="button" className="button" onClick={() => saveSvg(stage)}>
        SVG
      </button>
      <button type="button" className="button" onClick={() => savePng(stage)}>
        PNG
      </button>
    </fieldset>
  );
}

function picture({ resultStore, sceneStore, pointing }: Stage): string | null {
  const { result } = resultStore.getState();
  const cubeStage = document.querySelector(".column .cube-stage");
  if (result?.view !== "compare" || !cubeStage) return null;
  const { cube, pinned } = sceneStore.getState().scene;
  const { cell } = pointing.getState();
  const plans = result.columns.map(({ plan }) => plan);
  return slideSvg({
    plans,
    names: namesOf(plans),
    view: { ...cube, faces: "sets", source: null },
    selected: selectedCell(result.shape, cell, fitCell(pinned, result.shape)),
    paper: paperOf(cubeStage),
  });
}

function saveSvg(stage: Stage): void {
  const svg = picture(stage);
  if (svg) save(stage, new Blob([svg], { type: "image/svg+xml" }), "svg");
}

async function savePng(stage: Stage): Promise<void> {
  const svg = picture(stage);
  if (!svg) return;
  const url = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.width * SHARPNESS;
    canvas.height = image.height * SHARPNESS;
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const png = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
    if (png) save(stage, png, "png");
    else notify("error", "the picture could not be made: the browser gave none.");
  } finally {
    URL.revokeObjectURL(url);
  }
}

function save({ sceneStore }: Stage, blob: Blob, ending: string): void {
  const { columns } = sceneStore.getState().scene.compare;
  saveFile(blob, `normcube-${columns.map(({ technique }) => technique).join("-")}.${ending}`);
}
