/** Whether this browser keeps anything at all: some refuse in private windows and in frames of other pages. */
export function keepsAnything(): boolean {
  try {
    localStorage.setItem("normcube-probe", "");
    localStorage.removeItem("normcube-probe");
    return true;
  } catch {
    return false;
  }
}
