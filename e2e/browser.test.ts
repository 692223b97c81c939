import { expect, test } from "vitest";
import { findBrowser, type Machine } from "./browser.ts";

function machine(present: string[], change: Partial<Machine> = {}): Machine {
  return {
    chosen: undefined,
    present: () => present,
    starts: (browser) => !browser.includes("broken"),
    run: () => false,
    isRoot: false,
    ...change,
  };
}

test("takes CHROMIUM_PATH before everything else, and complains when it does not start", () => {
  expect(findBrowser(machine(["/usr/bin/chromium"], { chosen: "/my/chrome" }))).toBe("/my/chrome");
  expect(() => findBrowser(machine(["/usr/bin/chromium"], { chosen: "/broken/chrome" }))).toThrow(
    "CHROMIUM_PATH is /broken/chrome, which does not start",
  );
});

test("takes the first one present that starts, without installing anything", () => {
  const run = () => expect.unreachable();
  expect(findBrowser(machine(["/broken/chromium", "/usr/bin/google-chrome"], { run }))).toBe("/usr/bin/google-chrome");
});

test("downloads before it installs, and installs only as root", () => {
  const commands: string[] = [];
  const present: string[] = [];
  const run = (command: string) => {
    commands.push(command.split(" ")[0]);
    if (command.startsWith("apt-get")) present.push("/usr/bin/chromium");
    return command.startsWith("apt-get");
  };
  expect(() => findBrowser(machine(present, { run, isRoot: false }))).toThrow("set CHROMIUM_PATH");
  expect(commands).toEqual(["npx"]);
  expect(findBrowser(machine(present, { run, isRoot: true }))).toBe("/usr/bin/chromium");
  expect(commands).toEqual(["npx", "npx", "apt-get"]);
});
