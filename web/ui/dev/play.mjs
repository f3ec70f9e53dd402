// A small play of a script for the fake server. It is no engine: it knows injects, acknowledgements, a cut and a slow link,
// enough to show every state of the screen. Everything is a function of the script, so each playing is alike.

import { itemOf, seatAct } from './seat.mjs';

const UNITS = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000 };
export const duration = (text) =>
  [...text.matchAll(/(\d+)([dhms])/g)].reduce((sum, [, count, unit]) => sum + Number(count) * UNITS[unit], 0);
const momentOf = (text) => {
  const [, hours, minutes, seconds = '0'] = /^T\+(\d+):(\d+)(?::(\d+))?$/.exec(text);
  return (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
};
/** 0 … 1, always the same for the same words. */
const chance = (...words) => {
  let hash = 2166136261;
  for (const char of words.join('/')) hash = Math.imul(hash ^ char.charCodeAt(0), 16777619) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 2246822507) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 13), 3266489909) >>> 0;
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
};
const CHANNEL_DELAYS = { radio: 8000, telephone: 20_000, 'secure-portal': 5000, email: 30_000 };

export class Exercise {
  constructor({ id, name, seed, script, hash, summary }) {
    Object.assign(this, { id, name, seed, script, hash, summary });
    this.duration = duration(script.duration);
    this.state = 'created';
    this.clock = { now: 0, permille: 1000, running: false };
    this.entries = [];
    this.seatFeeds = new Map(script.positions.map((position) => [position.id, []]));
    this.seatNumbers = new Map(script.positions.map((position) => [position.id, new Map()]));
    this.holders = new Map();
    this.listeners = new Set();
    this.seatListeners = new Set();
    this.clockListeners = new Set();
    this.due = [];
    this.order = 0;
    this.messages = new Map();
    this.open = new Map();
    this.items = [];
    this.cut = new Map();
    this.factor = new Map();
    this.done = new Map();
    this.write('in', { kind: 'exercise-created', log: 1, rules: 1, scenario: hash, language: 1, seed, replication: 0, profile: 'standard-1' }, { by: 'control:1', id: `create-${id}` });
    for (const { id: seat } of script.positions) this.staff(seat, 'crew', { by: 'driver', id: `crew-${seat}` });
    this.state = 'staffed';
    for (const line of script.msel) if (line.at) this.at(momentOf(line.at), 5, () => this.release(line));
    for (const disruption of script.disruptions ?? []) {
      const from = disruption.random ? duration(disruption.random.meanUp) : momentOf(disruption.at);
      const lasts = duration(disruption.lasts ?? disruption.random.meanDown);
      this.at(from, 2, () => this.disrupt(disruption));
      this.at(from + lasts, 1, () => this.restore(disruption));
    }
    for (const phase of script.phases ?? []) {
      this.at(momentOf(phase.at), 3, () => {
        if (this.phase) this.write('engine', { kind: 'phase-closed', phase: this.phase });
        this.phase = phase.id;
        this.write('engine', { kind: 'phase-opened', phase: phase.id });
      });
    }
    this.at(this.duration, 8, () => this.end('duration', 'engine'));
  }

  at(time, rung, act) {
    this.due.push({ time, rung, order: this.order++, act });
    this.due.sort((a, b) => a.time - b.time || a.rung - b.rung || a.order - b.order);
  }

  write(source, event, input, cause) {
    const entry = { number: this.entries.length, time: this.clock.now, source, ...(cause === undefined ? {} : { cause }), ...(input ? { input } : {}), event };
    this.entries.push(entry);
    this.listeners.forEach((listener) => listener(entry));
    return entry.number;
  }

  tellSeat(seat, event) {
    const feed = this.seatFeeds.get(seat);
    const entry = { number: feed.length + 1, time: this.clock.now, event };
    feed.push(entry);
    this.seatListeners.forEach((listener) => listener(seat, entry));
  }

  tellAll(event) {
    for (const seat of this.seatFeeds.keys()) this.tellSeat(seat, event);
  }

  tellClock() {
    this.clockListeners.forEach((listener) => listener());
  }

