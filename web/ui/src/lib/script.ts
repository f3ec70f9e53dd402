import { anything, flag, listOf, Misfit, optional, shape, text, whole } from './check';
import type { Check } from './check';
import { readDuration, readMoment } from './clock';
import { readGuide, targetsOf } from './guide';
import type { Guide } from './guide';
import type { Speech } from './language';
import type { Named, Sentence } from './sentence';
import { readWanted, tellWanted } from './wanted';
import type { Wanted } from './wanted';
import type { Text } from './wire';
import { wordFor } from './words/en-codes';
import type { Names } from './words/log';

/** What the screen reads of a script. The rest of the tree stays unread. */
export interface Script {
  readonly agencies: readonly Agency[];
  readonly positions: readonly Position[];
  readonly lines: readonly Line[];
  readonly links: readonly Link[];
  readonly plans: readonly PacePlan[];
  readonly agreements: readonly Agreement[];
  readonly disruptions: readonly ScriptedDisruption[];
  readonly phases: readonly Phase[];
  readonly resources: readonly { readonly id: string; readonly owner: string; readonly count: number }[];
  readonly taskForces: readonly { readonly id: string; readonly members: readonly string[] }[];
  /** Items of information that are false, and what is true instead. */
  readonly rumors: readonly { readonly id: string; readonly correctedBy?: string }[];
  readonly guide: Guide;
  /** What each expectation looks for. */
  readonly wanted: ReadonlyMap<string, Wanted>;
  /** Titles by id, texts of tasks and questions of decisions among them. Ids are unique in the whole script. */
  readonly titles: ReadonlyMap<string, Text>;
  /** Texts of what is only unique in its parent, by {@link within}: options of a decision, questions of a phase. */
  readonly parts: ReadonlyMap<string, Text>;
}

/** The key of a part of something. */
export const within = (parent: string, part: string) => `${parent}/${part}`;

export interface Agency {
  readonly id: string;
  readonly title: Text;
  readonly level: string;
  readonly sector: string;
}

export interface Position {
  readonly id: string;
  readonly title: Text;
  readonly agency: string;
}

export interface Link {
  readonly id: string;
  readonly channel: string;
  readonly members: readonly string[];
  /** Usual delay in ms. */
  readonly delay: { readonly median: number; readonly p90: number };
  /** Share of messages lost, 0..1. */
  readonly loss: number;
  /** What it goes down with. */
  readonly domain?: string;
}

export const LEVELS = ['primary', 'alternate', 'contingency', 'emergency'] as const;
export type PaceLevel = (typeof LEVELS)[number];

/** By which links some agencies reach each other, best first. */
export interface PacePlan {
  readonly id: string;
  readonly agencies: readonly string[];
  readonly levels: { readonly [L in PaceLevel]?: string };
}

export interface Agreement {
  readonly id: string;
  readonly kind: string;
  readonly parties: readonly string[];
}

/** A disruption as the script plans it, or as a controller threw it. */
export interface ScriptedDisruption {
  readonly id: string;
  readonly kind: string;
  /** Ids of what it names as hit: links, agencies, positions, failure domains. */
  readonly hits: readonly string[];
  /** Missing where chance decides. */
  readonly trigger?: Trigger;
  readonly random: boolean;
  readonly lasts?: number;
  readonly until?: number;
}

export interface Phase {
  readonly id: string;
  readonly title: Text;
  readonly trigger: Trigger;
  readonly text?: Text;
  readonly questions: readonly Question[];
  /** How many rounds it is played. */
  readonly repeat: number;
  readonly product?: { readonly title: Text; readonly signOff: readonly string[] };
}

/** Something that is asked in a phase. */
export interface Question {
  readonly id: string;
  readonly text: Text;
  /** Seats. */
  readonly to: readonly string[];
  /** How long they may talk about it, in ms. */
  readonly discuss?: number;
  /** What the facilitator should look for. */
  readonly notes?: Text;
}

/** When a line is played. */
export type Trigger =
  | { readonly kind: 'at'; readonly time: number }
  | { readonly kind: 'turn'; readonly at: string }
  | { readonly kind: 'after'; readonly what: string; readonly event?: string; readonly delay: number }
  | { readonly kind: 'missed'; readonly expectation: string }
  | { readonly kind: 'condition' }
  | { readonly kind: 'controller' };

