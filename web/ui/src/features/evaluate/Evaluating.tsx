import { createContext, useContext, useEffect, useMemo, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { ActQueue, browser } from '../../lib/acts';
import type { KeptAct } from '../../lib/acts';
import * as api from '../../lib/api';
import type { Statement } from '../../lib/api';
import { exerciseTime } from '../../lib/clock';
import { Drafts, useDraft } from '../../lib/drafts';
import type { LiveExercise } from '../../lib/exercise';
import { useFold } from '../../lib/feed';
import type { EvaluationView } from '../../lib/wire';
import { evaluationOf, saidBy } from './evaluation';
import type { Evaluation } from './evaluation';
import { EMPTY_NOTE } from './notes';
import type { NoteDraft } from './notes';

export const SIDES = ['notes', 'judge', 'settle', 'contests'] as const;
export type Side = (typeof SIDES)[number];

/** What the address says of the page. */
export interface Place {
  /** Which evaluator looks, where everybody may be anyone; who has an account is the one that the server says. */
  readonly evaluator: number;
  readonly agency: string;
  /** A task or target. */
  readonly what: string | undefined;
  readonly side: Side;
}

export function readPlace(query: URLSearchParams, agencies: readonly string[]): Place {
  const as = query.get('as') ?? '';
  const agency = query.get('agency');
  const side = query.get('side');
  return {
    evaluator: /^[1-9]$/.test(as) ? Number(as) : 1,
    agency: agency !== null && agencies.includes(agency) ? agency : (agencies[0] ?? ''),
    what: query.get('of') ?? undefined,
    side: SIDES.find((one) => one === side) ?? 'notes',
  };
}

export function writePlace(query: URLSearchParams, { evaluator, agency, what, side }: Place): URLSearchParams {
  const next = new URLSearchParams(query);
  const set = (key: string, value: string | undefined) => (value ? next.set(key, value) : next.delete(key));
  set('as', evaluator === 1 ? undefined : String(evaluator));
  set('agency', agency);
  set('of', what);
  set('side', side === 'notes' ? undefined : side);
  return next;
}

/** All that the parts of the evaluator's place share. */
export interface Evaluating {
  readonly exercise: LiveExercise;
  readonly evaluation: Evaluation;
  /** What the evaluators have come to together. */
  readonly view: EvaluationView;
  readonly place: Place;
  readonly go: (to: Partial<Place>) => void;
  /** This evaluator in the log. */
  readonly me: string;
  readonly lead: boolean;
  /** Whether anything may be rated or judged now. */
  readonly open: boolean;
  /** Whether letters of others may be seen: each rates alone until all is closed. */
  readonly seesOthers: boolean;
  readonly drafts: Drafts;
  readonly note: { readonly draft: NoteDraft; readonly change: (draft: NoteDraft) => void; readonly done: () => void };
  readonly kept: readonly KeptAct<Statement>[];
  readonly say: (...statements: readonly Statement[]) => void;
  readonly putAway: (id: string) => void;
  /** Exercise time as this page shows it. */
  readonly now: () => number;
}

const EvaluatingContext = createContext<Evaluating | undefined>(undefined);

export function useEvaluating(): Evaluating {
  const evaluating = useContext(EvaluatingContext);
  if (!evaluating) throw new Error('No evaluation around this part.');
  return evaluating;
}

interface EvaluatingProps {
  readonly exercise: LiveExercise;
  readonly view: EvaluationView;
  /** Asks again what the evaluators have come to. */
  readonly refresh: () => void;
  readonly place: Place;
  readonly go: (to: Partial<Place>) => void;
  readonly children: ReactNode;
}

export function EvaluatingProvider({ exercise, view, refresh, place, go, children }: EvaluatingProps) {
  const { id, script, entries, clock } = exercise;
  const { evaluator, lead } = view;
  const me = `evaluator:${evaluator}`;
  const fold = useMemo(() => {
    const seats = new Set(script.positions.map((position) => position.id));
    return evaluationOf((sender) => seats.has(sender));
  }, [script]);
  const evaluation = useFold(entries, fold);
  const { changed } = evaluation;
  useEffect(() => {
    if (changed < 0) return;
    const timer = setTimeout(refresh, GATHER);
    return () => clearTimeout(timer);
  }, [changed, refresh]);
  const { queue, kept } = useStatements(id, evaluator);
  const drafts = useMemo(() => new Drafts(id, me), [id, me]);
  const note = useDraft<NoteDraft>(drafts, 'note', EMPTY_NOTE);
  useEffect(() => {
    queue.forget(({ id: sent, act, state: how }) =>
      // Taking up what is taken up already leaves no entry of this evaluator.
      evaluation.said.has(saidBy(me, sent)) || (how === 'sent' && act.kind === 'adjudication-opened'),
    );
  }, [queue, kept, evaluation, me]);
  const now = () => exerciseTime(clock, performance.now());
  const closed = evaluation.closed !== undefined;
  return (
    <EvaluatingContext
      value={{
        exercise,
        evaluation,
        view,
        place,
        go,
        me,
        lead,
        open: evaluation.started && !closed,
        seesOthers: lead || closed,
        drafts,
        note,
        kept,
        say: (...statements) => statements.forEach((statement) => queue.do(statement, now())),
        putAway: (gone) => queue.forget((one) => one.id === gone),
        now,
      }}
    >
      {children}
    </EvaluatingContext>
  );
}

/** While play goes on, the log may come to differ from the evaluators by itself. */
const EVERY = 15_000;
/** Ratings that come together are looked at together. */
const GATHER = 400;

/** Who looks, and what the evaluators have come to. */
export const useView = (exercise: string, evaluator: number, live: boolean) =>
  useQuery({
    queryKey: ['evaluation', exercise, evaluator],
    queryFn: () => api.evaluation(exercise, evaluator),
    refetchInterval: live ? EVERY : false,
  });

/** What this evaluator has said and the log does not show yet. It is kept on the device, sent once, and never lost by a reload. */
function useStatements(exercise: string, evaluator: number) {
  const queue = useMemo(
    () =>
      new ActQueue<Statement>(exercise, `evaluator:${evaluator}`, {
        ...browser,
        send: (id, statement) => api.evaluate(exercise, evaluator, id, statement),
        // Another one may have taken it up first; a rating that another tab gave first is another rating.
        settledByAlready: (statement) => statement.kind === 'adjudication-opened',
      }),
    [exercise, evaluator],
  );
  useEffect(() => {
    queue.open();
    return () => queue.close();
  }, [queue]);
  return { queue, kept: useSyncExternalStore(queue.subscribe, queue.acts) };
}