  staff(seat, holder, input) {
    this.holders.set(seat, holder);
    const event = { kind: 'seat-staffed', seat, holder, ...(holder === 'person' ? { person: 'p-1', seen: false } : {}) };
    const number = this.write('in', event, input);
    this.tellSeat(seat, { kind: 'seat-staffed', seat, holder });
    return number;
  }

  position(id) {
    return this.script.positions.find((position) => position.id === id);
  }

  title(id) {
    const { agencies, positions, personas } = this.script;
    return [...agencies, ...positions, ...personas].find((thing) => thing.id === id).title;
  }

  /** Plays everything up to and including a time. */
  advance(time) {
    const target = Math.min(time, this.duration);
    while (this.state === 'started' && this.due[0] && this.due[0].time <= target) {
      const next = this.due.shift();
      this.clock.now = Math.max(this.clock.now, next.time);
      next.act();
    }
    if (this.state === 'started') this.clock.now = Math.max(this.clock.now, target);
  }

  release(line) {
    const kind = line.kind === 'contingency' ? { kind: 'contingency-released', line: line.id, rescues: line.whenMissed } : { kind: 'inject-released', line: line.id };
    const msg = this.messages.size + 1;
    const released = this.write('engine', kind.kind === 'inject-released' ? { ...kind, msg } : kind);
    const to = this.recipients(line.to);
    const over = line.over ?? 'best';
    this.messages.set(msg, { line, to });
    const sent = this.write('engine', { kind: 'message-sent', msg, sender: line.from, to, type: 'report', via: over, items: [], tlp: 'green', purpose: 'life-safety', closing: false, ...(line.spokenIn ? { lang: line.spokenIn } : {}), line: line.id }, undefined, released);
    for (const seat of to) this.send(msg, line, seat, over, sent);
  }

  recipients(to) {
    if (to === 'all') return this.script.positions.map((position) => position.id);
    return to;
  }

  send(msg, line, seat, over, cause) {
    if (over === 'direct') return this.deliver(msg, line, seat, undefined, cause);
    const { agency } = this.position(seat);
    const ways = this.script.links.filter((link) => link.members.includes(agency) && (over === 'best' ? link.members.includes(line.from) : link.id === over));
    const link = ways.find((way) => !this.cut.has(way.id)) ?? ways[0];
    if (link && this.cut.has(link.id) && link.channel === 'email') {
      this.write('engine', { kind: 'message-held', msg, to: seat, link: link.id, reason: 'outage' }, undefined, cause);
      return undefined;
    }
    if (!link || this.cut.has(link.id)) {
      this.write('engine', { kind: 'message-lost', msg, to: seat, link: link?.id ?? over, reason: 'outage' }, undefined, cause);
      return undefined;
    }
    const delay = Math.round((CHANNEL_DELAYS[link.channel] ?? 10_000) * (0.6 + chance(msg, seat, link.id)) * (this.factor.get(link.id) ?? 1));
    const arrivesAt = this.clock.now + delay;
    const routed = this.write('engine', { kind: 'message-routed', msg, hop: 1, link: link.id, level: 'primary', arrivesAt }, undefined, cause);
    this.at(arrivesAt, 4, () => this.deliver(msg, line, seat, link, routed));
    return undefined;
  }

