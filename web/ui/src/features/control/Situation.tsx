import type { ReactNode } from 'react';
import { hms, useExerciseTime } from '../../lib/clock';
import type { LiveExercise } from '../../lib/exercise';
import { useFold } from '../../lib/feed';
import { useSpeech } from '../../lib/language';
import { Told } from '../../lib/parts/Told';
import { listed } from '../../lib/sentence';
import type { Sentence } from '../../lib/sentence';
import { wordFor } from '../../lib/words/en-codes';
import { useNetworkWords } from '../../lib/words/networks';
import { useSituationWords } from '../../lib/words/situations';
import type { SituationWords } from '../../lib/words/en-situation';
import { isRunning, network } from './network/network';
import type { Chosen } from './network/Picture';
import { fallenBack, rumorsNow, situation } from './situation';

type Look = 'bad' | 'warn' | 'legal' | 'plain';

const WORST: readonly Look[] = ['bad', 'legal', 'warn', 'plain'];
const MARKS: Readonly<Record<Look, string>> = { bad: '✕', warn: '▲', legal: '§', plain: '' };

/** One thing that is so now: what, since when, and the entry that says so. */
interface Case {
  readonly key: string;
  readonly look: Look;
  readonly what: Sentence;
  readonly more: Sentence;
  readonly at: number;
  readonly entry: number;
  /** What of the network picture it is about. */
  readonly about?: Chosen;
}

type Kind = keyof SituationWords['groups'];

/** Forbidden sharing, settled requests and dissolved groups are news for a while only; the log keeps them. */
const MOST_PAST = 4;

interface SituationProps {
  readonly groups: readonly Grouped[];
  readonly onEntry: (entry: number) => void;
  readonly onChoose: (chosen: Chosen) => void;
}

/** What a trainer wants to see at a glance: all that is not normal now, worst first, each with its entry. */
export function Situation({ groups, onEntry, onChoose }: SituationProps) {
  const words = useSituationWords();
  if (groups.length === 0) return <p className="pad muted">{words.calm}</p>;
  return groups.map(({ kind, cases, past }) => (
    <section key={kind} className="situation" aria-labelledby={`h-${kind}`}>
      <h3 id={`h-${kind}`}>
        {words.groups[kind]} <span className="count">{cases.length + past}</span>
      </h3>
      <ul>
        {cases.map((one) => (
          <CaseRow key={one.key} one={one} onEntry={onEntry} onChoose={onChoose} />
        ))}
      </ul>
      {past > 0 && <p className="caption">{words.more(past)}</p>}
    </section>
  ));
}

function CaseRow({ one, onEntry, onChoose }: { readonly one: Case } & Omit<SituationProps, 'groups'>) {
  const speech = useSpeech();
  const { look, what, more, at, entry, about } = one;
  const said: ReactNode = <Told sentence={what} />;
  return (
    <li className={look === 'plain' ? '' : `case-${look}`}>
      <p>
        {look !== 'plain' && (
          <b className={`state-${look}`} aria-hidden="true">
            {MARKS[look]}{' '}
          </b>
        )}
        {about === undefined ? (
          said
        ) : (
          <button type="button" className="case" onClick={() => onChoose(about)}>
            {said}
          </button>
        )}
      </p>
      <p className="caption">
        <Told sentence={more} />
        {more.length > 0 && ', '}
        <span className="mono">{hms(at)}</span>
        {', '}
        <button type="button" className="linkish" aria-label={speech.words.control.log.entry(entry)} onClick={() => onEntry(entry)}>
          {entry}
        </button>
      </p>
    </li>
  );
}

/** Cases of one kind. */
export interface Grouped {
  readonly kind: Kind;
  readonly cases: readonly Case[];
  /** How many older ones are left out. */
  readonly past: number;
}

