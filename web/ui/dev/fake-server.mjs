// A stand-in for Muster's server, for work on the screen and its tests. It serves dist/ under a strict content security
// policy and answers the API from a small play of three invented scripts. No part of the product.
//   node dev/fake-server.mjs [--port 4173]

import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { duration, Exercise } from './play.mjs';
import { desertRelay } from './desert-relay.mjs';
import { deskOf } from './seat.mjs';
import { dryWash, firstNotice } from './scripts.mjs';

const port = Number(process.argv[process.argv.indexOf('--port') + 1] || 4173);
const dist = fileURLToPath(new URL('../dist', import.meta.url));
const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; " +
  "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' };

const scripts = new Map([firstNotice, desertRelay, dryWash].map((script) => [script.id, script]));
const hashOf = (script) => [...script.id].map((char) => char.charCodeAt(0).toString(16)).join('').padEnd(64, '0');
const summary = (script) => ({
  id: script.id,
  title: script.title,
  summary: script.summary,
  exerciseType: script.exerciseType,
  duration: duration(script.duration),
  languages: script.languages,
  agencies: script.agencies.length,
  positions: script.positions.length,
  lines: script.msel.length,
  links: script.links.length,
  hash: hashOf(script),
  warnings: script.id === 'dry-wash' ? 2 : 0,
});

const exercises = new Map();
function create({ id, scenario, seed, name }) {
  const script = structuredClone(scripts.get(scenario));
  const exercise = new Exercise({ id, seed: seed ?? 7, script, hash: hashOf(script), name: name ?? script.title.en });
  exercises.set(id, exercise);
  return exercise;
}

// One exercise that has ended, so that lists and scores have something to show.
const ended = create({ id: 'x-ended', scenario: 'first-notice', name: 'Cohort A' });
ended.control({ id: 'start' }, { kind: 'exercise-started' });
ended.advance(Infinity);

let before = performance.now();
setInterval(() => {
  const now = performance.now();
  for (const exercise of exercises.values()) {
    if (exercise.clock.running) exercise.advance(exercise.clock.now + Math.round(((now - before) * exercise.clock.permille) / 1000));
  }
  before = now;
}, 50);

const server = createServer(async (request, response) => {
  const url = new URL(request.url, 'http://localhost');
  response.setHeader('Content-Security-Policy', CSP);
  try {
    if (url.pathname.startsWith('/api/') || url.pathname.startsWith('/dev/')) await api(request, response, url);
    else page(response, url);
  } catch (error) {
    problem(response, 500, { title: 'Broken', detail: String(error) });
  }
});

function page(response, url) {
  let file = normalize(join(dist, url.pathname));
  if (!file.startsWith(dist) || !existsSync(file) || statSync(file).isDirectory()) file = join(dist, 'index.html');
  response.setHeader('Content-Type', TYPES[extname(file)] ?? 'application/octet-stream');
  createReadStream(file).pipe(response);
}

