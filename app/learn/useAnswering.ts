import { useState } from "react";
import { encodeScene } from "../address/address.ts";
import { useStage } from "../stage/useStage.ts";
import { type FiguresByName, figuresOf } from "./figures.ts";
import { type AnswerOf, judge, type Verdict } from "./judge.ts";
import type { Question } from "./lesson.ts";
import type { Painted } from "./painted.ts";
import { type Confidence, keepAnswer } from "./progress.ts";
import type { PaintingState } from "./usePainting.ts";

/** What is answered so far to a question of any kind but painting and setting, which are kept where they are done. */
export interface Draft {
  readonly pick: number | null;
  readonly order: readonly string[];
  readonly estimate: number | null;
}

/** An answer as it was given first. */
export interface FirstAnswer {
  readonly estimate: number | null;
  readonly painted: Painted;
  readonly sure: Confidence;
  readonly right: boolean;
}

/** A question, from the first try over a second to the explanation. */
export interface Answering {
  readonly draft: Draft;
  readonly sure: Confidence;
  /** The wrong options so far. */
  readonly refused: readonly number[];
  readonly verdict: Verdict | null;
  /** Whether the answer is told: it was right, or the second wrong one. */
  readonly told: boolean;
  /** Whether there is something to check. */
  readonly ready: boolean;
  change(part: Partial<Draft>): void;
  chooseSure(sure: Confidence): void;
  check(): Promise<void>;
}

export function useAnswering(
  key: string,
  question: Question,
  figures: FiguresByName,
  painting: PaintingState,
  onFirst?: (answer: FirstAnswer) => void,
): Answering {
  const { sceneStore } = useStage();
  const [draft, setDraft] = useState<Draft>({ pick: null, order: firstOrder(question), estimate: null });
  const [sure, chooseSure] = useState<Confidence>("fairly");
  const [wrong, setWrong] = useState<readonly number[]>([]);
  const [tries, setTries] = useState(0);
  const [judgedLast, setJudgedLast] = useState<{ readonly verdict: Verdict; readonly painted: Painted } | null>(null);
  const told = judgedLast !== null && (judgedLast.verdict.right || tries > 1);
  // What was changed since is not judged yet.
  const verdict = told || judgedLast?.painted === painting.painted ? (judgedLast?.verdict ?? null) : null;

  const check = async () => {
    const given = await judged();
    setJudgedLast({ verdict: given, painted: painting.painted });
    setTries(tries + 1);
    if (!given.right && question.kind === "pick" && draft.pick !== null) setWrong([...wrong, draft.pick]);
    if (tries === 0) onFirst?.({ estimate: draft.estimate, painted: painting.painted, sure, right: given.right });
    if (key !== "") keepAnswer(key, { first: given.right, sure, right: given.right });
  };
  const judged = async (): Promise<Verdict> => {
    const { shown } = figures;
    switch (question.kind) {
      case "pick":
        return judge<"pick">(question, draft.pick as AnswerOf["pick"], shown);
      case "order":
        return judge<"order">(question, draft.order, shown);
      case "estimate":
        return judge<"estimate">(question, draft.estimate as AnswerOf["estimate"], shown);
      case "paint":
        return judge<"paint">(question, painting.painted, shown);
      case "set":
        return judge<"set">(question, await figuresOf(encodeScene(sceneStore.getState().scene).hash), shown);
    }
  };
  return {
    ...{ draft, sure, verdict, told, chooseSure, check },
    refused: wrong,
    ready: isReady(question, draft, painting, wrong),
    change: (part) => {
      setDraft({ ...draft, ...part });
      if (!told) setJudgedLast(null);
    },
  };
}

function isReady({ kind }: Question, { pick, estimate }: Draft, { painted }: PaintingState, wrong: readonly number[]) {
  if (kind === "pick") return pick !== null && !wrong.includes(pick);
  if (kind === "estimate") return estimate !== null;
  return kind !== "paint" || painted.includes(1);
}

/** The items as they are offered: as declared, or the other way round where that would be the answer. */
function firstOrder(question: Question): readonly string[] {
  if (question.kind !== "order") return [];
  const declared = question.items.map(({ id }) => id);
  const values = question.items.map(({ value }) => value);
  return values.every((value, i) => i === 0 || values[i - 1] < value) ? declared.reverse() : declared;
}
