import { type Ref, useEffect, useRef, useState } from "react";
import { Choice } from "../../components/controls/Choice.tsx";
import { SeedCurves } from "../../components/curves/SeedCurves.tsx";
import { OrderItems } from "../../components/questions/OrderItems.tsx";
import { percent } from "../../engine/numbers.ts";
import { place, replacePlace } from "../address/place.ts";
import { quoted } from "../foreignText.ts";
import { notify } from "../notices.ts";
import { usePhone } from "../pageWidth.ts";
import { References } from "../parts/References.tsx";
import { saveFile } from "../saveFile.ts";
import { Against } from "./Against.tsx";
import { GridTables } from "./GridTables.tsx";
import { InsidePicture } from "./InsidePicture.tsx";
import { type Lab, settingName } from "./lab.ts";
import { LABS } from "./labs/index.ts";
import { csvOf, wordsOf } from "./labWords.ts";
import { StandingsTable, Verdict } from "./Standings.tsx";
import { type LabState, SEEDS, useLab } from "./useLab.ts";
import { outcomeOf, standings, valuesOf } from "./verdict.ts";
import "../../components/painting/marks.css";
import "./labs.css";

/** Labs: networks that are trained in the page, and what they say of a claim. */
export function Labs() {
  const { at, rest } = place();
  const lab = LABS.find(({ id }) => id === at) ?? LABS[0];
  useEffect(() => {
    document.title = `${lab.title} – Labs – Normcube`;
    if (at !== "" && lab.id !== at) notify("warn", `There is no lab ${quoted(at)}: this is the first one.`);
  }, [lab, at]);
  return (
    <main id="main" className="labs" tabIndex={-1}>
      <header className="labs-head">
        <h2 className="labs-title">
          <strong>{lab.title}</strong> {lab.lead}
        </h2>
        <LabList open={lab} />
      </header>
      <OpenLab key={lab.id} lab={lab} asked={rest} />
    </main>
  );
}

/** All labs; on a phone folded, since eleven lines would stand before the claim. */
function LabList({ open }: { readonly open: Lab }) {
  const folds = usePhone();
  const list = (
    <div className="labs-list">
      {LABS.map(({ id, title }, i) => (
        <a key={id} href={`#labs=${id}`} aria-current={id === open.id ? "page" : undefined}>
          {i + 1}. {title}
        </a>
      ))}
    </div>
  );
  return (
    <nav aria-label="Labs">
      {folds ? (
        <details key={open.id}>
          <summary className="labs-fold">
            Lab {LABS.indexOf(open) + 1} of {LABS.length}
          </summary>
          {list}
        </details>
      ) : (
        list
      )}
    </nav>
  );
}

/** What is predicted at a setting. Once it has run nothing is moved; where it ran unpredicted, there is no prediction. */
interface Prediction {
  readonly order: readonly string[];
  readonly standing: "open" | "locked" | "none";
}

