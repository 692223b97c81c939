import { create } from "zustand";
import type { Notice } from "../components/controls/Notice.tsx";

/** What the page has to say that belongs to no single place: newest last, a text stands there only once. */
export const notices = create<{ readonly list: readonly Notice[] }>(() => ({ list: [] }));

let lastId = 0;

export function notify(kind: Notice["kind"], text: string, action?: Notice["action"]): void {
  notices.setState(({ list }) => ({
    list: [...list.filter((notice) => notice.text !== text), { id: String(++lastId), kind, text, action }].slice(-4),
  }));
}

export function dismiss(id: string): void {
  notices.setState(({ list }) => ({ list: list.filter((notice) => notice.id !== id) }));
}