  deliver(msg, line, seat, link, cause) {
    const number = this.write('engine', { kind: 'message-delivered', msg, seat, ...(link ? { link: link.id, level: 'primary', distorted: false } : {}) }, undefined, cause);
    const numbers = this.seatNumbers.get(seat);
    numbers.set(msg, numbers.size + 1);
    const frame = { en: 'EXERCISE EXERCISE EXERCISE.', es: 'EJERCICIO EJERCICIO EJERCICIO.' };
    const close = { en: 'EXERCISE.', es: 'EJERCICIO.' };
    const text = Object.fromEntries(Object.entries(line.text).map(([lang, words]) => [lang, `${frame[lang]} ${words} ${close[lang]}`]));
    this.tellSeat(seat, { kind: 'message-delivered', msg: numbers.get(msg), seat, ...(link ? { channel: link.channel } : {}), from: { id: line.from, title: this.title(line.from) }, type: 'report', title: line.title, text, items: (line.items ?? []).map((id) => itemOf(this.script, id)), tlp: 'green', ...(line.decision ? { decision: shownChoice(line.decision) } : {}), ...(line.spokenIn ? { lang: line.spokenIn } : {}) });
    for (const id of line.items ?? []) {
      const { agency } = this.position(seat);
      for (const other of this.script.positions) {
        if (other.agency === agency) this.tellSeat(other.id, { kind: 'item-known', item: itemOf(this.script, id), agency, ...(other.id === seat ? { msg: numbers.get(msg) } : {}) });
      }
    }
    if (line.acknowledgeWithin) this.expect(msg, line, seat, number);
    for (const expected of line.expects ?? []) {
      const opened = this.write('engine', { kind: 'expectation-opened', exp: expected.id, who: expected.who, within: duration(expected.within), clock: 'delivered' }, undefined, number);
      this.at(this.clock.now + duration(expected.within) + 1, 7, () => {
        this.write('engine', { kind: 'expectation-missed', exp: expected.id, who: expected.who, excused: 0 }, undefined, opened);
        const rescue = this.script.msel.find((other) => other.whenMissed === expected.id);
        if (rescue) this.release(rescue);
      });
    }
    if (this.holders.get(seat) !== 'empty') {
      const wait = Math.round(20_000 + 330_000 * chance('ack', msg, seat) ** 2);
      this.at(this.clock.now + wait, 6, () => this.crewActs(msg, seat));
    }
  }

  crewActs(msg, seat) {
    if (this.holders.get(seat) !== 'crew') return;
    if (!this.messages.get(msg).opened?.has(seat)) this.seatActs('message-opened', msg, seat, 'crew');
    if (!this.messages.get(msg).acknowledged?.has(seat)) this.seatActs('message-acknowledged', msg, seat, 'crew');
  }

  seatActs(kind, msg, seat, source, input) {
    const message = this.messages.get(msg);
    const set = kind === 'message-opened' ? 'opened' : 'acknowledged';
    message[set] ??= new Set();
    message[set].add(seat);
    const number = this.write(source, { kind, msg, seat }, input);
    this.tellSeat(seat, { kind, msg: this.seatNumbers.get(seat).get(msg), seat });
    if (kind === 'message-acknowledged') this.meet(`${message.line.id}-ack`, seat, number);
    if (kind === 'message-acknowledged') {
      for (const line of this.script.msel) {
        if (line.after?.line === message.line.id && line.after.event === 'acknowledged' && !line.fired?.has(this.id)) {
          (line.fired ??= new Set()).add(this.id);
          this.at(this.clock.now + duration(line.after.delay), 5, () => this.release(line));
        }
      }
    }
    return number;
  }

  expect(msg, line, seat, cause) {
    const within = duration(line.acknowledgeWithin);
    const exp = `${line.id}-ack`;
    const item = { exp, seat, within, opened: this.clock.now, entries: [], state: 'open' };
    item.entries.push(this.write('engine', { kind: 'expectation-opened', exp, who: seat, within, clock: 'delivered' }, undefined, cause));
    this.items.push(item);
    this.open.set(`${exp} ${seat}`, item);
    this.at(item.opened + within + 1, 7, () => {
      if (item.state === 'open') item.entries.push(this.write('engine', { kind: 'expectation-missed', exp, who: seat, excused: 0 }));
    });
    this.at(item.opened + 2 * within + 1, 7, () => this.close(item, 'failed'));
  }

  meet(exp, seat, act) {
    const item = this.open.get(`${exp} ${seat}`);
    if (!item || item.state !== 'open') return;
    item.x = (this.clock.now - item.opened) / item.within;
    item.entries.push(this.write('engine', { kind: 'expectation-met', exp, who: seat, by: seat, credit: 1000, excused: 0, at: this.clock.now, act }, undefined, act));
    this.close(item, 'met');
  }

  close(item, state) {
    if (item.state !== 'open') return;
    item.state = state;
    if (state === 'censored') item.x = (this.clock.now - item.opened) / item.within;
    item.entries.push(this.write('engine', { kind: 'expectation-closed', exp: item.exp, who: item.seat, state, excused: 0, ...(state === 'met' ? { credit: 1000 } : {}) }));
  }

