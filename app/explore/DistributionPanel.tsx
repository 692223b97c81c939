import { Choice } from "../../components/controls/Choice.tsx";
import { Distribution } from "../../components/distribution/Distribution.tsx";
import { domainOf } from "../../components/distribution/domain.ts";
import type { Plan } from "../../engine/plan.ts";
import { indexOf } from "../../engine/shape.ts";
import { type Result, resultStore } from "../compute/resultStore.ts";
import { sceneStore, setScope } from "../scene/sceneStore.ts";
import { useLit } from "./lit.ts";
import { useSelection } from "./selection.ts";
import { shownOf } from "./shown.ts";
import { symbolsOf } from "./symbols.ts";

/** How the values lie before and after: of the selected cell's set, of its channel, or all. */
export function DistributionPanel() {
  const result = resultStore((state) => state.result);
  const scope = sceneStore((state) => state.scene.scope);
  if (!result) return null;
  const scopes = scopesOf(result.plan);
  return (
    <section className="panel" aria-labelledby="distribution">
      <h2 className="panel-title" id="distribution">
        Distribution
      </h2>
      <Choice
        legend="Values shown"
        legendHidden
        size="small"
        options={scopes}
        value={scopes.some(({ value }) => value === scope) ? scope : scopes[0].value}
        onChange={setScope}
      />
      {result.distributions ? (
        <BeforeAndAfter result={result} />
      ) : (
        <p className="panel-note">Point at a cell to see how its set is distributed.</p>
      )}
    </section>
  );
}

function BeforeAndAfter({ result }: { result: Result }) {
  const shared = sceneStore((state) => state.scene.sharedScale);
  const { selected } = useSelection();
  const { plan, distributions, x, shown } = result;
  const lit = useLit(plan);
  if (!distributions) return null;
  const { before, after } = distributions;
  const symbols = symbolsOf(plan.technique);
  const i = selected && indexOf(plan.shape, selected);
  const both = shared ? domainOf([before, after]) : null;
  return (
    <>
      <Distribution
        title="Before"
        symbol={symbols.before}
        distribution={before}
        domain={both ?? domainOf([before])}
        value={i === null ? null : x[i]}
        lit={lit?.mark}
        ticks={!shared}
      />
      <Distribution
        title="After"
        symbol={shownOf(result).symbol}
        distribution={after}
        domain={both ?? domainOf([after])}
        value={i === null ? null : shown[i]}
      />
    </>
  );
}

/** What can be shown: the set of each source, the channel, everything. */
function scopesOf({ sources, technique: { tensor } }: Plan) {
  const several = sources.length > 1;
  const sets = sources.map(({ name }, k) => ({
    value: k === 0 ? "set" : `set${k}`,
    label: several ? `${name[0].toUpperCase()}${name.slice(1)}` : "This set",
    hint: "All cells that share statistics with the selected cell.",
  }));
  const channel = { value: "channel", label: "Channel", hint: "All cells of the selected cell's channel." };
  const all = { value: "all", label: "All", hint: "Every cell of the tensor." };
  return tensor === "weights" ? [...sets, all] : [...sets, channel, all];
}