/** All that is not normal now, by its kind, worst first. */
export function useCases(exercise: LiveExercise): readonly Grouped[] {
  const { script, names, entries } = exercise;
  const speech = useSpeech();
  const words = useSituationWords();
  const wires = useNetworkWords();
  const now = useFold(entries, situation);
  const net = useFold(entries, network);
  const time = useExerciseTime(exercise.clock);
  const { codes } = speech.words;
  const all = (ids: readonly string[]): Sentence => listed(ids.map((id) => [names.of(id)]));
  const group = (kind: Kind, cases: readonly Case[], most = Infinity): readonly Grouped[] =>
    cases.length === 0 ? [] : [{ kind, cases: cases.slice(0, most), past: Math.max(0, cases.length - most) }];
  const latest = <T extends { readonly entry: number }>(all: Iterable<T>): readonly T[] => [...all].sort((a, b) => b.entry - a.entry);

  const late = latest(now.late.values()).map(
    ({ exp, who, at, entry }): Case => ({
      key: `${exp} ${who}`,
      look: 'bad',
      what: names.expectation(exp),
      more: [names.of(who)],
      at,
      entry,
    }),
  );
  const forbidden = latest(now.forbidden.values()).map(
    ({ msg, item, to, verdict, stopped, warned, at, entry }): Case => ({
      key: `${msg} ${item} ${to}`,
      look: 'legal',
      what: [names.of(item), ' → ', names.of(to)],
      more: [`${wordFor(codes.verdicts, verdict)}, ${stopped ? words.forbidden.stopped : warned ? words.forbidden.warned : words.forbidden.went}`],
      at,
      entry,
    }),
  );
  const agreements = script.agreements.flatMap(({ id, parties }): Case[] => {
    const lapsed = net.agreements.get(id);
    if (!lapsed) return [];
    const noticed = [...(now.notices.get(id)?.keys() ?? [])].filter((agency) => parties.includes(agency)).length;
    const notice = noticed > 0 ? `, ${words.noticed(noticed, parties.length)}` : lapsed.lapse === 'suspended' ? `, ${words.noNotice}` : '';
    return [{ key: id, look: 'legal', what: [names.of(id)], more: [`${wires.lapses[lapsed.lapse]}${notice}`], at: lapsed.at, entry: lapsed.entry }];
  });
  const rumors = rumorsNow(script, now).map(({ item, stands, open, at, entry }): Case => {
    const told = (['heard', 'doubted', 'corrected'] as const).flatMap((how) => {
      const agencies = [...stands].flatMap(([agency, stand]) => (stand === how ? [agency] : []));
      return agencies.length === 0 ? [] : [words.rumor[how](all(agencies))];
    });
    return {
      key: item,
      look: open ? 'warn' : 'plain',
      what: [names.of(item), `: ${open ? words.rumor.open : words.rumor.over}`],
      more: told.flatMap((one, index) => (index === 0 ? one : ['; ', ...one])),
      at,
      entry,
    };
  });
  const disruptions = latest(
    [...net.disruptions.values()].filter(isRunning).map((one) => ({ ...one, ...one.occurrences.at(-1)! })),
  ).map(({ id, kind, from, entry }): Case => {
    const link = script.links.find((one) => net.links.get(one.id)?.cutBy.has(id) || net.links.get(one.id)?.degradedBy.has(id));
    const agency = script.agencies.find((one) => script.disruptions.find((each) => each.id === id)?.hits.includes(one.id));
    return {
      key: id,
      look: CUTS.has(kind) ? 'bad' : kind === 'policy-change' ? 'legal' : 'warn',
      what: [names.of(id)],
      more: [wordFor(codes.disruptions, kind)],
      at: from,
      entry,
      ...(link ? { about: { kind: 'link', id: link.id } } : agency ? { about: { kind: 'agency', id: agency.id } } : {}),
    };
  });
  const waiting = script.links.flatMap(({ id }): Case[] => {
    const held = net.held.filter(({ link }) => link === id);
    const queued = net.flights.filter((one) => one.link === id && (one.queuedUntil ?? 0) > time);
    const first = held[0] ?? queued.map(({ left, entry }) => ({ at: left, entry }))[0];
    if (!first) return [];
    const counts = [...(held.length ? [words.held(held.length)] : []), ...(queued.length ? [words.queued(queued.length)] : [])];
    return [{ key: id, look: 'warn', what: [names.of(id)], more: [counts.join(', ')], at: first.at, entry: first.entry, about: { kind: 'link', id } }];
  });
  const pace = fallenBack(now).map(({ plan, from, level, seat, at, entry }): Case => {
    const { agencies = [], levels = {} } = script.plans.find(({ id }) => id === plan) ?? {};
    const between: Sentence = agencies.flatMap((agency, index) => [...(index ? [' – '] : []), names.of(agency)]);
    const link = levels[level];
    return {
      key: plan,
      look: 'plain',
      what: words.pace(between, codes.paceLevels[level], link === undefined ? [] : [names.of(link)]),
      more: words.from(codes.paceLevels[from], names.of(seat)),
      at,
      entry,
      ...(link === undefined ? {} : { about: { kind: 'link', id: link } }),
    };
  });
  const requests = latest(now.requests.values()).map(
    ({ res, count, purpose, state, seat, at, entry }): Case => ({
      key: `${entry}`,
      look: state === 'asked' ? 'warn' : state === 'lost' ? 'bad' : 'plain',
      what: words.request(count, names.of(res), wordFor(codes.purposes, purpose)),
      more: words.requests[state](seat === undefined ? undefined : names.of(seat)),
      at,
      entry,
    }),
  );
  const groups = script.taskForces.flatMap(({ id, members }): Case[] => {
    const one = now.groups.get(id);
    if (!one) return [];
    const joined = one.state === 'proposed' ? `, ${words.joined(one.joined.length, members.length)}` : '';
    return [
      {
        key: id,
        look: one.state === 'proposed' ? 'warn' : 'plain',
        what: [names.of(id)],
        more: [`${words.taskForces[one.state]}${joined}`],
        at: one.at,
        entry: one.entry,
      },
    ];
  });
  return [
    ...group('late', late, MOST_PAST * 2),
    ...group('forbidden', forbidden, MOST_PAST),
    ...group('agreements', agreements),
    ...group('rumors', rumors),
    ...group('disruptions', [...disruptions].sort((a, b) => WORST.indexOf(a.look) - WORST.indexOf(b.look))),
    ...group('waiting', waiting),
    ...group('groups', groups),
    ...group('requests', requests, MOST_PAST * 2),
    ...group('pace', pace),
  ];
}

/** How many things are not as they should be. */
export const abnormalIn = (groups: readonly Grouped[]): number =>
  groups.flatMap(({ cases }) => cases).filter(({ look }) => look !== 'plain').length;

const CUTS = new Set(['outage', 'partition', 'agency-outage', 'power-loss', 'flapping']);
