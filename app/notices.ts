import { create } from "zustand";
import type { Notice } from "../components/controls/Notice.tsx";
import { tidy } from "./foreignText.ts";

/** What the page has to say that belongs to no single place: newest last, each text only once. */
export const notices = create<{ readonly list: readonly Notice[] }>(() => ({ list: [] }));

let lastId = 0;

/** @param id what is said with the same id before is not said any more */
export function notify(
  kind: Notice["kind"],
  text: string,
  action?: Notice["action"],
  id: string = String(++lastId),
): void {
  const said = tidy(text);
  notices.setState(({ list }) => {
    const others = list.filter((notice) => notice.text !== said && notice.id !== id);
    return { list: [...others, { id, kind, text: said, action }].slice(-4) };
  });
}

export function dismiss(id: string): void {
  notices.setState(({ list }) => ({ list: list.filter((notice) => notice.id !== id) }));
}
