import type { Fold } from '../../../lib/feed';
import type { LogEntry } from '../../../lib/log';
import { readableDisruption } from '../../../lib/script';
import type { ScriptedDisruption } from '../../../lib/script';

/** Since when something is so, and the entry that tells it. */
export interface Since {
  readonly at: number;
  readonly entry: number;
}

/** How a disruption degrades a link, in permille and messages an hour. */
export interface Degrading extends Since {
  readonly factor?: number;
  readonly loss?: number;
  readonly capacity?: number;
}

/** What befalls a link. */
export interface LinkRecord {
  readonly cutBy: Map<string, Since>;
  readonly degradedBy: Map<string, Degrading>;
  /** When it last changed. */
  since: number | undefined;
}

/** A message on its way over a link. */
export interface Flight {
  readonly msg: number;
  readonly link: string;
  readonly left: number;
  readonly entry: number;
  /** It waits until then before it goes. */
  readonly queuedUntil?: number;
  readonly arrives?: number;
  /** A seat for which it may be. The log does not tell which of several recipients a way is for. */
  readonly to?: string;
}

/** A message that stands still at a link. */
export interface Held extends Since {
  readonly msg: number;
  readonly to: string;
  readonly link: string;
  readonly reason: string;
}

/** One time that a disruption was in force. */
export interface Occurrence {
  readonly from: number;
  readonly to?: number;
  readonly entry: number;
}

export interface DisruptionRecord {
  readonly id: string;
  readonly kind: string;
  readonly occurrences: readonly Occurrence[];
  /** The agencies hit. */
  readonly hits: readonly string[];
  /** What a controller threw, if it was not in the script. */
  readonly thrown?: Since & { readonly tree?: ScriptedDisruption };
  readonly lifted?: Since;
}

/** What may be the matter with an agency or seat. */
export type TroubleKind = 'down' | 'no-power' | 'absent' | 'locked-out' | 'clock-wrong';
/** Why an agreement does not hold. */
export type Lapse = 'suspended' | 'revoked' | 'expired';

/** What the log tells of the network. A pure fold: the same entries make the same state. */
export interface Network {
  readonly links: Map<string, LinkRecord>;
  /** Keyed by kind and the agency, seat or failure domain that it befalls. */
  readonly troubles: Map<string, Since & { readonly kind: TroubleKind; readonly of: string }>;
  readonly agreements: Map<string, Since & { readonly lapse: Lapse }>;
  readonly disruptions: Map<string, DisruptionRecord>;
  readonly sent: Map<number, { readonly sender: string; readonly to: readonly string[] }>;
  flights: readonly Flight[];
  held: readonly Held[];
}

export const network: Fold<LogEntry, Network> = {
  start: () => ({
    links: new Map(),
    troubles: new Map(),
    agreements: new Map(),
    disruptions: new Map(),
    sent: new Map(),
    flights: [],
    held: [],
  }),
  step(state, { number, time, event }) {
    const since: Since = { at: time, entry: number };
    switch (event.kind) {
      case 'link-cut': {
        const link = linkOf(state, event.link);
        link.cutBy.set(event.disruption, since);
        link.since = time;
        break;
      }
      case 'link-degraded': {
        const { factor, loss, capacity } = event;
        const link = linkOf(state, event.link);
        link.degradedBy.set(event.disruption, {
          ...since,
          ...(factor === undefined ? {} : { factor }),
          ...(loss === undefined ? {} : { loss }),
          ...(capacity === undefined ? {} : { capacity }),
        });
        link.since = time;
        break;
      }
      case 'link-restored': {
        // Written when the last of several cuts is undone; what degrades the link besides goes on.
        const link = linkOf(state, event.link);
        link.cutBy.clear();
        if (event.disruption === undefined) link.degradedBy.clear();
        else link.degradedBy.delete(event.disruption);
        link.since = time;
        break;
      }
      case 'disruption-started': {
        const { disruption: id, type: kind, hits } = event;
        const before = state.disruptions.get(id);
        state.disruptions.set(id, {
          ...before,
          id,
          kind,
          hits,
          occurrences: [...(before?.occurrences ?? []), { from: time, entry: number }],
        });
        break;
      }
      case 'disruption-ended': {
        end(state, event.disruption, time);
        for (const link of state.links.values()) {
          if (link.degradedBy.delete(event.disruption)) link.since = time;
        }
        break;
      }
      case 'disruption-thrown': {
        const tree = readableDisruption(event.tree);
        const before = state.disruptions.get(event.disruption);
        state.disruptions.set(event.disruption, {
          id: event.disruption,
          kind: tree?.kind ?? before?.kind ?? '',
          hits: before?.hits ?? [],
          occurrences: before?.occurrences ?? [],
          thrown: { ...since, ...(tree ? { tree } : {}) },
        });
        break;
      }
      case 'disruption-lifted': {
        const before = state.disruptions.get(event.disruption);
        if (before) state.disruptions.set(event.disruption, { ...before, lifted: since });
        break;
      }
      case 'agency-down':
        befall(state, 'down', event.target, since);
        break;
      case 'agency-up':
        state.troubles.delete(`down ${event.target}`);
        break;
      case 'power-lost':
        befall(state, 'no-power', event.target, since);
        break;
      case 'power-restored':
        state.troubles.delete(`no-power ${event.target}`);
        break;
      case 'access-lost':
        befall(state, 'locked-out', event.target, since);
        break;
      case 'access-restored':
        state.troubles.delete(`locked-out ${event.target}`);
        break;
      case 'seat-absent':
        befall(state, 'absent', event.seat, since);
        break;
      case 'seat-returned':
        state.troubles.delete(`absent ${event.seat}`);
        break;
      case 'clock-skewed':
        befall(state, 'clock-wrong', event.agency, since);
        break;
      case 'clock-corrected':
        state.troubles.delete(`clock-wrong ${event.agency}`);
        break;
      case 'agreement-suspended':
        state.agreements.set(event.agreement, { ...since, lapse: 'suspended' });
        break;
      case 'agreement-revoked':
        state.agreements.set(event.agreement, { ...since, lapse: 'revoked' });
        break;
      case 'agreement-expired':
        state.agreements.set(event.agreement, { ...since, lapse: 'expired' });
        break;
      case 'agreement-activated':
      case 'agreement-restored':
        state.agreements.delete(event.agreement);
        break;
      case 'message-sent':
        state.sent.set(event.msg, { sender: event.sender, to: event.to });
        break;
      case 'message-routed': {
        const { msg, link, queuedUntil, arrivesAt } = event;
        const waited = state.held.find((one) => one.msg === msg && one.link === link);
        if (waited) state.held = state.held.filter((one) => one !== waited);
        const taken = state.flights.filter((one) => one.msg === msg).map((one) => one.to);
        const to = waited?.to ?? state.sent.get(msg)?.to.find((seat) => !taken.includes(seat));
        const flight: Flight = {
          msg,
          link,
          left: time,
          entry: number,
          ...(queuedUntil === undefined ? {} : { queuedUntil }),
          ...(arrivesAt === undefined ? {} : { arrives: arrivesAt }),
          ...(to === undefined ? {} : { to }),
        };
        state.flights = [...state.flights.filter((one) => !arrived(one, msg, time)), flight];
        break;
      }
      case 'message-delivered':
        land(state, event.msg, event.link, event.seat);
        break;
      case 'message-lost':
        land(state, event.msg, event.link, event.to);
        break;
      case 'message-held':
        land(state, event.msg, event.link, event.to);
        state.held = [...state.held, { ...since, msg: event.msg, to: event.to, link: event.link, reason: event.reason }];
        break;
      case 'message-in-flight':
        state.flights = state.flights.filter((one) => one.msg !== event.msg);
        break;
      default:
    }
  },
};

