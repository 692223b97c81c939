import { useState } from "react";
import { FormulaView } from "../../components/formula/FormulaView.tsx";
import { Player } from "../../components/player/Player.tsx";
import { formulaOf } from "../../engine/explain/formula/formula.ts";
import { stepsOf } from "../../engine/explain/steps.ts";
import { TECHNIQUES } from "../../engine/techniques/index.ts";
import { type Example, example, spoil } from "../example.ts";
import type { Stories } from "../story.ts";

function Written({ of: { plan, moments, x } }: { of: Example }) {
  const [lit, setLit] = useState<string | null>(null);
  const formula = formulaOf(plan, moments, x, [0, 0, 0, 0]);
  return (
    <FormulaView
      formula={formula}
      name={plan.technique.name}
      marked={[]}
      lit={lit}
      onPoint={(symbol) => setLit(symbol?.role ?? null)}
    />
  );
}

function Steps({ of: { plan }, first }: { of: Example; first: number | null }) {
  const [current, setCurrent] = useState(first);
  return <Player single steps={stepsOf(plan)} current={current} onStep={setCurrent} />;
}

export default {
  ...Object.fromEntries(TECHNIQUES.map(({ id, name }) => [name, () => <Written of={example(id)} />])),
  "NaN among the values": () => <Written of={example("bn", { change: spoil })} />,
  "a set of one cell": () => <Written of={example("in", { shape: [4, 6, 1, 1] })} />,
  "player, the output shown": () => <Steps of={example("bn")} first={null} />,
  "player, a step shown": () => <Steps of={example("bn")} first={2} />,
  "player with lanes": () => <Steps of={example("sn")} first={1} />,
} satisfies Stories;
