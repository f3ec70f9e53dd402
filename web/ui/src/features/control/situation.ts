import type { Fold } from '../../lib/feed';
import type { LogEntry } from '../../lib/log';
import { LEVELS } from '../../lib/script';
import type { PaceLevel, Script } from '../../lib/script';
import type { Since } from './network/network';

/** The level at which a PACE plan is used now, and who went there. */
export interface InUse extends Since {
  readonly plan: string;
  readonly from: PaceLevel;
  readonly level: PaceLevel;
  readonly seat: string;
}

/** Something expected that was not done in time, and still is not. */
export interface Late extends Since {
  readonly exp: string;
  readonly who: string;
}

/** A piece of information that went to somebody whom no agreement names. */
export interface Forbidden extends Since {
  readonly msg: number;
  readonly item: string;
  readonly to: string;
  readonly verdict: string;
  readonly stopped: boolean;
  /** The sender was warned and may think again. */
  readonly warned: boolean;
}

/** A request for a resource. */
export interface Request extends Since {
  readonly res: string;
  readonly count: number;
  readonly purpose: string;
  readonly state: 'asked' | 'granted' | 'refused' | 'arrived' | 'returned' | 'redirected' | 'lost';
  /** Who did that, if a seat did. */
  readonly seat?: string;
}

export interface Group extends Since {
  readonly state: 'proposed' | 'formed' | 'dissolved';
  readonly joined: readonly string[];
}

/** What the log tells of the state of things that a trainer watches, each with the entry that tells it. */
export interface Situation {
  readonly inUse: Map<string, InUse>;
  readonly late: Map<string, Late>;
  readonly forbidden: Map<string, Forbidden>;
  readonly requests: Map<number, Request>;
  readonly groups: Map<string, Group>;
  /** Agencies to which notice was served, by agreement. */
  readonly notices: Map<string, Map<string, Since>>;
  /** Agencies that know an item, that asked whether it is true, that corrected it; each by item. */
  readonly known: Map<string, Map<string, Since>>;
  readonly doubted: Map<string, Map<string, Since>>;
  readonly corrected: Map<string, Map<string, Since>>;
  /** What messages say, and whether they take it back. */
  readonly said: Map<number, { readonly items: readonly string[]; readonly takesBack: boolean }>;
  /** Seats and agencies that were last told an item, or last told that it is false; each by item. */
  readonly told: Map<string, Map<string, Since>>;
  readonly takenBack: Map<string, Map<string, Since>>;
}

export const situation: Fold<LogEntry, Situation> = {
  start: () => ({
    inUse: new Map(),
    late: new Map(),
    forbidden: new Map(),
    requests: new Map(),
    groups: new Map(),
    notices: new Map(),
    known: new Map(),
    doubted: new Map(),
    corrected: new Map(),
    said: new Map(),
    told: new Map(),
    takenBack: new Map(),
  }),
  step(state, { number, time, event }) {
    const since: Since = { at: time, entry: number };
    const request = (next: Request['state'], seat?: string) => {
      if (!('request' in event)) return;
      const before = state.requests.get(event.request);
      if (!before) return;
      const { seat: _, ...rest } = before;
      state.requests.set(event.request, { ...rest, ...since, state: next, ...(seat === undefined ? {} : { seat }) });
    };
    switch (event.kind) {
      case 'pace-switched':
        state.inUse.set(event.plan, { ...since, plan: event.plan, from: event.from, level: event.to, seat: event.seat });
        break;
      case 'expectation-missed':
        state.late.set(`${event.exp} ${event.who}`, { ...since, exp: event.exp, who: event.who });
        break;
      case 'expectation-met':
      case 'expectation-closed':
        state.late.delete(`${event.exp} ${event.who}`);
        break;
      case 'disclosure-judged': {
        const { msg, item, to, verdict, stopped, warned } = event;
        if (!verdict.startsWith('deny')) break;
        state.forbidden.set(`${msg} ${item} ${to}`, { ...since, msg, item, to, verdict, stopped, warned });
        break;
      }
      case 'message-stopped':
        for (const [key, one] of state.forbidden) {
          if (one.msg === event.msg) state.forbidden.set(key, { ...one, stopped: true });
        }
        break;
      case 'resource-requested': {
        const { res, count, purpose, seat } = event;
        state.requests.set(event.request, {
          ...since,
          res,
          count,
          purpose,
          state: 'asked',
          ...(seat === undefined ? {} : { seat }),
        });
        break;
      }
      case 'resource-granted':
        request('granted', event.seat);
        break;
      case 'resource-refused':
        request('refused', event.seat);
        break;
      case 'resource-redirected':
        request('redirected', event.seat);
        break;
      case 'resource-returned':
        request('returned', event.seat);
        break;
      case 'resource-arrived':
        request('arrived');
        break;
      case 'resource-lost':
        request('lost');
        break;
      case 'task-force-proposed':
        state.groups.set(event.tf, { ...since, state: 'proposed', joined: [event.seat] });
        break;
      case 'membership-confirmed': {
        const before = state.groups.get(event.tf);
        if (before) state.groups.set(event.tf, { ...before, ...since, joined: [...before.joined, event.seat] });
        break;
      }
      case 'task-force-formed':
      case 'task-force-dissolved': {
        const now = event.kind === 'task-force-formed' ? 'formed' : 'dissolved';
        state.groups.set(event.tf, { ...since, state: now, joined: state.groups.get(event.tf)?.joined ?? [] });
        break;
      }
      case 'notice-served':
        note(state.notices, event.agreement, event.agency, since);
        break;
      case 'agreement-restored':
      case 'agreement-activated':
        state.notices.delete(event.agreement);
        break;
      case 'message-sent':
        if (event.items.length > 0) {
          state.said.set(event.msg, { items: event.items, takesBack: event.type === 'correct' || event.type === 'retract' });
        }
        break;
      case 'message-delivered':
      case 'message-overheard': {
        const place = event.kind === 'message-delivered' ? event.seat : event.agency;
        const { items = [], takesBack = false } = state.said.get(event.msg) ?? {};
        for (const item of items) put(takesBack ? [state.told, state.takenBack] : [state.told], item, place, since);
        break;
      }
      case 'false-item-planted':
      case 'item-available':
      case 'item-known':
        note(state.known, event.item, event.agency, since);
        break;
      case 'false-item-detected':
        note(state.doubted, event.item, event.agency, since);
        break;
      case 'false-item-corrected':
        note(state.corrected, event.item, event.agency, since);
        break;
      default:
    }
  },
};

