import { useState } from "react";
import { pageWidth } from "../pageWidth.ts";
import { TensorPanel } from "../parts/TensorPanel.tsx";
import { comparedTensor } from "../scene/compareScene.ts";
import { useScene } from "../stage/useStage.ts";
import { AlterationPanel } from "./AlterationPanel.tsx";

/** What acts on all columns at once: the tensor's shape and data, and one sample or channel of it. */
export function ChangePanel() {
  // Where there is little room the picture comes first.
  const [roomy] = useState(() => !pageWidth.getState().under.includes(70));
  const kind = useScene((scene) => comparedTensor(scene.compare));
  return (
    <details className="card compare-change" open={roomy}>
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