/** A message of several hops leaves one link as it takes the next. */
const arrived = (flight: Flight, msg: number, time: number) => flight.msg === msg && flight.arrives === time;

function land(state: Network, msg: number, link: string | undefined, seat: string) {
  const mine = state.flights.filter((one) => one.msg === msg && (link === undefined || one.link === link));
  const landed = mine.find((one) => one.to === seat) ?? mine[0];
  // Who was taken for the recipient of that way goes on with another one.
  if (landed) {
    state.flights = state.flights
      .filter((one) => one !== landed)
      .map((one) => (one.msg === msg && one.to === seat && landed.to !== undefined ? { ...one, to: landed.to } : one));
  }
  if (state.held.length > 0) state.held = state.held.filter((one) => one.msg !== msg || one.to !== seat);
}

function befall(state: Network, kind: TroubleKind, of: string, since: Since) {
  state.troubles.set(`${kind} ${of}`, { ...since, kind, of });
}

function end(state: Network, id: string, time: number) {
  const before = state.disruptions.get(id);
  if (!before) return;
  const occurrences = before.occurrences.map((one) => (one.to === undefined ? { ...one, to: time } : one));
  state.disruptions.set(id, { ...before, occurrences });
}

function linkOf(state: Network, id: string): LinkRecord {
  const known = state.links.get(id);
  if (known) return known;
  const made: LinkRecord = { cutBy: new Map(), degradedBy: new Map(), since: undefined };
  state.links.set(id, made);
  return made;
}

export const isRunning = ({ occurrences }: DisruptionRecord) => occurrences.at(-1)?.to === undefined && occurrences.length > 0;

/** The worst that a link suffers now. */
export type LinkState =
  | { readonly state: 'up'; readonly since?: number }
  | { readonly state: 'cut'; readonly since: number; readonly by: readonly string[] }
  | {
      readonly state: 'degraded';
      readonly since: number;
      readonly by: readonly string[];
      /** Permille, where it is slower. */
      readonly factor?: number;
      /** Permille lost, where it loses more. */
      readonly loss?: number;
      /** Messages an hour, where it carries fewer. */
      readonly capacity?: number;
    };

export function linkState(record: LinkRecord | undefined): LinkState {
  if (!record) return { state: 'up' };
  const { cutBy, degradedBy, since } = record;
  if (cutBy.size > 0) return { state: 'cut', since: since ?? 0, by: [...cutBy.keys()] };
  if (degradedBy.size === 0) return { state: 'up', ...(since === undefined ? {} : { since }) };
  const all = [...degradedBy.values()];
  const factor = Math.max(0, ...all.map((one) => one.factor ?? 0));
  const loss = Math.max(0, ...all.map((one) => one.loss ?? 0));
  const capacity = Math.min(Infinity, ...all.map((one) => one.capacity ?? Infinity));
  return {
    state: 'degraded',
    since: since ?? 0,
    by: [...degradedBy.keys()],
    ...(factor > 0 ? { factor } : {}),
    ...(loss > 0 ? { loss } : {}),
    ...(capacity < Infinity ? { capacity } : {}),
  };
}
