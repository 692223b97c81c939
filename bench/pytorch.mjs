import { spawn, spawnSync } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const SCRIPT = fileURLToPath(new URL("pytorch.py", import.meta.url));

/** One thread; and memory that is freed stays with the process, or large results would cost a page fault every 4 kB. */
const ENVIRONMENT = {
  OMP_NUM_THREADS: "1",
  MKL_NUM_THREADS: "1",
  MALLOC_MMAP_THRESHOLD_: String(32 * 2 ** 20),
  MALLOC_TRIM_THRESHOLD_: String(2 ** 32),
  MALLOC_TOP_PAD_: String(2 ** 28),
};

/** PyTorch in a process of its own; null where no Python on this machine has it: `PYTHON`, python3, then the system's. */
export async function openPytorch() {
  const python = [process.env.PYTHON, "python3", "/usr/bin/python3"].find(
    (path) => path && spawnSync(path, ["-c", "import torch"], { stdio: "ignore" }).status === 0,
  );
  if (!python) return null;
  const child = spawn(python, [SCRIPT], {
    env: { ...process.env, ...ENVIRONMENT },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async () => {
    const { value, done } = await answers.next();
    if (done) throw new Error("PyTorch's process has ended.");
    return JSON.parse(value);
  };
  const ask = (request) => {
    child.stdin.write(`${JSON.stringify(request)}\n`);
    return answer();
  };
  const { version } = await answer();
  return { version, trial: (shape) => trial(ask, shape), close: () => child.stdin.end() };
}

/** Everything that is asked of PyTorch at a shape; rounds may be run in several goes. */
async function trial(ask, shape) {
  await ask({ ask: "prepare", shape });
  const all = {};
  return {
    async rounds(count) {
      const { times } = await ask({ ask: "rounds", count });
      for (const [name, found] of Object.entries(times)) all[name] = [...(all[name] ?? []), ...found];
    },
    /** Median milliseconds by operation, and of its own copy. */
    milliseconds: () => Object.fromEntries(Object.entries(all).map(([name, times]) => [name, median(times)])),
    /** The same fields as the page's errors. */
    async errors(data, { mean, sd }) {
      const { errors } = await ask({ ask: "errors", mean, sd });
      return Object.entries(errors).map(([name, found]) => ({ name: `${name} by PyTorch`, data, ...found }));
    },
  };
}

export function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
