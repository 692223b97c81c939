import puppeteer from "puppeteer-core";
import { programAt } from "./programs.mjs";

export const name = "Firefox";
export const install = "apt-get install firefox-esr, or FIREFOX_PATH=… to name one";

const program = () => programAt(process.env.FIREFOX_PATH, "firefox-esr", "firefox");

export const isHere = () => program() !== null;

/** Starts Firefox, driven over WebDriver BiDi. */
export async function start({ width, height }) {
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: program(),
    headless: true,
    // Setting a viewport also sets the screen's orientation, which Firefox 140 cannot.
    defaultViewport: null,
    args: [`--width=${width}`, `--height=${height}`],
  });
  const page = await browser.newPage();
  const problems = [];
  page.on("pageerror", (error) => problems.push(`uncaught: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(`console error: ${message.text()}`);
  });
  return {
    version: await browser.version(),
    open: (address) => page.goto(address),
    evaluate: (expression) => page.evaluate(expression),
    async drag([x, y], [dx, dy]) {
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x + dx, y + dy, { steps: 6 });
      await page.mouse.up();
    },
    async choose(selector, file) {
      const input = await page.$(selector);
      await input.uploadFile(file);
    },
    problems: async () => problems,
    close: () => browser.close(),
  };
}
