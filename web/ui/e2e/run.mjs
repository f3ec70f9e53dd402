// Runs the browser tests with whatever Chromium the machine has. Without one they fail in CI, and elsewhere say so.
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

const found = [process.env.CHROMIUM, 'chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
  .filter(Boolean)
  .map((name) => spawnSync('sh', ['-c', 'command -v "$0"', name], { encoding: 'utf8' }).stdout.trim())
  .find(Boolean);

if (!found) {
  console.error('No Chromium was found: THE BROWSER TESTS DID NOT RUN. Maybe install chromium, or name one in CHROMIUM.');
  process.exit(process.env.CI ? 1 : 0);
}
// Two builds on one machine must not meet at one port.
const free = createServer().listen(0, '127.0.0.1');
await once(free, 'listening');
const { port } = free.address();
free.close();
await once(free, 'close');
const ran = spawnSync('node', ['node_modules/@playwright/test/cli.js', 'test', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { MUSTER_PORT: String(port), ...process.env, CHROMIUM: found },
});
process.exit(ran.status ?? 1);
