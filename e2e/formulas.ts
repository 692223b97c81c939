import { expect, type Locator, type Page } from "@playwright/test";

/** The formula as a person reads it, and its lines as text. */
export interface ShownLine {
  readonly part: string;
  /** "x̂ = (x − μ) / √(σ² + ε) = (0.6145 − (−0.6016)) / √(2.039 + 10⁻⁵) = 0.8517". */
  readonly text: string;
  /** The numbers of the typeset line, as they stand there, in any order; null before it is typeset. */
  readonly typeset: readonly string[] | null;
}

export function formula(page: Page): Locator {
  return page.getByRole("region", { name: "Formula" });
}

/** Waits until the formula is typeset and has followed what is selected, and reads all its lines. */
export async function formulaLines(page: Page): Promise<ShownLine[]> {
  await expect(formula(page).locator(".katex").first()).toBeVisible();
  await expect(formula(page)).toHaveAttribute("aria-busy", "false");
  expect(await formula(page).textContent()).not.toMatch(/9\d{8}/);
  return formula(page).evaluate((panel) => {
    const numbersIn = (element: Element) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      const found: string[] = [];
      while (walker.nextNode()) found.push(...(walker.currentNode.textContent?.match(/\d[\d.]*|NaN|∞/g) ?? []));
      return found;
    };
    return [...panel.querySelectorAll("li[data-part]")].map((item) => {
      const part = item.getAttribute("data-part") ?? "";
      const written = panel.querySelector(`.formula-line[data-part="${part}"] .formula-numbers`);
      return {
        part,
        text: item.textContent?.trim() ?? "",
        typeset: written?.querySelector(".katex") ? numbersIn(written) : null,
      };
    });
  });
}

const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** The numbers of a line of text after its symbols, powers apart from what they raise. */
export function numbersIn(line: string): string[] {
  const numbers = line.split("=").slice(2).join(" ");
  const plain = numbers.replace(/⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, (raised) => ` ${raised.replace(/./g, subscript)} `);
  return plain.match(/\d[\d.]*|NaN|∞/g) ?? [];
}

function subscript(digit: string): string {
  return digit === "⁻" ? "-" : String(RAISED.indexOf(digit));
}
