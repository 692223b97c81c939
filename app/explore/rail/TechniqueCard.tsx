import { Suspense } from "react";
import { identitiesAt } from "../../../engine/compare/identities.ts";
import { Lazy, lazily, partAhead } from "../../loading.tsx";
import type { FittedControls } from "../../scene/fitted.ts";
import { useFittedControls } from "../../scene/useFitted.ts";
import { useStage } from "../../stage/useStage.ts";
import { Fields } from "./Fields.tsx";
import { nearControls } from "./nearControls.ts";
import { Paper } from "./Paper.tsx";
import "./techniqueCard.css";

const recognised = lazily(async () => (await import("./Recognised.tsx")).Recognised);
partAhead(recognised);

/** Of the chosen technique: why it exists, where it was published, what decides its sets, and whose sets they are when. */
export function TechniqueCard() {
  const fitted = useFittedControls();
  return (
    <div className="technique-card">
      <p className="technique-why">
        {fitted.technique.why} <Paper {...fitted.technique} />
      </p>
      {!fitted.technique.paper && (
        <Suspense>
          <Lazy part={recognised} />
        </Suspense>
      )}
      <Fields controls={nearControls(fitted)} fitted={fitted} />
      <Users {...fitted} />
      <Identities {...fitted} />
    </div>
  );
}

/** Who does what is chosen so: where two readings share the technique's name, this tells them apart. */
function Users({ technique, params }: FittedControls) {
  const chosen = Object.entries(technique.controls).flatMap(([name, control]) =>
    control.kind === "choice" && !control.advanced ? control.options.filter(({ value }) => value === params[name]) : [],
  );
  const users = chosen.flatMap(({ usedBy = [] }) => usedBy);
  return (
    users.length > 0 && (
      <ul className="technique-users" aria-label="Who does it so">
        {users.map((user) => (
          <li key={user}>{user}</li>
        ))}
      </ul>
    )
  );
}

function Identities({ technique, params, shape }: FittedControls) {
  const { setParams } = useStage();
  const identities = identitiesAt(technique, params, shape);
  if (identities.length === 0) return null;
  return (
    <ul className="identities" aria-label="Sets in common with other techniques">
      {identities.map(({ words, holds, params: wishes }) => (
        <li key={words}>
          {wishes ? (
            <button type="button" className="identity" onClick={() => setParams(wishes)}>
              <Claim words={words} holds={holds} />
            </button>
          ) : (
            <span className="identity">
              <Claim words={words} holds={holds} />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

function Claim({ words, holds }: { words: string; holds: boolean }) {
  return (
    <>
      {holds && <span aria-hidden="true">✓ </span>}
      {words}
      {holds && <span className="visually-hidden">, so it is now</span>}
    </>
  );
}
