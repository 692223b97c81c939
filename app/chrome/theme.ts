import { create } from "zustand";

export const THEMES = [
  { value: "system", label: "Auto", hint: "Light or dark, as the system is set." },
  { value: "light", label: "Light", hint: "Dark on paper." },
  { value: "dark", label: "Dark", hint: "Light on dark." },
  { value: "projector", label: "Projector", hint: "Larger type, stronger contrast, thicker lines." },
] as const;

export type Theme = (typeof THEMES)[number]["value"];

const KEPT_AS = "normcube-theme";
const dark = matchMedia("(prefers-color-scheme: dark)");

/** The chosen theme: a reader's preference, kept in this browser, not part of the scene. */
export const themeStore = create<{ readonly theme: Theme }>(() => ({ theme: keptTheme() }));

export function setTheme(theme: Theme): void {
  themeStore.setState({ theme });
  try {
    localStorage.setItem(KEPT_AS, theme);
  } catch {
    // Without storage the choice holds for this visit.
  }
}

function keptTheme(): Theme {
  try {
    const kept = localStorage.getItem(KEPT_AS);
    return THEMES.find((theme) => theme.value === kept)?.value ?? "system";
  } catch {
    return "system";
  }
}

function apply(): void {
  const { theme } = themeStore.getState();
  document.documentElement.dataset.theme = theme === "system" ? (dark.matches ? "dark" : "light") : theme;
}

apply();
themeStore.subscribe(apply);
dark.addEventListener("change", apply);
