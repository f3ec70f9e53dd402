import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether the tests have a real server: the stand-in has not the scenarios of the library. */
export const hasServer = Boolean(process.env.MUSTER_JAR ?? process.env.MUSTER_URL);

/** A real server in a process of its own, with a data directory that outlives it. */
export class Muster {
  private process: ChildProcess | undefined;
  private said = '';

  private constructor(
    private readonly jar: string,
    private readonly port: number,
    private readonly data: string,
  ) {}

  static async prepare(jar: string): Promise<Muster> {
    return new Muster(jar, await freePort(), mkdtempSync(join(tmpdir(), 'muster-e2e-')));
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** @param more what else it is started with */
  async start(...more: readonly string[]): Promise<void> {
    const jdk = execFileSync('../../muster', ['--jdk'], { encoding: 'utf8' }).trim();
    this.process = spawn(
      join(jdk, 'bin', 'java'),
      ['-jar', this.jar, 'serve', '--port', String(this.port), '--data', this.data, ...more],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    this.process.stdout?.on('data', (chunk: Buffer) => (this.said += chunk.toString()));
    this.process.stderr?.on('data', (chunk: Buffer) => (this.said += chunk.toString()));
    for (let tries = 0; tries < 240; tries++) {
      if (this.process.exitCode !== null) break;
      const answers = await fetch(`${this.url}/api/about`).then(
        (response) => response.ok,
        () => false,
      );
      if (answers) return;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    throw new Error(`Muster does not answer at ${this.url}.\n${this.said}`);
  }

  /** The administrator's password for one time, as a start without a terminal leaves it. */
  get firstPassword(): string {
    return /\S+\s*$/.exec(readFileSync(join(this.data, 'admin-password'), 'utf8'))![0].trim();
  }

  /** As a power cut would: no shutdown, no last write. */
  async kill(): Promise<void> {
    const process = this.process;
    if (process && process.exitCode === null && process.signalCode === null) {
      const gone = once(process, 'exit');
      process.kill('SIGKILL');
      await gone;
    }
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.data, { recursive: true, force: true });
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
