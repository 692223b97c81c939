import { readFileSync } from "node:fs";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { compiledKernel } from "./compiledKernel.ts";
import { offline } from "./offline.ts";

const headers = readHeaders("public/_headers");

/** The headers of every page: `public/_headers` is their only source, for the preview, for hosts that read it, and for the meta tag. */
function readHeaders(path: string): Record<string, string> {
  const lines = readFileSync(new URL(path, import.meta.url), "utf8").matchAll(/^ {2}([\w-]+): (.+)$/gm);
  return Object.fromEntries(Array.from(lines, ([, name, value]) => [name, value]));
}

/** Writes the policy into the built page, for hosts without headers. */
function policyAsMetaTag(policy: string): Plugin {
  const meta = {
    tag: "meta",
    attrs: { "http-equiv": "Content-Security-Policy", content: policy },
    injectTo: "head-prepend",
  };
  return {
    name: "policy-as-meta-tag",
    apply: "build",
    transformIndexHtml: () => [{ ...meta, injectTo: "head-prepend" }],
  };
}

/** KaTeX names every font in three formats; every browser that runs this page reads the first of them. */
function woff2Only(): Plugin {
  const others = /,\s*url\([^)]+\.(?:woff|ttf)\)\s*format\("[^"]+"\)/g;
  return {
    name: "woff2-only",
    enforce: "pre",
    transform: (code, id) => (/katex.*\.css$/.test(id) ? code.replace(others, "") : undefined),
  };
}

export default defineConfig({
  base: "./",
  plugins: [react(), compiledKernel(), woff2Only(), policyAsMetaTag(headers["Content-Security-Policy"]), offline()],
  build: {
    // Inlined assets become data: URLs, which the policy blocks.
    assetsInlineLimit: 0,
    // The list of what each later part imports is a kilobyte before the first picture; these parts come in quiet moments.
    modulePreload: false,
    license: { fileName: "licences.md" },
    // What the first picture needs is one file: what later parts share with it would else be eight small ones.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: "first", tags: ["$initial"] }] } } },
  },
  worker: { format: "es" },
  // Else the scan for dependencies would read bench/, whose packages are not the product's.
  optimizeDeps: { entries: ["index.html", "gallery/index.html"] },
  server: { host: "127.0.0.1" },
  preview: { host: "127.0.0.1", port: 4173, headers },
  test: {
    include: ["{app,components,engine,e2e,tools}/**/*.test.{ts,tsx}"],
    testTimeout: 20_000,
    // Most files test pure functions: a fresh start for each took longer than the tests.
    pool: "threads",
    isolate: false,
    // Vitest would leave one core idle, on a machine of two that is half.
    maxWorkers: "100%",
  },
});
