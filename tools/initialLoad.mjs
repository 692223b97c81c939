// How much JavaScript the built page loads before its first picture, gzipped as a server sends it: the scripts and
// modulepreloads that index.html names, and all that these import statically. The worker's script is told apart: it is
// loaded beside them and not run by the page.
import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { gzipSync } from "node:zlib";

/** The most bytes of JavaScript before the first picture, gzipped. */
const MOST = 130_000;

const folder = process.argv[2] ?? "dist";
const read = (path) => readFileSync(join(folder, path));
const sizeOf = (path) => gzipSync(read(path)).length;

/** Static imports of a built module, as paths in the folder: `import … from "./x.js"`, `import "./x.js"`, `export … from`. */
function importsOf(path) {
  const specifiers = read(path)
    .toString()
    .matchAll(/(?:^|[;}\s])(?:import|export)\b[^"'()]*?["'](\.[^"']+\.js)["']/g);
  return Array.from(specifiers, ([, specifier]) => posix.join(posix.dirname(path), specifier));
}

const named = read("index.html")
  .toString()
  .matchAll(/<(?:script|link)\b[^>]*?(?:src|href)="\.?\/?([^"]+\.js)"/g);
const initial = new Set(Array.from(named, ([, path]) => path));
for (const path of initial) for (const imported of importsOf(path)) initial.add(imported);

const scripts = readdirSync(join(folder, "assets"))
  .filter((name) => name.endsWith(".js"))
  .map((name) => `assets/${name}`);
const worker = scripts.filter((path) => /\/worker-[^/]+$/.test(path));
const later = scripts.filter((path) => !initial.has(path) && !worker.includes(path));

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const sum = (paths) => paths.reduce((total, path) => total + sizeOf(path), 0);
for (const path of initial) console.log(`  ${kilobytes(sizeOf(path)).padStart(9)}  ${path}`);
const size = sum([...initial]);
console.log(`before the first picture: ${kilobytes(size)} of JavaScript, gzipped; at most ${kilobytes(MOST)}`);
console.log(
  `beside it, in the worker: ${kilobytes(sum(worker))}; later, when asked for or when the page is at rest: ${kilobytes(sum(later))}`,
);

if (initial.size === 0 || worker.length !== 1) throw new Error(`${folder} is not the built page: run npm run build.`);
if (size > MOST) {
  console.log(`${kilobytes(size - MOST)} too much: load what the first picture does not need later (app/loading.tsx).`);
  process.exitCode = 1;
}