/** A line of the MSEL. One that repeats stands once for each time, as `<id>.1`, `<id>.2` … */
export interface Line {
  readonly id: string;
  readonly number: string;
  readonly kind: string;
  readonly title: Text;
  readonly trigger: Trigger;
  readonly from?: string;
  readonly to: readonly string[];
  readonly over: string;
  readonly text?: Text;
  readonly acknowledgeWithin?: number;
  /** The choice that it puts before its recipients. */
  readonly decision?: { readonly id: string; readonly options: readonly string[] };
  /** Ids of what is expected beside the acknowledgement. */
  readonly expects: readonly string[];
}

/** Usual delays of a channel, median and p90 in ms, where a link names none. */
const DELAYS: Readonly<Record<string, readonly [median: number, p90: number]>> = {
  radio: [8_000, 25_000],
  'amateur-radio': [30_000, 90_000],
  telephone: [20_000, 60_000],
  'cell-phone': [20_000, 60_000],
  'satellite-phone': [40_000, 120_000],
  'video-conference': [5_000, 15_000],
  email: [30_000, 120_000],
  'secure-portal': [5_000, 20_000],
  'data-link': [2_000, 5_000],
  fax: [90_000, 240_000],
  'liaison-officer': [240_000, 540_000],
  'in-person': [30_000, 120_000],
};

const written = anything as Check<string | Text>;
const titled = { id: text, title: optional(written) };
const expected = optional(listOf(anything));
const partShape = shape({ id: text, text: optional(written) });
const questionShape = shape({
  id: text,
  text: optional(written),
  to: optional(anything),
  discuss: optional(text),
  notes: optional(written),
});
const lineShape = shape({
  ...titled,
  number: optional(anything),
  kind: text,
  at: optional(text),
  every: optional(text),
  times: optional(whole),
  after: optional(anything),
  whenMissed: optional(anything),
  when: optional(anything),
  delay: optional(text),
  byController: optional(anything),
  from: optional(text),
  to: optional(anything),
  over: optional(text),
  text: optional(written),
  acknowledgeWithin: optional(text),
  decision: optional(shape({ id: text, question: optional(written), options: optional(listOf(partShape)) })),
  expects: expected,
});
const expectationShape = shape(titled);
const linkShape = shape({
  ...titled,
  channel: text,
  members: listOf(text),
  delay: optional(shape({ median: text, p90: text })),
  loss: optional(anything),
  failureDomain: optional(text),
});
const others = optional(listOf(shape(titled)));
const triggered = {
  at: optional(text),
  after: optional(anything),
  whenMissed: optional(anything),
  when: optional(anything),
  byController: optional(anything),
};
const disruptionShape = shape({
  ...titled,
  ...triggered,
  kind: text,
  hits: optional(anything),
  random: optional(anything),
  lasts: optional(text),
  until: optional(anything),
});
const planShape = shape({
  id: text,
  between: optional(listOf(text)),
  among: optional(listOf(text)),
  primary: optional(text),
  alternate: optional(text),
  contingency: optional(text),
  emergency: optional(text),
});
const tree = shape({
  languages: optional(listOf(text)),
  agencies: listOf(shape({ ...titled, level: text, sector: optional(text) })),
  positions: optional(listOf(shape({ ...titled, agency: text }))),
  msel: optional(listOf(lineShape)),
  links: optional(listOf(linkShape)),
  personas: others,
  failureDomains: others,
  information: optional(listOf(shape({ ...titled, truth: optional(flag), correctedBy: optional(text) }))),
  agreements: optional(listOf(shape({ ...titled, kind: optional(text), parties: optional(anything) }))),
  resources: optional(listOf(shape({ ...titled, owner: optional(text), count: optional(whole) }))),
  taskForces: optional(listOf(shape({ ...titled, members: optional(listOf(text)) }))),
  actions: others,
  phases: optional(
    listOf(
      shape({
        ...titled,
        ...triggered,
        text: optional(written),
        questions: optional(listOf(questionShape)),
        repeat: optional(whole),
        product: optional(shape({ title: written, signOff: optional(listOf(text)) })),
        expects: expected,
      }),
    ),
  ),
  dataCategories: others,
  disruptions: optional(listOf(disruptionShape)),
  functions: others,
  sites: others,
});
const plans = shape({ pacePlans: optional(listOf(planShape)) });

