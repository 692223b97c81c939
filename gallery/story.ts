import type { ReactNode } from "react";

/** A component in the states that matter: each is named in a few words and made when it is shown. */
export type Stories = Readonly<Record<string, () => ReactNode>>;

export const STORY_THEMES = ["light", "dark", "projector"] as const;
