import { useCallback } from 'react';
import { useQuery } from '@tanstack/react-query';
import * as api from '../../lib/api';
import { Chart } from '../../lib/chart/Chart';
import type { Ink } from '../../lib/chart/Chart';
import { hms } from '../../lib/clock';
import type { LiveExercise } from '../../lib/exercise';
import { useSpeech } from '../../lib/language';
import { CannotRead, Loading } from '../../lib/parts/Waiting';
import { Told } from '../../lib/parts/Told';
import type { Sentence } from '../../lib/sentence';
import type { Step, StepOf, Value } from '../../lib/wire';
import { useMeasureWords } from '../../lib/words/measures';
import { useScoreWords } from '../../lib/words/scores';
import { useSubjectWords } from './FigureButton';
import { isDimension, isKnown, isMeasure, subjectOf } from './holders';
import type { Holder, SubjectId } from './holders';

interface DerivationProps {
  readonly exercise: LiveExercise;
  readonly holder: Holder;
  readonly subject: SubjectId;
  readonly value: Value;
  readonly upTo: number;
}

/** How the figure was worked out, line by line, as the server did it; the command line prints the same lines. */
export function Derivation({ exercise, holder, subject, value, upTo }: DerivationProps) {
  const speech = useSpeech();
  const words = useScoreWords();
  const measures = useMeasureWords();
  const found = useExplanation(exercise.id, holder.id, subject, upTo);
  const say = useStep(exercise);
  const rule = isMeasure(subject)
    ? (words.rules[subject] ?? measures.formulas[subject])
    : words.rules[isDimension(subject) ? 'dimension' : subject];
  const steps = found.data?.steps ?? [];
  const windows = steps.filter((step): step is StepOf<'disrupted'> => step.step === 'disrupted');
  return (
    <>
      <h3>{words.derivation.title}</h3>
      {found.data ? (
        <ol className="arithmetic mono">
          <li>{rule}</li>
          {steps
            .filter((step) => step.step !== 'stood')
            .map((step, index) => (
              <li key={index}>
                <Told sentence={say(step)} />
              </li>
            ))}
          {windows.length > 0 && <li>{retained(windows, words, speech.number)}</li>}
          <li>
            {isKnown(value) ? (
              <b>{words.derivation.value(speech.number(value.value, 1))}</b>
            ) : (
              `${words.derivation.none}. ${speech.words.scores.missing[value.missing]}`
            )}
          </li>
        </ol>
      ) : found.error ? (
        <CannotRead what={words.derivation.title} error={found.error} retry={() => void found.refetch()} />
      ) : (
        <Loading what={words.derivation.title} />
      )}
    </>
  );
}

const useExplanation = (exercise: string, holder: string | undefined, subject: SubjectId, upTo: number) =>
  useQuery({
    queryKey: ['explain', exercise, holder, subject, upTo],
    queryFn: () => api.explain(exercise, holder, subject),
    staleTime: Infinity,
  });

const MINUTE = 60_000;

function retained(windows: readonly StepOf<'disrupted'>[], words: ReturnType<typeof useScoreWords>, number: (value: number, digits?: number) => string) {
  const sum = (of: (step: StepOf<'disrupted'>) => number) =>
    number(windows.reduce((all, step) => all + of(step), 0) / MINUTE, 2);
  return words.steps.retained(sum(({ lost }) => lost), sum(({ least }) => least), sum(({ most }) => most));
}

/** Tells a step in words, with the names of the script. */
function useStep({ names }: LiveExercise): (step: Step) => Sentence {
  const speech = useSpeech();
  const words = useScoreWords();
  const subjects = useSubjectWords();
  const { steps } = words;
  const { missing } = speech.words.scores;
  const name = (id: string) => names.of(id).text;
  const few = (value: number, digits = 2) => speech.number(value, Number.isInteger(value) ? 0 : digits);
  const range = ([low, high]: readonly number[]) => speech.words.scores.range(speech.number(low!, 1), speech.number(high!, 1));
  return (step) => {
    switch (step.step) {
      case 'fell':
        return [steps.fell(few(step.x), step.done, step.watched, speech.number(step.share, 3))];
      case 'lost':
        return [steps.lost(speech.number(step.lost, 3), speech.number(step.lost / step.of, 3))];
      case 'tasked':
        return [steps.tasked(name(step.task), few(step.worth), speech.number(step.credit, 3))];
      case 'divided':
        return [steps.divided(few(step.over, 3), few(step.under, 3))];
      case 'chosen': {
        const { right, wrong, omitted, falseActs } = step;
        return [steps.chosen(right, wrong, omitted, falseActs), '. ', steps.f1(2 * right, wrong + falseActs, wrong + omitted)];
      }
      case 'rated':
        return [
          steps.rated(name(step.task), name(step.agency), step.letters.join(' '), few(step.points, 1)),
          ...(step.rescued ? [', ', steps.rescued] : []),
        ];
      case 'shared':
        return [steps.shared(step.allowed, few(step.weight))];
      case 'looped':
        return [
          steps.looped(
            names.message(step.message).map((part) => (typeof part === 'string' ? part : part.text)).join(''),
            step.acknowledged,
            step.recipients,
            step.closed,
            few(step.share),
          ),
        ];
      case 'paired':
        return [steps.paired(name(step.one), name(step.other), step.planned, step.realized, few(step.share))];
      case 'before':
        return [steps.before(speech.number(step.baseline, 3))];
      case 'stood':
        return [steps.stood(hms(step.at), step.open, step.onTime, step.blocked)];
      case 'disrupted':
        return [
          steps.disrupted(
            hms(step.from),
            hms(step.to),
            speech.number(step.lost / MINUTE, 2),
            speech.number(step.least / MINUTE, 2),
            speech.number(step.most / MINUTE, 2),
          ),
        ];
      case 'covered':
        return [steps.covered(name(step.function), few(step.weight), speech.number(step.trained, 2), step.depth, speech.number(step.share, 2))];
      case 'part': {
        const part = subjectOf(step.part);
        const called = part ? subjects.full(part) : step.part;
        return [
          isKnown(step.value)
            ? steps.part(called, speech.number(step.value.value, 1), step.value.n, few(step.weight))
            : steps.missing(called, missing[step.value.missing]),
        ];
      }
      case 'capped':
        return [steps.capped(speech.number(step.uncapped, 1), speech.number(step.limit))];
      case 'reweighed':
        return [
          steps.reweighed(
            speech.number(step.sensitivity[0]!, 1),
            speech.number(step.sensitivity[1]!, 1),
            speech.number(step.low, 1),
            speech.number(step.high, 1),
          ),
        ];
      case 'ranged':
        return [ranged(step)];
      default:
        return step satisfies never;
    }
  };

  function ranged({ way, of, interval }: StepOf<'ranged'>): string {
    switch (way) {
      case 'wilson':
        return interval ? steps.wilson(of, range(interval)) : steps.noWilson;
      case 'bootstrap':
        return interval ? steps.bootstrap(of, range(interval)) : steps.noBootstrap(of);
      case 'parts':
        return interval ? steps.parts(of, range(interval)) : steps.noParts;
      case 'none':
        return steps.none;
    }
  }
}

