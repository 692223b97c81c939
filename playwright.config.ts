import { defineConfig } from "@playwright/test";

const port = Number(process.env.E2E_PORT ?? 4319);
const baseURL = `http://127.0.0.1:${port}/`;

export default defineConfig({
  testDir: "e2e",
  testMatch: "*.spec.ts",
  globalSetup: "./e2e/browser.ts",
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  snapshotPathTemplate: "gallery/pictures/{arg}{ext}",
  webServer: { command: `npx vite preview --port ${port} --strictPort`, url: baseURL, reuseExistingServer: false },
  use: {
    baseURL,
    viewport: { width: 1440, height: 900 },
    // What is kept for offline use has a journey of its own.
    serviceWorkers: "block",
    // Journeys go over the whole page unless a link or a press asks for less of it.
    storageState: {
      cookies: [],
      origins: [{ origin: new URL(baseURL).origin, localStorage: [{ name: "level", value: "everything" }] }],
    },
    launchOptions: {
      // The global setup found it: this file is read again by every worker, after it ran.
      executablePath: process.env.CHROMIUM_PATH,
      args: [
        "--disable-quic",
        "--disable-component-update",
        "--disable-background-networking",
        "--force-color-profile=srgb",
        "--font-render-hinting=none",
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      ],
    },
  },
});
