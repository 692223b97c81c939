import { TensorPanel } from "../explore/TensorPanel.tsx";
import { comparedTensor } from "../scene/compareScene.ts";
import { sceneStore } from "../scene/sceneStore.ts";
import { AlterationPanel } from "./AlterationPanel.tsx";

/** Where there is little room the picture comes first. */
const ROOMY = matchMedia("(min-width: 1200px)");

/** What acts on all columns at once: the tensor's shape and data, and one sample or channel of it. */
export function ChangePanel() {
  const kind = sceneStore((state) => comparedTensor(state.scene.compare));
  return (
    <details className="card compare-change" open={ROOMY.matches}>
      <summary className="compare-change-title">
        Change one thing <span className="card-hint">and see which columns move.</span>
      </summary>
      <div className="compare-change-panels">
        <TensorPanel kind={kind} />
        <AlterationPanel kind={kind} />
      </div>
    </details>
  );
}
