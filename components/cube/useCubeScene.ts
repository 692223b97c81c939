import { useMemo, useState } from "react";
import type { Sets } from "../../engine/plan/partition.ts";
import type { Cell } from "../../engine/plan/shape.ts";
import type { CubeProps } from "./cubeProps.ts";
import { axisMarks } from "./labels/marks.ts";
import { openingOf } from "./motion/apart.ts";
import { cutsShown, facesShown, lookFor, poseOf, valuesShown } from "./motion/target.ts";
import { usePose } from "./motion/usePose.ts";
import { cutsKey } from "./paint/look.ts";
import { model } from "./paint/model.ts";
import { type CubeScene, cubeScene } from "./paint/scene.ts";
import { type CubeFrame, project } from "./space/projection.ts";
import type { CubeView } from "./space/view.ts";

/** The selected cell and the pinned one: it stays while others are pointed at. */
interface Selection {
  readonly selected: Cell | null;
  readonly pinned: Cell | null;
}

/** What is drawn now of a cube in a view: on its way to what the props ask for. */
export function useCubeScene(
  props: CubeProps,
  view: CubeView,
  selection: Selection,
  frame: CubeFrame,
  follow: boolean,
) {
  const { selected, pinned } = selection;
  const { shape, axes, values } = props;
  const cuts = useCuts(
    cutsShown(
      props.sources.map(({ sets }) => sets),
      view,
    ),
  );
  const faces = facesShown(view, values);
  const { values: numbers, scale } = valuesShown(faces, values) ?? {};
  const shown = useMemo(
    () => lookFor(faces, cuts, numbers && scale ? { values: numbers, scale } : null),
    [faces, cuts, numbers, scale],
  );
  const opening = useMemo(() => openingOf(cuts), [cuts]);
  const target = useMemo(() => poseOf(view, shown, opening), [view, shown, opening]);
  const pose = usePose(target, follow);
  const built = useMemo(() => model(shape, pose, selected), [shape, pose, selected]);
  const projection = useMemo(() => project(pose.orientation, built.size, frame), [pose.orientation, built.size, frame]);
  const drawn = useMemo(() => cubeScene(built, projection), [built, projection]);
  // What is pointed at turns what covers it to glass, which goes again: the pointer goes by the picture as it stands at rest.
  const resting = useMemo(() => {
    if (selected?.join() === pinned?.join()) return () => drawn;
    let made: CubeScene | null = null;
    return () => {
      made ??= cubeScene(model(shape, pose, pinned), projection);
      return made;
    };
  }, [drawn, shape, pose, selected, pinned, projection]);
  const marks = useMemo(
    () => axisMarks(built.grid, projection, axes, frame.text),
    [built.grid, projection, axes, frame.text],
  );
  return { scene: drawn, resting, marks, opening };
}

/** The same cuts as long as they are equal, even when they were made again: a moved γ re-cuts nothing. */
function useCuts(next: readonly Sets[]): readonly Sets[] {
  const [cuts, setCuts] = useState(next);
  const same = cuts.length === next.length && cuts.every((sets, i) => sets === next[i]);
  if (same || cutsKey(cuts) === cutsKey(next)) return cuts;
  setCuts(next);
  return next;
}
