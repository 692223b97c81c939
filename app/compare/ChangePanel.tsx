import { Suspense, useState } from "react";
import { TensorPanel } from "../parts/TensorPanel.tsx";
import { comparedTensor } from "../scene/compareScene.ts";
import { useScene } from "../stage/useStage.ts";
import { AlterationPanel } from "./AlterationPanel.tsx";

/** What acts on all columns at once: the tensor's shape and data, and one sample or channel of it. */
export function ChangePanel() {
  // What is changed already is in sight.
  const [open] = useState(useScene((scene) => scene.compare.alteration !== null));
  const kind = useScene((scene) => comparedTensor(scene.compare));
  return (
    <details className="compare-change" open={open}>
      <summary className="compare-change-title">
        Change one thing <span className="card-hint">and see which columns move.</span>
      </summary>
      <div className="compare-change-panels">
        <Suspense>
          <TensorPanel kind={kind} />
        </Suspense>
        <AlterationPanel kind={kind} />
      </div>
    </details>
  );
}
