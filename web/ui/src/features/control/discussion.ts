import type { Fold } from '../../lib/feed';
import type { LogEntry } from '../../lib/log';
import type { Phase, Script } from '../../lib/script';

/** What a seat said to a question, the last time. */
export interface Answer {
  readonly entry: number;
  /** Names its words; missing where there are none. */
  readonly ref?: string;
  readonly times: number;
}

/** What the log tells of the phases, and of what is said in them. */
export interface Discussion {
  /** The phase that is open. */
  open?: string;
  /** Every opening, in order. */
  readonly opened: { readonly phase: string; readonly turn: number | undefined; readonly at: number }[];
  /** By phase, question and seat. */
  readonly answers: Map<string, Answer>;
  /** The last choice, by decision and seat. */
  readonly choices: Map<string, string>;
  /** Seats that signed what a phase made, by phase. */
  readonly signed: Map<string, Set<string>>;
}

export const answerKey = (phase: string, question: string, seat: string) => `${phase}/${question}/${seat}`;
export const choiceKey = (decision: string, seat: string) => `${decision}/${seat}`;

export const discussion: Fold<LogEntry, Discussion> = {
  start: () => ({ opened: [], answers: new Map(), choices: new Map(), signed: new Map() }),
  step(state, { number, time, event }) {
    switch (event.kind) {
      case 'phase-opened':
        state.open = event.phase;
        state.opened.push({ phase: event.phase, turn: event.turn, at: time });
        break;
      case 'phase-closed':
        if (state.open === event.phase) delete state.open;
        break;
      case 'question-answered': {
        const key = answerKey(event.phase, event.question, event.seat);
        const times = (state.answers.get(key)?.times ?? 0) + 1;
        state.answers.set(key, { entry: number, times, ...(event.text ? { ref: event.text.ref } : {}) });
        break;
      }
      case 'decision-made':
        state.choices.set(choiceKey(event.dec, event.seat), event.option);
        break;
      case 'agreement-signed':
        state.signed.set(event.agreement, (state.signed.get(event.agreement) ?? new Set()).add(event.seat));
        break;
      default:
    }
  },
};

/** The phase that the next turn opens: the next that waits for a hand, in the order of the script, rounds first. */
export function nextPhase({ phases }: Script, { opened }: Discussion): Phase | undefined {
  const times = (id: string) => opened.filter(({ phase }) => phase === id).length;
  const byHand = phases.filter(({ trigger }) => trigger.kind === 'controller');
  const last = opened.map(({ phase }) => byHand.find(({ id }) => id === phase)).findLast((phase) => phase !== undefined);
  if (last && times(last.id) < last.repeat) return last;
  return byHand.slice(last ? byHand.indexOf(last) + 1 : 0).find(({ id }) => times(id) === 0);
}
