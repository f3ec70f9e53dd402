import type { Fold } from '../../lib/feed';
import type { Item, SeatEntry, SeatEventOf, Text, Titled } from '../../lib/wire';

/** A piece of information that the seat's agency knows. */
export interface KnownItem {
  readonly item: Item;
  readonly since: number;
  /** The message it came by, if that is known to this seat. */
  readonly msg?: number;
  readonly doubted?: boolean;
}

export type LoanState = 'asked' | 'granted' | 'refused' | 'arrived' | 'returned' | 'redirected' | 'lost';

/** A request for a resource, to this seat's agency or by it. */
export interface Loan extends Pick<SeatEventOf<'resource-requested'>, 'res' | 'purpose' | 'request' | 'agency'> {
  readonly count: number;
  readonly at: number;
  readonly state: LoanState;
  readonly changed: number;
}

export type GroupState = 'none' | 'proposed' | 'formed' | 'dissolved';

/** What the seat knows besides messages. */
export interface Known {
  readonly items: Map<string, KnownItem>;
  /** Items that can be made now. */
  readonly reviews: Map<string, { readonly item: Item; readonly begun?: number }>;
  readonly choices: Map<string, { readonly option: string; readonly at: number; readonly by: Titled }>;
  readonly loans: Map<number, Loan>;
  readonly groups: Map<string, { readonly state: GroupState; readonly in: ReadonlySet<string> }>;
  readonly questions: Map<
    string,
    {
      readonly event: SeatEventOf<'question-asked'>;
      readonly at: number;
      readonly answers: readonly string[];
      /** The words of the last answer that this seat may read: its own. */
      readonly said?: Text;
    }
  >;
  /** The phase that is open. */
  phase?: SeatEventOf<'phase-opened'>;
  /** Who has signed what, by the id of what is signed. */
  readonly signed: Map<string, readonly Titled[]>;
  /** Steps done, and actions taken, as "action" or "action/step", with the last time. */
  readonly deeds: Map<string, number>;
}

export const questionKey = (phase: string, question: string) => `${phase}/${question}`;

export const known: Fold<SeatEntry, Known> = {
  start: () => ({
    items: new Map(),
    reviews: new Map(),
    choices: new Map(),
    loans: new Map(),
    groups: new Map(),
    questions: new Map(),
    signed: new Map(),
    deeds: new Map(),
  }),
  step(state, { time, event }) {
    const { items, reviews, choices, loans, groups, questions, deeds } = state;
    const loan = (request: number, next: LoanState, count?: number) => {
      const before = loans.get(request);
      if (before) loans.set(request, { ...before, state: next, changed: time, ...(count === undefined ? {} : { count }) });
    };
    const group = (id: string, next: GroupState, member?: string) => {
      const before = groups.get(id)?.in ?? new Set<string>();
      groups.set(id, { state: next, in: member === undefined ? before : new Set([...before, member]) });
    };
    switch (event.kind) {
      case 'item-available':
      case 'item-known':
      case 'item-made':
        if (!items.has(event.item.id)) {
          items.set(event.item.id, {
            item: event.item,
            since: time,
            ...(event.msg === undefined ? {} : { msg: event.msg }),
          });
        }
        reviews.delete(event.item.id);
        for (const item of event.reviews ?? []) reviews.set(item.id, { item });
        return;
      case 'item-purged':
        items.delete(event.item.id);
        return;
      case 'review-started':
        reviews.set(event.item.id, { item: event.item, begun: time });
        return;
      case 'false-item-detected':
      case 'false-item-corrected': {
        const before = items.get(event.item.id);
        if (before) items.set(event.item.id, { ...before, doubted: true });
        return;
      }
      case 'decision-made':
        choices.set(event.dec.id, { option: event.option.id, at: time, by: event.by });
        return;
      case 'resource-requested':
        loans.set(event.request, { ...event, at: time, state: 'asked', changed: time });
        return;
      case 'resource-granted':
        return loan(event.request, 'granted', event.count);
      case 'resource-refused':
        return loan(event.request, 'refused');
      case 'resource-arrived':
        return loan(event.request, 'arrived');
      case 'resource-returned':
        return loan(event.request, 'returned');
      case 'resource-redirected':
        return loan(event.request, 'redirected');
      case 'resource-lost':
        return loan(event.request, 'lost');
      case 'task-force-proposed':
        groups.delete(event.tf.id);
        // Who proposes it is in it.
        return group(event.tf.id, 'proposed', event.by?.id);
      case 'membership-confirmed':
        return group(event.tf.id, 'proposed', event.by?.id);
      case 'task-force-formed':
        return group(event.tf.id, 'formed');
      case 'task-force-dissolved':
        groups.delete(event.tf.id);
        return group(event.tf.id, 'dissolved');
      case 'phase-opened':
        state.phase = event;
        return;
      case 'phase-closed':
        for (const [key, { event: asked }] of questions) if (asked.phase.id === event.phase.id) questions.delete(key);
        if (state.phase?.phase.id === event.phase.id) delete state.phase;
        return;
      case 'question-asked':
        questions.set(questionKey(event.phase.id, event.question.id), { event, at: time, answers: [] });
        return;
      case 'question-answered': {
        const key = questionKey(event.phase.id, event.question.id);
        const asked = questions.get(key);
        if (asked) {
          const said = event.text === undefined ? {} : { said: event.text };
          questions.set(key, { ...asked, answers: [...asked.answers, event.by.id], ...said });
        }
        return;
      }
      case 'agreement-signed':
        state.signed.set(event.agreement.id, [...(state.signed.get(event.agreement.id) ?? []), event.by]);
        return;
      case 'action-taken':
        deeds.set(event.step === undefined ? event.action.id : `${event.action.id}/${event.step}`, time);
        return;
      case 'step-done':
        deeds.set(`${event.action.id}/${event.step}`, time);
        return;
      default:
    }
  },
};
