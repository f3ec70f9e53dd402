import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Library } from './Library';

const scenario = {
  id: 'first-notice',
  title: { en: 'First Notice', es: 'Primer aviso' },
  exerciseType: 'drill',
  duration: 1_200_000,
  languages: ['en', 'es'],
  agencies: 5,
  positions: 8,
  lines: 10,
  links: 4,
  hash: 'ab',
  warnings: 0,
};
const created = {
  id: 'x-7',
  name: 'First Notice',
  scenario: { id: 'first-notice', title: scenario.title, hash: 'ab' },
  seed: 7,
  state: 'staffed',
  readOnly: false,
  clock: { now: 0, permille: 1000, running: false },
  lastEntry: 8,
};

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });

/** Shows the library before a server that gives these answers in turn. */
function show(...answers: (() => Response | Promise<Response>)[]) {
  const requests: { readonly path: string; readonly body?: Record<string, unknown> }[] = [];
  vi.stubGlobal('fetch', (path: string, init?: RequestInit) => {
    requests.push({ path, ...(init?.body ? { body: JSON.parse(init.body as string) as Record<string, unknown> } : {}) });
    return Promise.resolve((answers.length > 1 ? answers.shift()! : answers[0]!)());
  });
  const onCreated = vi.fn();
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MemoryRouter><Library onCreated={onCreated} /></MemoryRouter>
    </QueryClientProvider>,
  );
  return { requests, onCreated };
}

afterEach(cleanup);

describe('the library', () => {
  it('says what would fill it when it is empty', async () => {
    show(() => json([]));
    expect(await screen.findByText(/^No scenarios yet\. Put a scenario file/)).toBeTruthy();
  });

  it('says what failed, why and what may help, and tries again when asked', async () => {
    show(
      () => json({ title: 'Unavailable', detail: 'The store does not answer.' }, 503),
      () => json([scenario]),
    );
    const told = await screen.findByText(/^The scenarios cannot be read/);
    expect(told.textContent).toBe(
      'The scenarios cannot be read [503: The store does not answer.]. Maybe the store is restarting.',
    );
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('heading', { name: 'First Notice' })).toBeTruthy();
  });

  it('says so when the answer is not what was agreed, rather than showing half of it', async () => {
    show(() => json([{ ...scenario, agencies: 'five' }]));
    expect(await screen.findByText(/agencies should be a whole number, but is \["five"\]/)).toBeTruthy();
  });

  it('creates an exercise once, also when the first answer is lost', async () => {
    const { requests, onCreated } = show(
      () => json([scenario]),
      () => Promise.reject(new TypeError('network')),
      () => json(created, 201),
    );
    const play = await screen.findByRole('button', { name: 'Play with simulated crews' });
    fireEvent.click(play);
    expect(await screen.findByText(/^The exercise was not created \[no answer\]/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Play with simulated crews' }));
    await waitFor(() => expect(onCreated).toHaveBeenCalledWith('x-7'));
    const [first, second] = requests.slice(1);
    expect(first!.body!.id).toBe(second!.body!.id);
  });

  it('refuses a seed that is no whole number, with what was found and a cure', async () => {
    const { requests } = show(() => json([scenario]));
    fireEvent.change(await screen.findByLabelText('Seed'), { target: { value: 'seven' } });
    fireEvent.click(screen.getByRole('button', { name: 'Play with simulated crews' }));
    expect(screen.getByText('Seed [seven] is no whole number. Maybe 7.')).toBeTruthy();
    expect(requests).toHaveLength(1);
  });
});
