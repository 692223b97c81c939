import { create } from "zustand";

export type NoticeKind = "info" | "warn" | "error";

export interface Notice {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly text: string;
  /** What can be done about it, as a button. */
  readonly action?: { readonly label: string; run(): void };
}

/** What the page has to say that belongs to no single place: newest last, a text stands there only once. */
export const notices = create<{ readonly list: readonly Notice[] }>(() => ({ list: [] }));

let lastId = 0;

export function notify(kind: NoticeKind, text: string, action?: Notice["action"]): void {
  notices.setState(({ list }) => ({
    list: [...list.filter((notice) => notice.text !== text), { id: String(++lastId), kind, text, action }].slice(-4),
  }));
}

export function dismiss(id: string): void {
  notices.setState(({ list }) => ({ list: list.filter((notice) => notice.id !== id) }));
}
