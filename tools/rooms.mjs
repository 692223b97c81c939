// A room is a folder that shows some of its files; the others are its inside, which only the room itself imports.
// rooms.json says what each room shows. Tests and the benchmark may look inside.
// Usage: node tools/rooms.mjs [folder of a project]
import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";

const folder = process.argv[2] ?? ".";
const rooms = JSON.parse(readFileSync(join(folder, "tools/rooms.json"), "utf8"));

const files = ["app", "components", "engine", "gallery"].flatMap(sourcesIn);
const imports = files.flatMap((file) => importsOf(file).map((imported) => ({ file, imported })));

/** Sources without tests below a folder, as paths from the project's; none where there is no such folder. */
function sourcesIn(name) {
  try {
    return readdirSync(join(folder, name), { recursive: true })
      .filter((path) => /\.tsx?$/.test(path) && !path.includes(".test."))
      .map((path) => posix.join(name, path));
  } catch {
    return [];
  }
}

/** What a source imports from the project, of types too: `from "./x.ts"`, `import "./x.css"`, `import("./x.ts")`. */
function importsOf(file) {
  const specifiers = readFileSync(join(folder, file), "utf8").matchAll(/\b(?:from|import)\s*\(?\s*"(\.[^"?]+)/g);
  return Array.from(specifiers, ([, specifier]) => posix.join(posix.dirname(file), specifier));
}

const problems = Object.entries(rooms).flatMap(([room, shows]) => {
  const into = imports.filter(({ file, imported }) => imported.startsWith(`${room}/`) && !file.startsWith(`${room}/`));
  const nameOf = ({ imported }) => imported.slice(room.length + 1);
  const crossings = into.filter((each) => !shows.includes(nameOf(each)));
  const unused = shows.filter((shown) => !into.some((each) => nameOf(each) === shown));
  return [
    ...crossings.map(({ file, imported }) => `${file} imports ${imported}, which ${room}/ does not show.`),
    ...unused.map((shown) => `${room}/ shows ${shown}, which nobody outside of it imports.`),
  ];
});

for (const problem of problems) console.log(problem);
console.log(`${Object.keys(rooms).length} rooms, ${imports.length} imports, ${problems.length} problems`);
if (problems.length > 0) console.log("Import what a room shows, or say in tools/rooms.json that it shows more.");
process.exitCode = problems.length > 0 || imports.length === 0 ? 1 : 0;