function OpenLab({ lab, asked }: { readonly lab: Lab; readonly asked: string }) {
  const setting = settingIn(lab, asked);
  const [predictions, setPredictions] = useState<Readonly<Record<number, Prediction>>>({});
  const prediction = predictions[setting] ?? { order: lab.contestants.map(({ id }) => id), standing: "open" };
  const { state, stateAt, start, addSeeds, pause, goOn } = useLab(lab, setting);
  const runButton = useRef<HTMLButtonElement>(null);
  const predict = (change: Partial<Prediction>) =>
    setPredictions({ ...predictions, [setting]: { ...prediction, ...change } });
  const choose = (value: number) => replacePlace(`#labs=${lab.id}&setting=${value}`);
  const run = () => {
    if (prediction.standing === "open") predict({ standing: "locked" });
    start(setting);
  };
  /** Who presses the counter-case wants to see it: it runs at once, and what was predicted elsewhere says nothing of it. */
  const runCounter = () => {
    const { setting: at } = lab.counter;
    if (stateAt(at).phase === "ready") {
      setPredictions({ ...predictions, [at]: { order: [], standing: "none" } });
      start(at);
    }
    choose(at);
    runButton.current?.focus();
  };
  const own = `${lab.setting.label} = ${settingName(lab.setting, setting)}`;
  const nameOf = (id: string) => lab.contestants.find((own) => own.id === id)?.name ?? id;
  const places =
    state.ended > 0
      ? standings(
          lab,
          state.runs.filter(({ seed }) => seed <= state.ended),
        )
      : null;
  const groups = lab.contestants.map(({ id, name }) => ({
    name,
    runs: state.runs.filter(({ contestant }) => contestant === id).map(valuesOf),
  }));
  return (
    <div className="lab">
      <div className="lab-claim">
        <h3>Claim</h3>
        <p className="lab-text">{lab.claim}</p>
        <p className="lab-source">{lab.source}</p>
        <h3>Your prediction</h3>
        {prediction.standing === "none" ? (
          <p className="lab-text">None for {own}: it ran at once.</p>
        ) : (
          <>
            <OrderItems
              legend={lab.ask}
              items={lab.contestants.map(({ id, name }) => ({
                id,
                says: name,
                value: places ? outcomeOf(id, prediction.order, places) : undefined,
              }))}
              order={prediction.order}
              fixed={prediction.standing === "locked"}
              onOrder={(order) => predict({ order })}
            />
            <p className="lab-source">
              {prediction.standing === "locked"
                ? `Locked before the first run with ${own}.`
                : `It is locked by the first run with ${own}.`}
            </p>
          </>
        )}
      </div>
      <div className="lab-stage">
        <div className="lab-toolbar">
          <RunButton ref={runButton} phase={state.phase} onRun={run} onPause={pause} onGoOn={goOn} />
          <Choice
            legend={lab.setting.label}
            beside
            options={lab.setting.options.map((value) => ({
              value: `${value}`,
              label: settingName(lab.setting, value),
            }))}
            value={`${setting}`}
            onChange={(value) => choose(Number(value))}
          />
          <span className="lab-progress">
            {state.seeds} seeds · {percent(state.progress)}
          </span>
        </div>
        <section className="lab-curves" aria-label={lab.measured}>
          <h3>{lab.measured}</h3>
          {lab.grid ? (
            <GridTables grid={lab.grid} contestants={lab.contestants} runs={state.runs} />
          ) : (
            <>
              <SeedCurves
                groups={groups}
                every={lab.every(setting)}
                steps={lab.steps(setting)}
                level={lab.guessing === undefined ? null : { value: lab.guessing, name: "guessing" }}
                {...lab.axis}
                words={wordsOf(lab, state, places, nameOf)}
              />
              <p className="lab-source">
                Steps to the right. A thin line is a seed, a bold one the median, the band the range over {state.seeds}{" "}
                seeds.
              </p>
            </>
          )}
        </section>
        {lab.against && (
          <section className="lab-inside" aria-label={`${lab.measured} against ${lab.against}`}>
            <h3>The same, at an equal loss</h3>
            <Against lab={lab} against={lab.against} runs={state.runs} score={lab.score(setting)} />
          </section>
        )}
        {lab.inside && (
          <section className="lab-inside" aria-label="Inside the networks of seed 1">
            <h3>{lab.inside}</h3>
            <div className="lab-fields">
              {lab.contestants.map(({ id, name }) => (
                <InsidePicture key={id} name={name} inside={state.insides[id]} />
              ))}
            </div>
          </section>
        )}
      </div>
      <div className="lab-verdict">
        <div role="status">
          <h3>Verdict</h3>
          {state.phase === "failed" && (
            <p className="lab-text">The part that trains could not be loaded: run it again.</p>
          )}
          {places ? (
            <Verdict places={places} seeds={state.ended} nameOf={nameOf} />
          ) : (
            <p className="lab-text">
              {state.phase === "ready" ? "Predict, then run." : "It follows once all seeds have ended."}
            </p>
          )}
        </div>
        <p className="lab-source">
          The rule, set before the run: of one seed all share data, starting weights and batches, so they are compared
          seed by seed. Two are told apart where tossed coins would agree as much in at most 1 of 16 cases: 5 of 5
          seeds, 9 of 10, 12 of 15. The more pairs there are, the likelier it is that chance orders one.
        </p>
        {places && (
          <>
            <StandingsTable score={lab.score(setting)} places={places} nameOf={nameOf} />
            <h3>Why</h3>
            <p className="lab-text">{lab.why}</p>
            <div className="lab-buttons">
              <button type="button" className="button" onClick={runCounter}>
                {lab.counter.label}
              </button>
              <button type="button" className="button" onClick={addSeeds}>
                + {SEEDS} seeds
              </button>
              <button
                type="button"
                className="button"
                onClick={() => saveFile(csvOf(lab, setting, state), `${lab.id}.csv`)}
              >
                Save as CSV
              </button>
            </div>
          </>
        )}
        <h3>What to keep in mind</h3>
        <ul className="lab-caveats">
          {lab.caveats.map((caveat) => (
            <li key={caveat}>{caveat}</li>
          ))}
        </ul>
        <References list={lab.references} />
      </div>
    </div>
  );
}

interface RunButtonProps {
  readonly ref: Ref<HTMLButtonElement>;
  readonly phase: LabState["phase"];
  onRun(): void;
  onPause(): void;
  onGoOn(): void;
}

function RunButton({ ref, phase, onRun, onPause, onGoOn }: RunButtonProps) {
  if (phase === "running")
    return (
      <button ref={ref} type="button" className="lab-run" onClick={onPause}>
        ❚❚ Stop
      </button>
    );
  if (phase === "paused")
    return (
      <button ref={ref} type="button" className="lab-run" onClick={onGoOn}>
        ▶ Go on
      </button>
    );
  return (
    <button ref={ref} type="button" className="lab-run" onClick={onRun}>
      {phase === "ready" ? "▶ Run" : "▶ Run again"}
    </button>
  );
}

/** The setting that a link asks for. */
function settingIn({ setting }: Lab, rest: string): number {
  const asked = Number(/(?:^|&)setting=(\d+)/.exec(rest)?.[1]);
  return setting.options.includes(asked) ? asked : setting.first;
}
