/** Trains every lab with some seeds and holds medians and order to what was measured: npm run labs -- --seeds 5 */
import { createServer } from "vite";

const seeds = Number(process.argv[process.argv.indexOf("--seeds") + 1]) || 5;
const server = await createServer({ server: { middlewareMode: true }, logLevel: "error" });
const { LABS } = await server.ssrLoadModule("/app/labs/labs/index.ts");
const { runOf } = await server.ssrLoadModule("/app/labs/steps.ts");
const { compare, standings } = await server.ssrLoadModule("/app/labs/verdict.ts");
let outside = 0;
const say = (isRight, words) => {
  if (!isRight) outside++;
  console.log(`  ${isRight ? "✓" : "✗"} ${words}`);
};
for (const lab of LABS) {
  for (const { setting, medians, apart } of lab.expected) {
    const began = performance.now();
    const runs = Object.keys(medians).flatMap((contestant) =>
      Array.from({ length: seeds }, (_, i) => runOf(lab, contestant, setting, i + 1)),
    );
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    console.log(`${lab.title} ${lab.setting.label} ${setting}, ${seeds} seeds, ${seconds} s`);
    const places = standings(lab, runs);
    for (const { contestant, median, low, high } of places) {
      const [least, most] = medians[contestant];
      const words = `${median.toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)}), expected ${least} to ${most}`;
      say(median >= least && median <= most, `${contestant}: ${words}`);
    }
    for (const pair of apart) {
      const [better, worse] = pair.map((id) => places.findIndex(({ contestant }) => contestant === id));
      const { says, agree } = compare(places[better], places[worse]);
      say(says === "apart" && better < worse, `${pair.join(" before ")}: ${says}, ${agree} seeds agree`);
    }
  }
}
await server.close();
console.log(outside === 0 ? "All is as it was measured." : `${outside} medians or pairs are elsewhere.`);
process.exitCode = outside === 0 ? 0 : 1;
