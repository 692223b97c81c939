import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { Builder, By, Capabilities } from "selenium-webdriver";
import { programAt } from "./programs.mjs";

export const name = "WebKit";
export const install = "apt-get install webkit2gtk-driver xvfb";

const driver = () => programAt(undefined, "WebKitWebDriver");
const screen = () => programAt(undefined, "Xvfb");

export const isHere = () => driver() !== null && (process.env.DISPLAY !== undefined || screen() !== null);

/** Starts WebKitGTK's small browser, on a screen of its own where there is none. */
export async function start({ width, height }) {
  const programs = [];
  const run = (program, args, options) => {
    const running = spawn(program, args, options);
    programs.push(running);
    return running;
  };
  const end = () => {
    for (const running of programs.toReversed()) running.kill();
  };
  try {
    const display = process.env.DISPLAY ?? (await screenOf(run, width, height));
    const port = await freePort();
    run(driver(), [`--port=${port}`], { stdio: "ignore", env: { ...process.env, DISPLAY: display } });
    const browser = await session(`http://127.0.0.1:${port}`);
    await browser.manage().window().setRect({ x: 0, y: 0, width, height });
    const about = await browser.getCapabilities();
    return {
      version: `WebKitGTK ${about.get("browserVersion")}`,
      async open(address) {
        await browser.get(address);
        await browser.executeScript(`
          window.problems = [];
          // That a size is told in the next frame is what the standard calls an error.
          const isLate = (message) => message.startsWith("ResizeObserver loop");
          addEventListener("error", ({ message }) => isLate(message) || window.problems.push("uncaught: " + message));
          addEventListener("unhandledrejection", (event) => window.problems.push("rejected: " + event.reason));
          addEventListener("securitypolicyviolation", (event) => window.problems.push("policy: " + event.blockedURI));`);
      },
      evaluate: (expression) => browser.executeScript(`return (${expression});`),
      async drag([x, y], [dx, dy]) {
        const hand = browser.actions({ async: true }).move({ x, y, duration: 0 }).press();
        for (let step = 1; step <= 6; step++)
          hand.move({ x: Math.round(x + (dx * step) / 6), y: Math.round(y + (dy * step) / 6), duration: 20 });
        await hand.release().perform();
      },
      choose: async (selector, file) => (await browser.findElement(By.css(selector))).sendKeys(file),
      problems: () => browser.executeScript("return window.problems;"),
      async close() {
        await browser.quit();
        end();
      },
    };
  } catch (error) {
    end();
    throw error;
  }
}

/** The number of a new virtual screen, as it tells it. */
function screenOf(run, width, height) {
  const size = `${width}x${height}x24`;
  const running = run(screen(), ["-displayfd", "3", "-screen", "0", size, "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  return new Promise((resolve, reject) => {
    running.stdio[3].once("data", (number) => resolve(`:${String(number).trim()}`));
    running.once("exit", () => reject(new Error("Xvfb did not start")));
  });
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** The driver takes a moment until it answers. */
async function session(server, tries = 40) {
  const capabilities = new Capabilities({ browserName: "MiniBrowser" });
  const asking = new Builder().usingServer(server).withCapabilities(capabilities).build();
  try {
    await asking.getSession();
    return asking;
  } catch (error) {
    if (tries === 0 || !/ECONNREFUSED/.test(error.message)) throw error;
    await new Promise((resolve) => setTimeout(resolve, 250));
    return session(server, tries - 1);
  }
}
