import { defineConfig } from '@playwright/test';

/** The server under test. Without MUSTER_URL a stand-in is started that serves dist/ and plays an invented script. */
const real = process.env.MUSTER_URL;
const fake = 'http://127.0.0.1:4173';

export default defineConfig({
  testDir: 'e2e',
  timeout: 120_000,
  workers: 1,
  reporter: 'list',
  use: {
    baseURL: real ?? fake,
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
  ...(real ? {} : { webServer: { command: 'node dev/fake-server.mjs --port 4173', url: `${fake}/api/about` } }),
});
