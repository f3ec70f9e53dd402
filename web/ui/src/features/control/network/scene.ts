import type { LiveExercise } from '../../../lib/exercise';
import { useSpeech } from '../../../lib/language';
import type { Agency, Link, PaceLevel, Script } from '../../../lib/script';
import { wordFor } from '../../../lib/words/en-codes';
import { useNetworkWords } from '../../../lib/words/networks';
import type { NetworkWords } from '../../../lib/words/en-network';
import { useSituationWords } from '../../../lib/words/situations';
import type { Room } from '../room';
import { lowestLevel, rumorsNow } from '../situation';
import type { Situation } from '../situation';
import { levelsOf } from './channels';
import { linkState } from './network';
import type { LinkState, Network, Since, TroubleKind } from './network';

/** An agency as it stands now. */
export interface AgencyNow {
  readonly agency: Agency;
  readonly troubles: readonly (Since & { readonly kind: TroubleKind; readonly seat?: string })[];
  /** What is expected of it and not yet done, and how much of that is late. */
  readonly open: number;
  readonly late: number;
  /** Agreements it is a party to that do not hold. */
  readonly lapsed: readonly string[];
  /** The lowest level at which one of its PACE plans is used; missing while all are on their primary. */
  readonly level: PaceLevel | undefined;
  /** Rumors that it has heard, and not yet that they are false. */
  readonly rumors: readonly string[];
}

/** A link as it stands now. */
export interface LinkNow {
  readonly link: Link;
  readonly level: PaceLevel | undefined;
  readonly now: LinkState;
  readonly powerless: boolean;
  readonly flying: number;
  readonly queued: number;
  readonly held: number;
}

export interface Scene {
  readonly agencies: readonly AgencyNow[];
  readonly links: readonly LinkNow[];
  /** How many agencies and links are not normal. */
  readonly abnormal: number;
}

export const isAbnormal = (it: AgencyNow | LinkNow) =>
  'agency' in it ? it.troubles.length > 0 || it.rumors.length > 0 : it.now.state !== 'up' || it.powerless || it.held > 0;

/** What is to be seen of the network at a moment. */
export function sceneOf(script: Script, network: Network, room: Room, situation: Situation, time: number): Scene {
  const agencyOf = new Map(script.positions.map(({ id, agency }) => [id, agency]));
  const troubles = [...network.troubles.values()];
  const counts = new Map<string, { open: number; late: number }>();
  for (const byWhom of room.expectations.values()) {
    for (const [who, outcome] of byWhom) {
      if (outcome !== 'open' && outcome !== 'missed') continue;
      const agency = agencyOf.get(who) ?? who;
      const count = counts.get(agency) ?? { open: 0, late: 0 };
      counts.set(agency, { open: count.open + 1, late: count.late + (outcome === 'missed' ? 1 : 0) });
    }
  }
  const levels = levelsOf(script);
  const rumors = rumorsNow(script, situation).filter(({ open }) => open);
  const agencies = script.agencies.map((agency): AgencyNow => ({
    agency,
    troubles: troubles.flatMap(({ kind, of, at, entry }) =>
      of === agency.id
        ? [{ kind, at, entry }]
        : agencyOf.get(of) === agency.id
          ? [{ kind, at, entry, seat: of }]
          : [],
    ),
    ...(counts.get(agency.id) ?? { open: 0, late: 0 }),
    lapsed: script.agreements.filter(({ id, parties }) => parties.includes(agency.id) && network.agreements.has(id)).map(({ id }) => id),
    level: lowestLevel(agency.id, script, situation),
    rumors: rumors.flatMap(({ item, stands }) => ((stands.get(agency.id) ?? 'corrected') === 'corrected' ? [] : [item])),
  }));
  const links = script.links.map((link): LinkNow => {
    const mine = network.flights.filter((flight) => flight.link === link.id);
    const queued = mine.filter((flight) => (flight.queuedUntil ?? 0) > time).length;
    return {
      link,
      level: levels.get(link.id),
      now: linkState(network.links.get(link.id)),
      powerless: link.domain !== undefined && network.troubles.has(`no-power ${link.domain}`),
      flying: mine.length - queued,
      queued,
      held: network.held.filter((one) => one.link === link.id).length,
    };
  });
  const abnormal = [...agencies, ...links].filter(isAbnormal).length + network.agreements.size;
  return { agencies, links, abnormal };
}

/** How the network is told in the reader's language. */
export function useTelling({ names, script }: LiveExercise) {
  const speech = useSpeech();
  const words = useNetworkWords();
  const known = useSituationWords();
  const { words: all } = speech;
  const trouble = ({ kind, seat }: AgencyNow['troubles'][number]) =>
    seat === undefined ? words.troubles[kind] : words.ofSeat(names.of(seat).text, words.troubles[kind]);
  const channel = (link: Link) => wordFor(all.codes.channels, link.channel);
  const level = (one: PaceLevel | undefined) => (one === undefined ? words.noPlan : all.codes.paceLevels[one]);
  const rumor = (item: string) => known.hearsRumor(names.of(item).text);
  const fallsBack = (one: PaceLevel) => known.fallsBack(all.codes.paceLevels[one]);
  const state = (link: LinkNow) => stateWords(link, words, speech);
  const members = ({ members }: Link) => members.map((id) => names.of(id).text).join(', ');
  return {
    words,
    trouble,
    rumor,
    fallsBack,
    known,
    channel,
    level,
    state,
    members,
    agencyLabel: ({ agency, troubles, open, late, lapsed, level: lowest, rumors }: AgencyNow) =>
      words.agency(
        names.of(agency.id).text,
        all.levels[agency.level] ?? agency.level,
        wordFor(words.sectors, agency.sector),
        [
          ...troubles.map(trouble),
          ...rumors.map(rumor),
          ...lapsed.map((id) => names.of(id).text),
          ...(lowest === undefined ? [] : [fallsBack(lowest)]),
        ],
        open,
        late,
      ),
    linkLabel: (one: LinkNow) =>
      words.link(
        names.of(one.link.id).text,
        channel(one.link),
        level(one.level),
        one.link.members.length === script.agencies.length ? all.control.msel.everybody : members(one.link),
        state(one),
        words.traffic(one.flying, one.queued, one.held),
      ),
  };
}

/** A link's state in a few words with its numbers. */
function stateWords({ now, powerless }: LinkNow, words: NetworkWords, speech: ReturnType<typeof useSpeech>): string {
  const how =
    now.state === 'cut'
      ? [words.cut]
      : now.state === 'degraded'
        ? [
            ...(now.factor === undefined ? [] : [words.slower(speech.number(now.factor / 1000, now.factor % 1000 ? 1 : 0))]),
            ...(now.loss === undefined ? [] : [words.loss(speech.percent(now.loss / 1000, now.loss % 10 ? 1 : 0))]),
            ...(now.capacity === undefined ? [] : [words.capacity(now.capacity)]),
          ]
        : [];
  if (powerless) how.push(words.troubles['no-power']);
  return how.join(', ') || words.up;
}