/** Reads the tree of a script. */
export function readScript(found: unknown): Script {
  const read = tree(found, 'script');
  const reference = read.languages?.[0] ?? 'en';
  const asText = (title: string | Text): Text => (typeof title === 'string' ? { [reference]: title } : title);
  const titles = new Map<string, Text>();
  const note = (thing: { readonly id: string; readonly title?: string | Text }) => {
    if (thing.title !== undefined) titles.set(thing.id, asText(thing.title));
  };
  for (const things of Object.values(read)) {
    for (const thing of things as readonly (string | { id: string; title?: string | Text })[]) {
      if (typeof thing !== 'string') note(thing);
    }
  }
  const { pacePlans } = plans(found, 'script');
  const guide = readGuide(found, asText);
  for (const target of targetsOf(guide)) {
    note({ id: target.id, title: target.text });
    target.tasks.forEach((one) => note({ id: one.id, title: one.text }));
  }
  const titleOf = (id: string): Text => titles.get(id) ?? { [reference]: id };
  const wanted = new Map<string, Wanted>();
  const expect = (found: readonly unknown[] = []): readonly string[] =>
    found.map((each) => {
      const { id, ...more } = expectationShape(each, 'expectation');
      note({ id, ...more });
      const what = readWanted(each);
      if (what) wanted.set(id, what);
      return id;
    });
  const parts = new Map<string, Text>();
  const notePart = (parent: string, { id, text: words }: { readonly id: string; readonly text?: string | Text }) => {
    if (words !== undefined) parts.set(within(parent, id), asText(words));
  };
  for (const { id, questions, expects } of read.phases ?? []) {
    questions?.forEach((question) => notePart(id, question));
    expect(expects);
  }
  const lines = (read.msel ?? []).flatMap((line): Line[] => {
    const expects = expect(line.expects);
    if (line.decision) {
      const { id, question, options } = line.decision;
      note({ id, ...(question === undefined ? {} : { title: question }) });
      options?.forEach((option) => notePart(id, option));
    }
    const one: Line = {
      id: line.id,
      number: line.number === undefined ? line.id : String(line.number),
      kind: line.kind,
      title: titleOf(line.id),
      trigger: trigger(line),
      ...(line.from === undefined ? {} : { from: line.from }),
      to: places(line.to),
      over: line.over ?? (read.personas?.some((persona) => persona.id === line.from) ? 'direct' : 'best'),
      ...(line.text === undefined ? {} : { text: asText(line.text) }),
      ...withAcknowledgement(line.acknowledgeWithin),
      ...(line.decision ? { decision: { id: line.decision.id, options: (line.decision.options ?? []).map(({ id }) => id) } } : {}),
      expects,
    };
    if (one.trigger.kind !== 'at' || line.times === undefined) return [one];
    const { time } = one.trigger;
    const every = readDuration(line.every ?? '') ?? 0;
    return Array.from({ length: line.times }, (_, index) => ({
      ...one,
      id: `${one.id}.${index + 1}`,
      trigger: { kind: 'at', time: time + index * every },
      ...(one.decision ? { decision: { ...one.decision, id: `${one.decision.id}.${index + 1}` } } : {}),
      expects: one.expects.map((expectation) => `${expectation}.${index + 1}`),
    }));
  });
  return {
    agencies: read.agencies.map(({ id, level, sector }) => ({ id, level, sector: sector ?? 'other', title: titleOf(id) })),
    positions: (read.positions ?? []).map(({ id, agency }) => ({ id, agency, title: titleOf(id) })),
    lines,
    plans: (pacePlans ?? []).map(({ id, between, among, primary, alternate, contingency, emergency }) => ({
      id,
      agencies: between ?? among ?? [],
      levels: given({ primary, alternate, contingency, emergency }),
    })),
    agreements: (read.agreements ?? []).map(({ id, kind, parties }) => ({
      id,
      kind: kind ?? '',
      parties: agenciesIn(
        parties,
        read.agencies.map((agency) => agency.id),
      ),
    })),
    disruptions: (read.disruptions ?? []).map(disruption),
    phases: (read.phases ?? []).map(
      (phase): Phase => ({
        id: phase.id,
        title: titleOf(phase.id),
        trigger: trigger(phase),
        ...(phase.text === undefined ? {} : { text: asText(phase.text) }),
        questions: (phase.questions ?? []).map((question): Question => {
          const discuss = question.discuss === undefined ? undefined : readDuration(question.discuss);
          return {
            id: question.id,
            text: asText(question.text ?? question.id),
            to: seatsIn(question.to ?? 'all', read.positions ?? []),
            ...(discuss === undefined ? {} : { discuss }),
            ...(question.notes === undefined ? {} : { notes: asText(question.notes) }),
          };
        }),
        repeat: phase.repeat ?? 1,
        ...(phase.product === undefined
          ? {}
          : { product: { title: asText(phase.product.title), signOff: phase.product.signOff ?? [] } }),
      }),
    ),
    resources: (read.resources ?? []).map(({ id, owner, count }) => ({ id, owner: owner ?? '', count: count ?? 1 })),
    rumors: (read.information ?? []).flatMap(({ id, truth, correctedBy }) =>
      truth === false ? [{ id, ...(correctedBy === undefined ? {} : { correctedBy }) }] : [],
    ),
    taskForces: (read.taskForces ?? []).map(({ id, members }) => ({ id, members: members ?? [] })),
    links: (read.links ?? []).map(({ id, channel, members, delay, loss, failureDomain }) => {
      const [median, p90] = DELAYS[channel] ?? [0, 0];
      return {
        id,
        channel,
        members,
        delay: {
          median: (delay && readDuration(delay.median)) ?? median,
          p90: (delay && readDuration(delay.p90)) ?? p90,
        },
        loss: typeof loss === 'number' ? loss : 0,
        ...(failureDomain === undefined ? {} : { domain: failureDomain }),
      };
    }),
    guide,
    wanted,
    titles,
    parts,
  };
}

