import { useCallback, useMemo, useState } from "react";
import { saveFile } from "../../saveFile.ts";
import { useMade } from "../useMade.ts";
import { readLines } from "./handIn.ts";
import { type Quiz, quizAddress, quizId } from "./quiz.ts";
import { type Cell, keysOf, sureInWords, type Tally, tally, tallyAsCsv } from "./tally.ts";

/** The lines of a class as a table: by person and question, with what they come to. */
export function QuizReader({ quiz }: { readonly quiz: Quiz }) {
  const [pasted, setPasted] = useState("");
  const { made: keys, refusal } = useMade(useCallback(() => keysOf(quiz), [quiz]));
  const lines = useMemo(() => readLines(pasted, quizId(quiz), quiz.questions.length), [pasted, quiz]);
  const faults = lines.flatMap(({ fault }) => fault ?? []);
  const read = lines.flatMap(({ line, handIn }) => (handIn ? [{ line, handIn }] : []));
  const last = new Map(read.map(({ line, handIn }) => [handIn.name.toLowerCase(), line]));
  const counting = read.filter(
    ({ line, handIn }) => handIn.name === "" || last.get(handIn.name.toLowerCase()) === line,
  );
  const again = read.filter((own) => !counting.includes(own));
  const table =
    keys && counting.length > 0
      ? tally(
          counting.map(({ handIn }) => handIn),
          keys,
        )
      : null;
  const save = () => table && saveFile(new Blob([tallyAsCsv(table)], { type: "text/csv" }), "normcube-quiz.csv");
  return (
    <article className="quiz quiz-wide">
      <h2 className="lesson-title">
        <strong>{quiz.title || "A quiz"}</strong> Answers that were handed in
      </h2>
      <label className="quiz-field">
        Paste the lines of your class, one after the other
        <textarea
          className="quiz-input quiz-line"
          rows={6}
          spellCheck={false}
          value={pasted}
          onChange={(event) => setPasted(event.target.value)}
        />
      </label>
      {refusal && <p className="quiz-fault">These questions have no answers. {refusal}</p>}
      <div role="status">
        {read.length > 0 && <p>{counting.length === 1 ? "1 person" : `${counting.length} people`} handed in.</p>}
        {again.map(({ line, handIn }) => (
          <p key={line} className="quiz-fault">
            Line {line}: {handIn.name} handed in again later, and that counts. If these are two people, have one change
            the name and copy the line again.
          </p>
        ))}
        {faults.map((fault) => (
          <p key={fault} className="quiz-fault">
            {fault}
          </p>
        ))}
      </div>
      {table && <TallyTable quiz={quiz} table={table} />}
      <div className="lesson-buttons">
        {table && (
          <button type="button" className="lesson-primary" onClick={save}>
            Save as CSV
          </button>
        )}
        <a className="lesson-aside" href={quizAddress(quiz, "make")}>
          Back to the quiz
        </a>
      </div>
    </article>
  );
}

const TOTALS = [
  { name: "Right", of: ({ right }) => `${right}` },
  { name: "Wrong", of: ({ wrong }) => `${wrong}` },
  { name: "Guessed", of: ({ guessed }) => `${guessed}` },
  { name: "Sure, and wrong", of: ({ sureAndWrong }) => `${sureAndWrong}` },
  {
    name: "Most common wrong answer",
    of: ({ commonWrong }) => (commonWrong ? `${commonWrong.says} (${commonWrong.times} ×)` : "none"),
  },
] as const satisfies readonly { name: string; of(total: Tally["totals"][number]): string }[];

function TallyTable({ quiz, table }: { readonly quiz: Quiz; readonly table: Tally }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached by keyboard.
    <section className="quiz-scroll" aria-label="Table of answers" tabIndex={0}>
      <table className="quiz-table">
        <caption className="visually-hidden">Answers by person and question</caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            {quiz.questions.map(({ says }, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a question may be asked twice.
              <th key={i} scope="col">
                {i + 1}. {says}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(({ name, cells }, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two may hand in without a name.
            <tr key={row}>
              <th scope="row">{name}</th>
              {cells.map((cell, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is a question.
                <td key={i} data-right={cell?.right}>
                  {cellInWords(cell)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          {TOTALS.map(({ name, of }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {table.totals.map((total, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is a question.
                <td key={i}>{of(total)}</td>
              ))}
            </tr>
          ))}
        </tfoot>
      </table>
    </section>
  );
}

function cellInWords(cell: Cell | null): string {
  if (!cell) return "left out";
  return `${cell.right ? "✓ right" : `✗ ${cell.says}`}, ${sureInWords(cell.sure)}`;
}