  /** The links that a disruption hits, and the agencies. */
  hit({ kind, hits = {}, changes, firstHeardBy }) {
    const { links, positions, agreements = [] } = this.script;
    const among = (value, id) => [value ?? []].flat().includes(id);
    const one = links.filter((link) => among(hits.link, link.id) || among(hits.failureDomain, link.failureDomain));
    const sides = hits.between ?? [];
    const across = links.filter(({ members }) => members.length === 2 && sides.length === 2 && members.some((id) => sides[0].includes(id)) && members.some((id) => sides[1].includes(id)));
    const seats = [hits.position ?? []].flat();
    const agencies = new Set([
      ...[hits.agency ?? []].flat(),
      ...[hits.pair ?? []].flat(),
      ...seats.map((seat) => positions.find(({ id }) => id === seat).agency),
      ...sides.flat(),
      ...(firstHeardBy ?? []),
      ...(kind === 'policy-change' ? agreements.filter(({ id }) => changes.some((change) => Object.values(change).includes(id))).flatMap(({ parties }) => parties) : []),
      ...[...one, ...across].flatMap(({ members }) => members),
    ]);
    return { links: [...one, ...across], agencies: [...agencies], seats };
  }

  disrupt(disruption, cause) {
    const { id, kind, factor, loss, capacity } = disruption;
    const { links, agencies, seats } = this.hit(disruption);
    this.running ??= new Map();
    this.running.set(id, disruption);
    const began = this.write('engine', { kind: 'disruption-started', disruption: id, type: kind, hits: agencies }, undefined, cause);
    const told = (event) => this.write('engine', event, undefined, began);
    switch (kind) {
      case 'outage':
      case 'flapping':
      case 'partition':
        for (const link of links) {
          if (!this.cut.has(link.id)) told({ kind: 'link-cut', link: link.id, disruption: id });
          this.cut.set(link.id, new Set([...(this.cut.get(link.id) ?? []), id]));
        }
        break;
      case 'latency':
      case 'loss':
      case 'capacity-cut':
        for (const link of links) {
          if (factor) this.factor.set(link.id, factor);
          told({ kind: 'link-degraded', link: link.id, disruption: id, ...(factor ? { factor: factor * 1000 } : {}), ...(loss ? { loss: Math.round(loss * 1000) } : {}), ...(capacity ? { capacity: parseInt(capacity, 10) } : {}) });
        }
        break;
      case 'agency-outage':
        for (const agency of agencies) told({ kind: 'agency-down', target: agency });
        break;
      case 'staff-absence':
        for (const seat of seats) told({ kind: 'seat-absent', seat });
        break;
      case 'power-loss':
        for (const target of Object.values(disruption.hits).flat()) told({ kind: 'power-lost', target });
        break;
      case 'access-loss':
        for (const target of Object.values(disruption.hits).flat()) told({ kind: 'access-lost', target });
        break;
      case 'clock-error':
        for (const agency of agencies) told({ kind: 'clock-skewed', agency, offset: 420_000 });
        break;
      case 'misinformation':
        for (const agency of agencies) told({ kind: 'false-item-planted', item: disruption.item, agency });
        break;
      case 'policy-change':
        for (const [what, agreement] of disruption.changes.flatMap(Object.entries)) told({ kind: `agreement-${{ suspend: 'suspended', expire: 'expired', revoke: 'revoked', restore: 'restored' }[what]}`, agreement });
        break;
    }
  }

  restore(disruption, cause) {
    const { id, kind } = disruption;
    if (!this.running?.delete(id)) return;
    const { links, agencies, seats } = this.hit(disruption);
    const ended = this.write('engine', { kind: 'disruption-ended', disruption: id, type: kind, hits: agencies }, undefined, cause);
    const told = (event) => this.write('engine', event, undefined, ended);
    for (const link of links) {
      if (disruption.factor) this.factor.delete(link.id);
      const cutBy = this.cut.get(link.id);
      if (!cutBy?.delete(id) || cutBy.size > 0) continue;
      this.cut.delete(link.id);
      told({ kind: 'link-restored', link: link.id, disruption: id });
    }
    if (kind === 'agency-outage') agencies.forEach((target) => told({ kind: 'agency-up', target }));
    if (kind === 'staff-absence') seats.forEach((seat) => told({ kind: 'seat-returned', seat }));
    if (kind === 'power-loss') Object.values(disruption.hits).flat().forEach((target) => told({ kind: 'power-restored', target }));
    if (kind === 'access-loss') Object.values(disruption.hits).flat().forEach((target) => told({ kind: 'access-restored', target }));
    if (kind === 'clock-error') agencies.forEach((agency) => told({ kind: 'clock-corrected', agency, offset: 420_000 }));
    if (kind === 'policy-change') disruption.changes.flatMap(Object.values).forEach((agreement) => told({ kind: 'agreement-restored', agreement }));
  }

