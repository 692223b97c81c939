import { EstimateLine } from "../../components/questions/EstimateLine.tsx";
import { OrderItems } from "../../components/questions/OrderItems.tsx";
import { PickOptions } from "../../components/questions/PickOptions.tsx";
import { cellInWords } from "../../engine/explain/words.ts";
import { plainNumber } from "../../engine/numbers.ts";
import type { Figures } from "./figures.ts";
import { rightOrder } from "./judge.ts";
import type { Question } from "./lesson.ts";
import { PaintHelp } from "./PaintToolbar.tsx";
import { SceneControls } from "./SceneControls.tsx";
import type { Answering } from "./useAnswering.ts";

interface QuestionFormProps {
  readonly question: Question;
  readonly answering: Answering;
  readonly shown: Figures;
}

/** What is asked, and where it is answered; a painting is done in the picture. */
export function QuestionForm({ question, answering, shown }: QuestionFormProps) {
  const { draft, refused, told, change } = answering;
  switch (question.kind) {
    case "pick":
      return (
        <PickOptions
          legend={question.ask}
          options={question.options.map(({ says }) => says)}
          chosen={draft.pick}
          refused={refused}
          right={told ? question.options.flatMap(({ holds }, i) => (holds ? [i] : [])) : null}
          onChoose={(pick) => change({ pick })}
        />
      );
    case "order":
      return (
        <OrderItems
          legend={question.ask}
          items={question.items.map(({ id, says, value }) => ({
            id,
            says,
            value: told ? plainNumber(value) : undefined,
          }))}
          order={told ? rightOrder(question) : draft.order}
          fixed={told}
          onOrder={(order) => change({ order })}
        />
      );
    case "estimate":
      return (
        <EstimateLine
          legend={question.ask}
          from={question.from}
          to={question.to}
          step={question.step}
          estimate={draft.estimate}
          answer={told ? { value: question.answer, within: question.within } : null}
          onEstimate={(estimate) => change({ estimate })}
        />
      );
    case "set":
      return (
        <fieldset className="question">
          <legend className="question-ask">{question.ask}</legend>
          <SceneControls names={question.controls} onChange={() => change({})} />
        </fieldset>
      );
    case "paint":
      return (
        <div className="question">
          <p className="question-ask">{question.ask}</p>
          <p className="lesson-marked">
            <span className="lesson-marked-sign" aria-hidden="true" />
            marked: {cellInWords(shown.plan.axes, question.marked)}
          </p>
          <PaintHelp />
        </div>
      );
  }
}