async function api(request, response, url) {
  const [, root, ...parts] = url.pathname.split('/').map(decodeURIComponent);
  const body = request.method === 'POST' ? await json(request) : undefined;
  const [thing, id, what, seat, deed] = parts;
  if (root === 'dev') return dev(response, parts, body);
  if (thing === 'about') return send(response, { version: '0.1.0', demo: true, languages: ['en', 'es'] });
  if (thing === 'scenarios' && !id) return send(response, [...scripts.values()].map(summary));
  if (thing === 'exercises' && !id) {
    if (!body) return send(response, [...exercises.values()].map((exercise) => exercise.view(false)));
    if (!scripts.has(body.scenario)) return problem(response, 404, { title: 'Not found', detail: `Scenario (${body.scenario}) is unknown.` });
    const made = exercises.get(body.id) ?? create(body);
    response.setHeader('Location', `/api/exercises/${made.id}`);
    return send(response, made.view(), 201);
  }
  const exercise = exercises.get(id);
  if (thing !== 'exercises' || !exercise) return problem(response, 404, { title: 'Not found', detail: 'There is no such thing.' });
  switch (what) {
    case undefined:
      return send(response, exercise.view());
    case 'scenario':
      return send(response, { tree: exercise.script });
    case 'control':
      return answer(response, exercise.control({ id: body.id, ...(body.seen === undefined ? {} : { seen: body.seen }) }, body.event));
    case 'scores':
      if (seat === 'explain') {
        const value = { missing: 'no-items' };
        return send(response, { kind: 'exercise', subject: url.searchParams.get('measure'), upTo: exercise.entries.length - 1, value, steps: [] });
      }
      return send(response, exercise.scores());
    case 'log': {
      const from = Number(url.searchParams.get('from') ?? 0);
      return send(response, exercise.entries.slice(from, from + Number(url.searchParams.get('limit') ?? 500)));
    }
    case 'log.jsonl':
      response.setHeader('Content-Type', 'application/jsonl');
      return response.end(exercise.entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
    case 'feed':
      return feed(request, response, exercise, exercise.entries.slice(Number(url.searchParams.get('after') ?? -1) + 1));
    case 'seats':
      if (!exercise.position(seat)) break;
      if (deed === 'acts') return answer(response, exercise.act(seat, body.id, body.event));
      if (deed === 'feed') return feed(request, response, exercise, exercise.seatFeeds.get(seat).slice(Number(url.searchParams.get('after') ?? 0)), seat);
      return send(response, seatView(exercise, seat));
  }
  return problem(response, 404, { title: 'Not found', detail: 'There is no such thing.' });
}

function seatView(exercise, id) {
  const { script } = exercise;
  const position = exercise.position(id);
  const { id: agency, title, level } = script.agencies.find((one) => one.id === position.agency);
  return {
    exercise: { id: exercise.id, name: exercise.name, title: script.title },
    seat: { id, title: position.title, languages: position.languages ?? script.languages },
    agency: { id: agency, title, level },
    briefing: script.briefing,
    state: exercise.state,
    ...(exercise.state === 'paused' ? { pause: exercise.pauseReason } : {}),
    clock: exercise.clock,
    languages: script.languages,
    desk: deskOf(script, id),
  };
}

/** Things that only a test or a picture needs: a pause of the store, time passing, a log of many entries. */
function dev(response, [, id, what], body) {
  const exercise = exercises.get(id);
  if (what === 'pause') exercise.pause(body.reason);
  if (what === 'advance') exercise.advance(body.to);
  if (what === 'flood') for (let n = 0; n < body.entries; n++) exercise.write('engine', { kind: 'link-restored', link: exercise.script.links[0].id });
  exercise.tellClock();
  return send(response, exercise.view());
}

function feed(request, response, exercise, backlog, seat) {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  const entry = (one) => response.write(`event: entry\nid: ${one.number}\ndata: ${JSON.stringify(one)}\n\n`);
  const clock = () => response.write(`event: clock\ndata: ${JSON.stringify(exercise.tick())}\n\n`);
  backlog.forEach(entry);
  clock();
  const ofSeat = (whose, one) => whose === seat && entry(one);
  const listeners = seat ? [exercise.seatListeners, ofSeat] : [exercise.listeners, entry];
  listeners[0].add(listeners[1]);
  exercise.clockListeners.add(clock);
  const timer = setInterval(clock, 2_000);
  request.on('close', () => {
    clearInterval(timer);
    listeners[0].delete(listeners[1]);
    exercise.clockListeners.delete(clock);
  });
}

async function json(request) {
  let text = '';
  for await (const piece of request) text += piece;
  return JSON.parse(text);
}

function send(response, body, status = 200) {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body));
}

function answer(response, made) {
  if (!('refused' in made)) return send(response, made);
  return problem(response, 409, { title: 'Refused', detail: `Refused: ${made.refused}.`, code: made.refused, values: [] });
}

function problem(response, status, fields) {
  response.writeHead(status, { 'Content-Type': 'application/problem+json' });
  response.end(JSON.stringify({ type: 'about:blank', status, ...fields }));
}

server.listen(port, '127.0.0.1', () => console.log(`Fake Muster on http://127.0.0.1:${port}`));