  end(reason, source, input) {
    for (const item of this.items) this.close(item, 'censored');
    const number = this.write(source, { kind: 'exercise-ended', reason }, input);
    this.state = 'ended';
    this.clock.running = false;
    this.tellAll({ kind: 'exercise-ended', reason });
    this.tellClock();
    return number;
  }

  pause(reason, input) {
    this.state = 'paused';
    this.pauseReason = reason;
    this.clock.running = false;
    const number = this.write('in', { kind: 'clock-paused', reason }, input ?? { by: 'driver', id: `pause-${this.entries.length}` });
    this.tellAll({ kind: 'clock-paused', reason });
    this.tellClock();
    return number;
  }

  safetyStop(input) {
    const number = this.write('in', { kind: 'safety-stop-called' }, input);
    this.tellAll({ kind: 'safety-stop-called' });
    this.pause('safety');
    return number;
  }

  /** @returns {{ number: number } | { refused: string }} */
  control(input, event) {
    const known = this.done.get(input.id);
    if (known) return known;
    const answer = this.#control({ by: 'control:1', ...input }, event);
    if ('number' in answer) this.done.set(input.id, answer);
    return answer;
  }

  #control(input, event) {
    if (this.state === 'ended' && event.kind !== 'seat-staffed') return { refused: 'ended' };
    switch (event.kind) {
      case 'exercise-started': {
        if (this.state !== 'staffed') return { refused: 'already' };
        const number = this.write('in', event, input);
        this.state = 'started';
        this.clock.running = true;
        this.tellAll(event);
        this.tellClock();
        return { number };
      }
      case 'clock-paused':
        return this.state === 'started' ? { number: this.pause('controller', input) } : { refused: 'already' };
      case 'clock-resumed': {
        if (this.state !== 'paused') return { refused: 'already' };
        const number = this.write('in', event, input);
        this.state = 'started';
        this.pauseReason = undefined;
        this.clock.running = true;
        this.tellAll(event);
        this.tellClock();
        return { number };
      }
      case 'speed-set': {
        this.clock.permille = event.permille;
        const number = this.write('in', event, input);
        this.tellAll(event);
        this.tellClock();
        return { number };
      }
      case 'clock-jumped': {
        if (event.to <= this.clock.now) return { refused: 'stale' };
        const number = this.write('in', event, input);
        if (event.mode === 'skip') this.due = this.due.filter((due) => due.time > event.to || due.rung !== 5);
        const paused = this.state === 'paused';
        this.state = 'started';
        this.advance(event.to);
        if (paused && this.state === 'started') this.state = 'paused';
        this.tellAll(event);
        this.tellClock();
        return { number };
      }
      case 'disruption-thrown': {
        if (this.state === 'staffed') return { refused: 'not-started' };
        if (this.running?.has(event.disruption)) return { refused: 'already' };
        const number = this.write('in', event, input);
        const { lasts, until } = event.tree;
        this.disrupt(event.tree, number);
        const end = lasts ? this.clock.now + duration(lasts) : until ? momentOf(until) : undefined;
        if (end !== undefined) this.at(end, 1, () => this.restore(event.tree));
        return { number };
      }
      case 'disruption-lifted': {
        const running = this.running?.get(event.disruption);
        if (!running) return { refused: 'unknown' };
        const number = this.write('in', event, input);
        this.restore(running, number);
        return { number };
      }
      case 'safety-stop-called':
        return { number: this.safetyStop(input) };
      case 'safety-stop-cleared': {
        const number = this.write('in', event, input);
        this.tellAll(event);
        return { number };
      }
      case 'exercise-ended':
        return { number: this.end('director', 'in', input) };
      case 'seat-staffed':
        return this.state === 'ended' ? { refused: 'ended' } : { number: this.staff(event.seat, event.holder, input) };
      default:
        return { refused: 'unknown' };
    }
  }

  /** @returns {{ accepted: true } | { refused: string }} */
  act(seat, id, event) {
    const known = this.done.get(id);
    if (known) return known;
    const msg = [...this.seatNumbers.get(seat)].find(([, own]) => own === event.msg)?.[0];
    if (this.state === 'ended') return { refused: 'ended' };
    if (event.kind === 'safety-stop-called') {
      this.safetyStop({ by: `seat:${seat}`, id });
      return { accepted: true };
    }
    if (this.state === 'paused' && event.kind !== 'seat-noted') return { refused: 'paused' };
    if (this.state !== 'started' && event.kind !== 'seat-noted') return { refused: 'not-started' };
    if (!['message-opened', 'message-acknowledged', 'message-read-back'].includes(event.kind)) {
      const answer = seatAct(this, seat, event, { by: `seat:${seat}`, id });
      if ('accepted' in answer) this.done.set(id, answer);
      return answer;
    }
    if (msg === undefined) return { refused: 'unknown' };
    const set = event.kind === 'message-opened' ? 'opened' : 'acknowledged';
    if (this.messages.get(msg)[set]?.has(seat)) return { refused: 'already' };
    this.seatActs(event.kind, msg, seat, 'in', { by: `seat:${seat}`, id });
    const answer = { accepted: true };
    this.done.set(id, answer);
    return answer;
  }

  view(withSeats = true) {
    const { id, name, seed, state, script, clock } = this;
    return {
      id,
      name,
      scenario: { id: script.id, title: script.title, hash: this.hash, duration: this.duration },
      seed,
      state,
      ...(state === 'paused' ? { pause: this.pauseReason } : {}),
      readOnly: false,
      clock: { ...clock },
      lastEntry: this.entries.length - 1,
      ...(withSeats
        ? {
            seats: script.positions.map((position) => {
              const { id: agency, title, level } = script.agencies.find((one) => one.id === position.agency);
              return { id: position.id, title: position.title, agency: { id: agency, title, level }, holder: this.holders.get(position.id) };
            }),
          }
        : {}),
    };
  }

  tick() {
    const { now, permille, running } = this.clock;
    return { now, permille, running, state: this.state, ...(this.state === 'paused' ? { pause: this.pauseReason } : {}) };
  }

  /** Figures of the other measures, made up from the same items, so that each kind of evidence can be seen. */
  otherMeasures(items) {
    if (!this.script.agreements) return {};
    const settled = items.filter((item) => item.state !== 'open');
    if (settled.length === 0) return Object.fromEntries(['A2', 'B1', 'C1', 'C2'].map((id) => [id, { missing: 'no-items' }]));
    const known = (value, n, evidence) => ({ value, n, ...(n < 2 ? {} : { interval: wilson(value / 100, n) }), few: n < 5, band: value >= 85 ? 'strong' : value >= 70 ? 'adequate' : 'needs-work', excusedMs: 0, evidence });
    const timed = (name) => {
      const lines = settled.map((item, index) => {
        const x = Math.round(100 * (0.3 + 1.2 * chance(name, item.exp, item.seat))) / 100;
        return { item: name(item), who: item.seat, state: 'met', x, tookMs: Math.round(x * item.within) + (index % 3 ? 0 : 90_000), withinMs: item.within, credit: Math.round(1000 * Math.max(0, Math.min(1, 2 - x))), excusedMs: index % 3 ? 0 : 90_000, crew: true, entries: item.entries };
      });
      return { ...known(lines.reduce((sum, line) => sum + line.credit / 10, 0) / lines.length, lines.length, lines), onTime: (100 * lines.filter((line) => line.x <= 1).length) / lines.length, censored: 0 };
    };
    const tasks = settled.map((item) => ({ item: item.exp, who: item.seat, task: item.exp.replace('-ack', ''), weight: 1 + (item.within > 300_000 ? 1 : 0), state: item.state === 'met' ? 'met' : 'failed', credit: item.state === 'met' ? 1000 : 0, excusedMs: 0, crew: false, entries: item.entries }));
    const shared = settled.map((item, index) => {
      const allowed = index % 4 !== 3;
      return { item: 'shelter-raid', who: item.seat, to: 'state-eoc', weight: allowed ? 1 : 3, state: allowed ? 'allowed' : 'deny-no-agreement', crew: false, entries: item.entries.slice(0, 1) };
    });
    const [weights, bad] = [tasks.reduce((sum, { weight }) => sum + weight, 0), shared.filter(({ state }) => state !== 'allowed').length];
    return {
      A2: timed((item) => (item.exp === 'm-08-ack' ? 'e-3' : item.exp)),
      B1: known((100 * tasks.reduce((sum, { weight, credit }) => sum + (weight * credit) / 1000, 0)) / weights, tasks.length, tasks),
      C1: timed((item) => `shelter-raid-to-${item.seat}`),
      C2: known((100 * (shared.length - bad)) / (shared.length - bad + 3 * bad), shared.length, shared),
    };
  }

  scores() {
    const value = (items) => {
      const settled = items.filter((item) => item.state !== 'open');
      if (settled.length === 0) return { missing: 'no-items' };
      const lines = settled.map((item) => ({ item: item.exp, who: item.seat, state: item.state, ...(item.x === undefined ? {} : { x: item.x }), withinMs: item.within, ...(item.x === undefined ? {} : { tookMs: Math.round(item.x * item.within) }), ...(item.state === 'met' ? { credit: Math.round(1000 * Math.max(0, Math.min(1, 2 - item.x))) } : {}), excusedMs: 0, crew: false, entries: item.entries }));
      const n = settled.filter((item) => item.state !== 'censored').length;
      const surviving = (x) => curve(settled).reduce((share, step) => (step.x <= x ? step.share : share), 1);
      const steps = [{ x: 1, share: surviving(1) }, ...curve(settled).filter((step) => step.x > 1 && step.x < 2)];
      const lost = steps.reduce((sum, step, index) => sum + step.share * ((steps[index + 1]?.x ?? 2) - step.x), 0);
      const result = 100 * (1 - lost);
      const band = result >= 85 ? 'strong' : result >= 70 ? 'adequate' : result >= 50 ? 'needs-work' : 'deficient';
      return { value: result, n, ...(n < 2 ? {} : { interval: wilson(result / 100, n) }), few: n < 5, band, excusedMs: 0, censored: settled.length - n, onTime: 100 * (1 - surviving(1)), evidence: lines };
    };
    const agencyOf = new Map(this.script.positions.map((position) => [position.id, position.agency]));
    const mean = ({ evidence, censored, onTime, ...figure }) => ('missing' in figure ? figure : { ...figure, interval: undefined });
    const holder = (kind, id, items) => {
      const measures = { A1: value(items), ...this.otherMeasures(items) };
      const dimensions = Object.fromEntries(Object.entries(measures).map(([measure, found]) => [measure[0], mean(found)]));
      const overall = { ...mean(measures.A1), partial: true, capped: false };
      const ofSeat = kind === 'seat' ? { coordination: { missing: 'no-items' }, notForReadiness: ['not-real-speed'], seenBefore: false } : {};
      return { kind, ...(id ? { id } : {}), measures, withoutCrews: measures, dimensions, overall, ...ofSeat, flags: [] };
    };
    return {
      'muster-scores': 1,
      scenario: this.hash,
      profile: 'standard-1',
      profileHash: this.hash,
      upTo: this.entries.length - 1,
      holders: [
        holder('exercise', undefined, this.items),
        ...this.script.agencies.map(({ id }) => holder('agency', id, this.items.filter((item) => agencyOf.get(item.seat) === id))),
        ...this.script.positions.map(({ id }) => holder('seat', id, this.items.filter((item) => item.seat === id))),
      ],
    };
  }
}

const shownChoice = ({ id, question, options }) => ({ id, question, options: options.map(({ id, text }) => ({ id, text })) });

function curve(items) {
  const xs = [...new Set(items.filter((item) => item.state === 'met').map((item) => item.x))].sort((a, b) => a - b);
  let share = 1;
  return xs.map((x) => {
    const met = items.filter((item) => item.state === 'met');
    const atRisk = items.length - met.filter((item) => item.x < x).length - items.filter((item) => item.state === 'censored' && item.x < x).length;
    share *= 1 - met.filter((item) => item.x === x).length / atRisk;
    return { x, share };
  });
}

function wilson(p, n) {
  const z = 1.959963984540054;
  const middle = (p + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  return [100 * Math.max(0, middle - half), 100 * Math.min(1, middle + half)];
}