/** The keys that have a value. */
function given<T>(keys: Readonly<Record<string, T | undefined>>): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(keys).filter((entry): entry is [string, T] => entry[1] !== undefined));
}

/** A list of agencies, `all` or `{allBut: […]}` as agencies. */
function agenciesIn(found: unknown, all: readonly string[]): readonly string[] {
  if (found === 'all') return all;
  if (typeof found === 'object' && found !== null && 'allBut' in found) {
    const but = places(found.allBut);
    return all.filter((agency) => !but.includes(agency));
  }
  return places(found);
}

/** Places as seats: an agency stands for all of its own. */
function seatsIn(
  found: unknown,
  all: readonly { readonly id: string; readonly agency: string }[],
): readonly string[] {
  const but = typeof found === 'object' && found !== null && 'allBut' in found ? places(found.allBut) : undefined;
  const named = but ?? places(found);
  const isNamed = (seat: { readonly id: string; readonly agency: string }) =>
    named.includes('all') || named.includes(seat.id) || named.includes(seat.agency);
  return all.filter((seat) => isNamed(seat) === (but === undefined)).map(({ id }) => id);
}

/** Reads a disruption, also one that the log tells of. */
export function readDisruption(found: unknown): ScriptedDisruption {
  return disruption(disruptionShape(found, 'disruption'));
}

/** Reads a disruption that the log tells of; undefined where this screen cannot. */
export function readableDisruption(found: unknown): ScriptedDisruption | undefined {
  try {
    return readDisruption(found);
  } catch (misfit) {
    if (misfit instanceof Misfit) return undefined;
    throw misfit;
  }
}

function disruption(one: ReturnType<typeof disruptionShape>): ScriptedDisruption {
  const lasts = one.lasts === undefined ? undefined : readDuration(one.lasts);
  const until = typeof one.until === 'string' ? readMoment(one.until) : undefined;
  return {
    id: one.id,
    kind: one.kind,
    hits: [Object.values(one.hits ?? {})].flat(4).map(String),
    ...(one.random === undefined ? { trigger: trigger(one) } : {}),
    random: one.random !== undefined,
    ...(lasts === undefined ? {} : { lasts }),
    ...(until === undefined ? {} : { until }),
  };
}

function withAcknowledgement(within: string | undefined): { readonly acknowledgeWithin?: number } {
  const ms = within === undefined ? undefined : readDuration(within);
  return ms === undefined ? {} : { acknowledgeWithin: ms };
}

function places(to: unknown): readonly string[] {
  if (Array.isArray(to)) return to.map(String);
  return typeof to === 'string' ? [to] : [];
}

type Triggered = Pick<ReturnType<typeof lineShape>, 'at' | 'after' | 'whenMissed' | 'when'>;

