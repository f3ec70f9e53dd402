import { createServer, request as forward } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { hasServer } from './muster';

/** A draw from 0 to 1, the same row for the same seed. */
function draws(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

type Fate = 'fine' | 'lost' | 'unanswered' | 'twice';

/**
 * A bad line between a browser and the server: it delays, cuts feeds anywhere, loses requests before they arrive and answers
 * on their way back, and sends some requests twice.
 */
class BadLine {
  steady = false;
  readonly done = { lost: 0, unanswered: 0, twice: 0, cut: 0 };
  private readonly draw: () => number;
  private readonly server: Server;
  private fates: Fate[] = [];

  constructor(
    private readonly target: URL,
    seed: number,
  ) {
    this.draw = draws(seed);
    this.server = createServer((asked, answer) => void this.carry(asked, answer));
  }

  async open(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close() {
    this.server.closeAllConnections();
    this.server.close();
  }

  /** Of every six acts two arrive as they should, and each thing that can go wrong does, in an order that is drawn. */
  private fate(): Fate {
    if (this.fates.length === 0) {
      const all: Fate[] = ['fine', 'fine', 'lost', 'unanswered', 'twice', 'twice'];
      while (all.length > 0) this.fates.push(...all.splice(Math.floor(this.draw() * all.length), 1));
    }
    return this.fates.pop()!;
  }

  private async carry(asked: IncomingMessage, answer: ServerResponse) {
    const parts: Buffer[] = [];
    for await (const part of asked) parts.push(part as Buffer);
    const body = Buffer.concat(parts);
    const fate = this.steady || asked.method !== 'POST' ? 'fine' : this.fate();
    if (!this.steady) await new Promise((resolve) => setTimeout(resolve, this.draw() * 150));
    if (fate === 'lost') {
      this.done.lost++;
      asked.socket.destroy();
      return;
    }
    if (fate === 'twice') {
      this.done.twice++;
      await this.ask(asked, body);
    }
    const answered = await this.ask(asked, body);
    if (fate === 'unanswered') {
      this.done.unanswered++;
      answered.destroy();
      asked.socket.destroy();
      return;
    }
    answer.writeHead(answered.statusCode ?? 502, answered.headers);
    answered.pipe(answer);
    answer.on('close', () => answered.destroy());
    if (asked.url!.includes('/feed') && !this.steady) {
      setTimeout(
        () => {
          this.done.cut++;
          asked.socket.destroy();
        },
        200 + this.draw() * 1_500,
      );
    }
  }

  private ask(asked: IncomingMessage, body: Buffer): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const { host: _, origin: __, ...headers } = asked.headers;
      const asking = forward(new URL(asked.url!, this.target), { method: asked.method, headers }, resolve);
      asking.on('error', reject);
      asking.end(body);
    });
  }
}

interface Entry {
  readonly number: number;
  readonly event: { readonly kind: string; readonly seat?: string; readonly text?: { readonly ref: string } };
}

test.skip(!hasServer, 'no server');

for (const seed of [1, 2]) {
  test(`over a bad line nothing done is lost or done twice, and the feed has no gap, seed ${seed}`, async ({
    page,
    request,
    baseURL,
  }) => {
    const id = `e2e-bad-line-${seed}-${Date.now()}`;
    const made = await request.post('/api/exercises', { data: { id, scenario: 'first-notice', seed: 7 } });
    const { seats } = (await made.json()) as { seats: { id: string }[] };
    const seat = seats[0]!.id;
    let moves = 0;
    const control = async (event: object) => {
      const answer = await request.post(`/api/exercises/${id}/control`, { data: { id: `m-${moves++}`, event } });
      expect(answer.ok(), await answer.text()).toBe(true);
    };
    await control({ kind: 'seat-staffed', seat, holder: 'person' });
    await control({ kind: 'exercise-started' });

    const line = new BadLine(new URL(baseURL!), seed);
    try {
      await page.goto(`${await line.open()}/exercises/${id}/seats/${seat}/my-log`);
      const note = page.getByRole('textbox');
      const add = page.getByRole('button', { name: 'Add' });
      const written = Array.from({ length: 12 }, (_, index) => `Note ${index + 1} over a bad line`);
      for (const words of written) {
        await note.fill(words);
        await add.click();
        await expect(note).toHaveValue('');
      }
      await expect(page.locator('.my-log .written')).toHaveText(written, { timeout: 90_000 });
      expect(Object.values(line.done).every((times) => times > 0), JSON.stringify(line.done)).toBe(true);

      const log = (await (await request.get(`/api/exercises/${id}/log?limit=1000`)).json()) as Entry[];
      const notes = log.filter(({ event }) => event.kind === 'seat-noted');
      const said = await Promise.all(
        notes.map(async ({ event }) => {
          const text = await request.get(`/api/exercises/${id}/texts/${event.text!.ref}`);
          return ((await text.json()) as { text: string }).text;
        }),
      );
      expect(said, 'each once, in the order of doing').toEqual(written);

      line.steady = true;
      await page.reload();
      await expect(page.locator('.my-log .written'), 'the same after all is read anew').toHaveText(written);
    } finally {
      line.close();
    }
  });
}
