import { defineConfig } from '@playwright/test';

/**
 * The server under test: one that runs (MUSTER_URL), one started from a jar with a data directory of its own (MUSTER_JAR), or
 * else a stand-in that serves dist/ and plays an invented script.
 */
const running = process.env.MUSTER_URL;
const jar = process.env.MUSTER_JAR;
// Every process that reads this must find the same port, so it is chosen by whoever starts the first.
const port = process.env.MUSTER_PORT ?? '4173';
const started = `http://127.0.0.1:${port}`;
const start = jar
  ? `rm -rf ../target/e2e && exec "$(../../muster --jdk)/bin/java" -jar "$MUSTER_JAR" serve --port ${port} --data ../target/e2e`
  : `node dev/fake-server.mjs --port ${port}`;

export default defineConfig({
  testDir: 'e2e',
  timeout: 120_000,
  workers: 1,
  reporter: 'list',
  use: {
    baseURL: running ?? started,
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  ...(running ? {} : { webServer: { command: start, url: `${started}/api/about` } }),
});