function trigger(line: Triggered): Trigger {
  if (line.at !== undefined) {
    const time = readMoment(line.at);
    return time === undefined ? { kind: 'turn', at: line.at } : { kind: 'at', time };
  }
  if (typeof line.after === 'object' && line.after !== null) {
    const { event, delay, ...what } = line.after as Readonly<Record<string, unknown>>;
    const named = what.line ?? what.expectation ?? what.decision ?? what.phase ?? what.disruption;
    return {
      kind: 'after',
      what: String(named),
      ...(typeof event === 'string' ? { event } : {}),
      delay: (typeof delay === 'string' && readDuration(delay)) || 0,
    };
  }
  if (line.whenMissed !== undefined) {
    const missed = line.whenMissed as string | { readonly expectation?: unknown };
    return { kind: 'missed', expectation: typeof missed === 'string' ? missed : String(missed.expectation) };
  }
  return line.when === undefined ? { kind: 'controller' } : { kind: 'condition' };
}

/** A message as its sending told of it. */
export interface SentMessage {
  readonly type: string;
  readonly line?: string;
}

/** The names of a script in a reader's language. */
export function namesOf(
  script: Script,
  speech: Speech,
  sent: ReadonlyMap<number, SentMessage>,
  thrown: ReadonlyMap<string, ScriptedDisruption> = new Map(),
): Names {
  const { words } = speech;
  const named = (title: Text): Named => {
    const said = speech.of(title);
    return said.lang === speech.language ? { text: said.text } : said;
  };
  // What repeats is named in the log with its turn: m-11.2.
  const once = (id: string) => id.replace(/\.\d+$/, '');
  const titleOf = (id: string): Named | undefined => {
    const title = script.titles.get(id) ?? script.titles.get(once(id));
    return title && named(title);
  };
  const part = (parent: string, id: string): Named => {
    const title = script.parts.get(within(once(parent), id));
    return title ? named(title) : { text: id };
  };
  // Several agencies have a duty officer.
  const titlesOfSeats = script.positions.map(({ title }) => JSON.stringify(title));
  const shared = new Map(
    script.positions
      .filter((_, index) => titlesOfSeats.indexOf(titlesOfSeats[index]!) !== titlesOfSeats.lastIndexOf(titlesOfSeats[index]!))
      .map(({ id, agency }) => [id, agency]),
  );
  const channels = new Map(script.links.map((link) => [link.id, wordFor(words.codes.channels, link.channel)]));
  const of = (id: string): Named => {
    const title = titleOf(id);
    const agency = shared.get(id);
    if (title && agency !== undefined) return { ...title, text: `${title.text} (${titleOf(agency)?.text ?? agency})` };
    if (title) return title;
    // What a controller throws has no title; what it is and whom it hits says more than its id.
    const disruption = thrown.get(id);
    if (disruption) {
      const hits = disruption.hits.flatMap((hit) => titleOf(hit)?.text ?? []);
      return { text: [wordFor(words.codes.disruptions, disruption.kind), ...(hits.length ? [hits.join(', ')] : [])].join(': ') };
    }
    const channel = channels.get(id);
    // What no action of the menu says.
    if (id === 'other') return { text: words.named.other };
    return { text: channel === undefined ? id : `${channel} (${id})` };
  };
  const message = (msg: number): Sentence => {
    const known = sent.get(msg);
    if (known?.line !== undefined) return ['“', of(known.line), '”'];
    return [words.named.message(known ? (wordFor(words.codes.messageTypes, known.type)) : undefined, msg)];
  };
  const expectation = (id: string): Sentence => {
    const title = titleOf(id);
    if (title) return [title];
    const wanted = script.wanted.get(once(id));
    if (wanted) return tellWanted(wanted, words, of);
    const sentAck = /^msg-(\d+)-ack$/.exec(id);
    if (sentAck) return words.named.acknowledgementOf(message(Number(sentAck[1])));
    if (id.endsWith('-ack')) return words.named.acknowledgementOf(['“', of(id.slice(0, -'-ack'.length)), '”']);
    for (let at = id.indexOf('-to-'); at > 0; at = id.indexOf('-to-', at + 1)) {
      const [item, place] = [titleOf(id.slice(0, at)), titleOf(id.slice(at + '-to-'.length))];
      if (item && place) return words.named.itemTo(item, place);
    }
    return [id];
  };
  return { of, part, message, expectation };
}
