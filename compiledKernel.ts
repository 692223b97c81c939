import { readdirSync, renameSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

const SOURCES = fileURLToPath(new URL("engine/arithmetic/kernel/assembly/", import.meta.url));
const COMPILED = fileURLToPath(new URL("engine/arithmetic/kernel/kernel.wasm", import.meta.url));

/** Compiles the kernel for whatever Vite does next: serve, build or test. The result is a file beside its sources. */
export function compiledKernel(): Plugin {
  return {
    name: "compiled-kernel",
    config: compileKernel,
    configureServer(server) {
      server.watcher.on("change", async (file) => {
        if (!file.startsWith(SOURCES)) return;
        await compileKernel();
        server.ws.send({ type: "full-reload" });
      });
    },
  };
}

/**
 * Compiles engine/arithmetic/kernel/assembly to engine/arithmetic/kernel/kernel.wasm where it is older than its sources.
 * @throws with the compiler's words where the sources are wrong
 */
async function compileKernel(): Promise<void> {
  const changed = [...readdirSync(SOURCES).map((name) => SOURCES + name), fileURLToPath(import.meta.url)].map(timeOf);
  if (timeOf(COMPILED) > Math.max(...changed)) return;
  const { default: asc } = await import("assemblyscript/asc");
  const unfinished = `${COMPILED}.${process.pid}`;
  const options = ["-O3", "--noAssert", "--runtime", "stub", "--enable", "simd", "--use", "abort="];
  const { error, stderr } = await asc.main([`${SOURCES}index.ts`, "--outFile", unfinished, ...options]);
  if (error) throw new Error(`the kernel does not compile: ${error.message}\n${stderr}`);
  renameSync(unfinished, COMPILED);
}

function timeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
