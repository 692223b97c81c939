import { lazy, Suspense, useCallback, useEffect, useState } from "react";
import { Cube } from "../../../components/cube/Cube.tsx";
import { typesetting } from "../../../components/formula/katex.ts";
import { formulaOf } from "../../../engine/explain/formula/formula.ts";
import { cellInWords, planInWords } from "../../../engine/explain/words.ts";
import type { Cell } from "../../../engine/plan/shape.ts";
import { AXES } from "../../explore/axisNames.ts";
import { PAPERS } from "../../parts/papers.ts";
import { References } from "../../parts/References.tsx";
import { type Figures, figuresOf } from "../figures.ts";
import { useMade } from "../useMade.ts";
import { type Claim, SECTIONS, type Section } from "./sections.ts";
import "./article.css";

const FormulaView = lazy(async () => {
  await typesetting();
  return { default: (await import("../../../components/formula/FormulaView.tsx")).FormulaView };
});

/** The whole field in one text: each technique with its picture, its formula, its problem and the next idea. */
export function Article() {
  useEffect(() => {
    document.title = "Normalization in deep learning – Normcube";
  }, []);
  return (
    <article className="article">
      <h2 className="lesson-title">
        <strong>Normalization in deep learning</strong> Which values share a mean?
      </h2>
      <nav className="article-contents" aria-label="Sections">
        {SECTIONS.map(({ id, title }) => (
          <button
            key={id}
            type="button"
            className="link-button"
            onClick={() => document.getElementById(`article-${id}`)?.scrollIntoView()}
          >
            {title}
          </button>
        ))}
      </nav>
      {SECTIONS.map((section) => (
        <ArticleSection key={section.id} section={section} />
      ))}
    </article>
  );
}

function ArticleSection({
  section: { id, title, paragraphs, scene, claims, references },
}: {
  readonly section: Section;
}) {
  const { made: figures, refusal } = useMade(
    useCallback(async () => (scene === undefined ? null : figuresOf(scene)), [scene]),
  );
  const technique = figures?.plan.technique;
  return (
    <section className="article-section" aria-labelledby={`article-${id}`}>
      <div className="article-text">
        <h3 id={`article-${id}`}>{title}</h3>
        {paragraphs.map((text) => (
          <p key={text}>{text}</p>
        ))}
        {figures && <ArticleFormula figures={figures} />}
        <ul className="article-claims">
          {claims.map((claim) => (
            <ClaimItem key={claim.id} {...claim} />
          ))}
        </ul>
        <References list={[...(technique ? [PAPERS[technique.id]] : []), ...(references ?? [])]} />
      </div>
      {scene && (
        <div className="article-picture">{refusal ?? (figures && <ArticleCube figures={figures} scene={scene} />)}</div>
      )}
    </section>
  );
}

function ClaimItem({ says, standing, at }: Claim) {
  return (
    <li>
      <span className="article-standing" data-standing={standing}>
        {standing}
      </span>{" "}
      <a href={`#learn=${at}`}>{says}</a>
    </li>
  );
}

/** The values that are followed in the formula. */
const CELL: Cell = [0, 2, 1, 1];

function ArticleFormula({ figures: { plan, moments, x } }: { readonly figures: Figures }) {
  const formula = formulaOf(plan, moments, x, CELL);
  return (
    <Suspense fallback={<div className="article-formula" />}>
      <div className="article-formula">
        <FormulaView
          formula={formula}
          name={`${plan.technique.name} of ${cellInWords(plan.axes, CELL)}`}
          marked={[]}
          lit={null}
          onPoint={() => {}}
        />
      </div>
    </Suspense>
  );
}

function ArticleCube({ figures: { plan }, scene }: { readonly figures: Figures; readonly scene: string }) {
  const [selected, setSelected] = useState<Cell | null>(null);
  const { tensor } = plan.technique;
  return (
    <>
      <Cube
        shape={plan.shape}
        tensor={tensor}
        axes={AXES[tensor]}
        sources={plan.sources.map(({ sets, name }) => ({ sets, label: name }))}
        selected={selected}
        pinned={null}
        onPoint={setSelected}
        onPin={() => {}}
        words={planInWords(plan)}
        describe={(cell) => cellInWords(plan.axes, cell)}
      />
      <a className="article-open" href={`#${scene}`}>
        Open in Explore
      </a>
    </>
  );
}
