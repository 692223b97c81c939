import { identitiesAt } from "../../../engine/compare/identities.ts";
import type { Technique } from "../../../engine/plan/technique.ts";
import type { FittedControls } from "../../scene/fitted.ts";
import { useFittedControls } from "../../scene/useFitted.ts";
import { useStage } from "../../stage/useStage.ts";
import { Fields } from "./Fields.tsx";
import { nearControls } from "./nearControls.ts";
import "./techniqueCard.css";

/** Of the chosen technique: why it exists, where it was published, what decides its sets, and whose sets they are when. */
export function TechniqueCard() {
  const fitted = useFittedControls();
  return (
    <div className="technique-card">
      <p className="technique-why">
        {fitted.technique.why} <Paper {...fitted.technique} />
      </p>
      <Fields controls={nearControls(fitted)} fitted={fitted} />
      <Users {...fitted} />
      <Identities {...fitted} />
    </div>
  );
}

function Paper({ paper: { title, authors, arxiv }, year }: Technique) {
  return (
    <a
      className="technique-paper"
      href={`https://arxiv.org/abs/${arxiv}`}
      target="_blank"
      rel="noopener noreferrer"
      title={title}
    >
      {authors} {year}
      <span className="visually-hidden">, the paper, in a new tab</span>
    </a>
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
