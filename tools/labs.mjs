/** Trains every lab with some seeds and holds the medians to what was measured: npm run labs -- --seeds 5 */
import { createServer } from "vite";

const seeds = Number(process.argv[process.argv.indexOf("--seeds") + 1]) || 5;
const server = await createServer({ server: { middlewareMode: true }, logLevel: "error" });
const { LABS } = await server.ssrLoadModule("/app/labs/labs/index.ts");
const { runOf } = await server.ssrLoadModule("/app/labs/steps.ts");
const { median, scoreOf } = await server.ssrLoadModule("/app/labs/verdict.ts");
let outside = 0;
for (const lab of LABS) {
  for (const { setting, medians } of lab.expected) {
    console.log(`${lab.title} ${lab.setting.label} ${setting}`);
    for (const [contestant, [low, high]] of Object.entries(medians)) {
      const began = performance.now();
      const scores = Array.from({ length: seeds }, (_, i) =>
        scoreOf(lab, runOf(lab, contestant, setting, i + 1).values),
      );
      const found = median(scores);
      const isInside = found >= low && found <= high;
      if (!isInside) outside++;
      const range = `${Math.min(...scores).toFixed(3)} to ${Math.max(...scores).toFixed(3)}`;
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      console.log(
        `  ${isInside ? "✓" : "✗"} ${contestant}: ${found.toFixed(3)} (${range}), expected ${low} to ${high}, ${seconds} s`,
      );
    }
  }
}
await server.close();
console.log(outside === 0 ? "All medians are where they were measured." : `${outside} medians are elsewhere.`);
process.exitCode = outside === 0 ? 0 : 1;
