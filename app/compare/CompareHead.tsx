import { cellInWords } from "../../engine/explain/words.ts";
import { count } from "../../engine/numbers.ts";
import { LevelControl } from "../settings/LevelControl.tsx";
import { useResult, useScene, useStage } from "../stage/useStage.ts";

const IN_WORDS = ["no technique", "one technique", "two techniques", "three techniques", "four techniques"];

/** What the page shows in one sentence, and how much of it. */
export function CompareHead() {
  const columns = useScene((scene) => scene.compare.columns.length);
  return (
    <header className="compare-head">
      <h2 className="explore-headline">
        <strong>Same tensor, {IN_WORDS[columns] ?? `${count(columns)} techniques`}.</strong> Which values share?
      </h2>
      <LevelControl />
    </header>
  );
}

/** Which value is pinned. */
export function Pinned() {
  const { pin } = useStage();
  const pinned = useScene((scene) => scene.pinned);
  const axes = useResult("compare")?.columns[0].plan.axes;
  if (!pinned || !axes) return null;
  return (
    <p className="compare-pinned">
      {cellInWords(axes, pinned)} pinned{" "}
      <button type="button" className="link-button" onClick={() => pin(null)}>
        Let go
      </button>
    </p>
  );
}
