import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLogger, createServer, type Plugin, type ViteDevServer } from "vite";

/** A development server as `npm run dev` starts it in a fresh clone, where nothing is bundled yet. */
export interface Development {
  readonly server: ViteDevServer;
  readonly address: string;
  /** What it has warned of. */
  readonly warnings: readonly string[];
  close(): Promise<void>;
}

export async function startDevelopment(plugins: readonly Plugin[] = []): Promise<Development> {
  const cacheDir = mkdtempSync(join(tmpdir(), "normcube-dev-"));
  const warnings: string[] = [];
  const warn = (message: string) => void warnings.push(message);
  const server = await createServer({
    cacheDir,
    plugins: [...plugins],
    customLogger: { ...createLogger(), info: () => {}, warn, warnOnce: warn, error: warn },
    server: { port: 0 },
  });
  await server.listen();
  const close = async () => {
    await server.close();
    rmSync(cacheDir, { recursive: true });
  };
  return { server, address: server.resolvedUrls?.local[0] ?? "", warnings, close };
}