/** The first time counts: what is known stays known. */
function note(where: Map<string, Map<string, Since>>, what: string, agency: string, since: Since) {
  if (!where.get(what)?.has(agency)) put([where], what, agency, since);
}

function put(all: readonly Map<string, Map<string, Since>>[], what: string, place: string, since: Since) {
  for (const where of all) where.set(what, (where.get(what) ?? new Map<string, Since>()).set(place, since));
}

/** How an agency that has heard a rumor stands to it. */
export type Stand = 'heard' | 'doubted' | 'corrected';

/** A rumor that goes round: how each agency that heard it stands to it, first heard first. */
export interface Rumor extends Since {
  readonly item: string;
  readonly stands: ReadonlyMap<string, Stand>;
  /** Some agency has heard it and not that it is false. */
  readonly open: boolean;
}

/** The rumors that somebody has heard. Who says that it is false, or is told so afterwards, has it corrected. */
export function rumorsNow(script: Script, now: Situation): readonly Rumor[] {
  return script.rumors.flatMap(({ id, correctedBy }): Rumor[] => {
    const heard = [...(now.known.get(id) ?? [])].sort(([, a], [, b]) => a.entry - b.entry);
    const first = heard[0]?.[1];
    if (!first) return [];
    const truths = [now.takenBack.get(id), correctedBy === undefined ? undefined : now.told.get(correctedBy)];
    const stands = new Map(
      heard.map(([agency, since]): [string, Stand] => {
        const places = [agency, ...script.positions.filter((seat) => seat.agency === agency).map((seat) => seat.id)];
        const set = truths.some((told) => places.some((place) => (told?.get(place)?.entry ?? -1) > since.entry));
        const asked = now.doubted.get(id)?.has(agency);
        return [agency, set || now.corrected.get(id)?.has(agency) ? 'corrected' : asked ? 'doubted' : 'heard'];
      }),
    );
    return [{ ...first, item: id, stands, open: [...stands.values()].some((one) => one !== 'corrected') }];
  });
}

const depth = (level: PaceLevel) => LEVELS.indexOf(level);

/** Plans that are used below their primary level, the lowest first. */
export const fallenBack = ({ inUse }: Situation): readonly InUse[] =>
  [...inUse.values()].filter(({ level }) => level !== 'primary').sort((a, b) => depth(b.level) - depth(a.level) || b.at - a.at);

/** The lowest level at which any plan of an agency is used; undefined while all are on their primary. */
export function lowestLevel(agency: string, script: Script, now: Situation): PaceLevel | undefined {
  let lowest: PaceLevel | undefined;
  for (const { plan, level } of fallenBack(now)) {
    const between = script.plans.find(({ id }) => id === plan)?.agencies ?? [];
    if (between.includes(agency) && (lowest === undefined || depth(level) > depth(lowest))) lowest = level;
  }
  return lowest;
}