/** The share of open expectations on time while disruptions lasted, and what it could have been at best. */
export function Resilience({ exercise, holder, upTo }: { readonly exercise: string; readonly holder: string | undefined; readonly upTo: number }) {
  const steps = useExplanation(exercise, holder, 'D2', upTo).data?.steps;
  return steps && steps.some(({ step }) => step === 'stood') ? <ResilienceCurve steps={steps} /> : null;
}

function ResilienceCurve({ steps }: { readonly steps: readonly Step[] }) {
  const speech = useSpeech();
  const words = useScoreWords();
  const { resilience } = words;
  const stood = steps.filter((step): step is StepOf<'stood'> => step.step === 'stood');
  const option = useCallback((ink: Ink) => curve(steps, ink, resilience), [steps, resilience]);
  return (
    <Chart
      title={resilience.title}
      height="11rem"
      option={option}
      chartWord={speech.words.scores.evidence.curve}
      tableWord={speech.words.scores.evidence.table}
      table={
        <table className="t tight">
          <caption className="sr-only">{resilience.title}</caption>
          <thead>
            <tr>
              <th scope="col">{resilience.minute}</th>
              <th scope="col" className="num">
                {resilience.open}
              </th>
              <th scope="col" className="num">
                {resilience.onTime}
              </th>
              <th scope="col" className="num">
                {resilience.best}
              </th>
            </tr>
          </thead>
          <tbody>
            {stood.map(({ at, open, onTime, blocked }, index) => (
              <tr key={index}>
                <th scope="row" className="mono">
                  {hms(at)}
                </th>
                <td className="num">{open}</td>
                <td className="num">{open === 0 ? '–' : speech.percent(onTime / open)}</td>
                <td className="num">{open === 0 ? '–' : speech.percent((open - blocked) / open)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  );
}

/** Steps within each window of disruption, with a gap between two windows. */
function curve(steps: readonly Step[], ink: Ink, names: { readonly onTime: string; readonly best: string }) {
  const text = { fontFamily: ink.font, fontSize: 12, color: ink.soft };
  const onTime: [number, number | null][] = [];
  const best: [number, number | null][] = [];
  let ended = false;
  for (const step of steps) {
    if (step.step === 'stood') {
      const { at, open, onTime: kept, blocked } = step;
      if (ended) for (const line of [onTime, best]) line.push([at / MINUTE, null]);
      ended = false;
      onTime.push([at / MINUTE, open === 0 ? 100 : (100 * kept) / open]);
      best.push([at / MINUTE, open === 0 ? 100 : (100 * (open - blocked)) / open]);
    } else if (step.step === 'disrupted') {
      for (const line of [onTime, best]) line.push([step.to / MINUTE, line.at(-1)?.[1] ?? null]);
      ended = true;
    }
  }
  const line = { type: 'line', step: 'end', symbol: 'none', silent: true, clip: true };
  const label = (show: string) => ({ show: true, formatter: show, ...text, color: ink.line });
  return {
    grid: { left: 8, right: 78, top: 12, bottom: 8, containLabel: true },
    xAxis: {
      type: 'value',
      min: 'dataMin',
      max: 'dataMax',
      axisLabel: { ...text, formatter: (minute: number) => hms(minute * MINUTE), hideOverlap: true },
      splitLine: { show: false },
    },
    yAxis: { type: 'value', min: 0, max: 100, interval: 50, axisLabel: { ...text, formatter: '{value} %' }, splitLine: { lineStyle: { color: ink.grid } } },
    series: [
      { ...line, data: best, lineStyle: { color: ink.soft, width: 1.5, type: 'dashed' }, endLabel: { ...label(names.best), offset: [0, -7] } },
      { ...line, data: onTime, lineStyle: { color: ink.line, width: 2 }, areaStyle: { color: ink.fill, opacity: 0.6 }, endLabel: { ...label(names.onTime), offset: [0, 7] } },
    ],
  };
}
