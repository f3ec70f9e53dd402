import { useCallback, useState } from 'react';
import { Chart } from '../../lib/chart/Chart';
import type { Ink } from '../../lib/chart/Chart';
import { Said, useSpeech } from '../../lib/language';
import type { Value } from '../../lib/wire';
import { useScoreWords } from '../../lib/words/scores';
import { RangeText, useFigure } from './Figure';
import { useSubjectWords } from './FigureButton';
import { isGraded } from './grade';
import { isKnown, isMeasure, subjectOf, subjectsOf, valueOf } from './holders';
import type { Holder } from './holders';

/** One value of all agencies side by side, in alphabetical order: the pooled figure of the exercise hides how they differ. */
export function Spread({ holders, live }: { readonly holders: readonly Holder[]; readonly live: boolean }) {
  const speech = useSpeech();
  const { scores } = speech.words;
  const words = useScoreWords();
  const names = useSubjectWords();
  const figure = useFigure();
  const [wanted, setWanted] = useState('overall');
  const subject = subjectOf(wanted) ?? 'overall';
  const values = holders.map((holder) => ({ holder, value: valueOf(holder, subject) ?? ({ missing: 'no-items' } as Value) }));
  // What is drawn, as text: the same text is the same drawing.
  const drawn = JSON.stringify(
    values.map(({ holder, value }) => ({
      name: speech.of(holder.title).text,
      ...(isKnown(value)
        ? { value: value.value, interval: value.interval, low: value.value < 50 && isGraded(value, live, !isMeasure(subject)), few: value.few ?? false }
        : {}),
    })),
  );
  const option = useCallback((ink: Ink) => spread(JSON.parse(drawn) as readonly Drawn[], ink), [drawn]);
  const table = (
    <table className="t tight">
      <caption className="sr-only">
        {words.spread.title}: {names.full(subject)}
      </caption>
      <thead>
        <tr>
          <th scope="col">{scores.agency}</th>
          <th scope="col" className="num">
            {words.spread.value}
          </th>
          <th scope="col">{words.columns.interval(speech.percent(0.95))}</th>
          <th scope="col" className="num">
            {words.n}
          </th>
        </tr>
      </thead>
      <tbody>
        {values.map(({ holder, value }) => (
          <tr key={holder.id}>
            <th scope="row">
              <Said text={holder.title} />
            </th>
            <td className="num">{isKnown(value) ? figure(value) : scores.missing[value.missing]}</td>
            <td>
              <RangeText value={value} subject={subject} />
            </td>
            <td className="num">{isKnown(value) ? `${value.n}${value.few ? `, ${scores.few}` : ''}` : ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
  return (
    <section className="panel spread" aria-label={words.spread.title}>
      <Chart
        title={words.spread.title}
        height={`${3 + holders.length * 1.625}rem`}
        option={option}
        table={table}
        chartWord={words.spread.chart}
        tableWord={scores.evidence.table}
      >
        <span className="small muted">{words.spread.note}</span>
        <span className="grow" />
        <select className="field field-small" aria-label={words.spread.of} value={subject} onChange={(event) => setWanted(event.target.value)}>
          {subjectsOf(holders[0]!).map((one) => (
            <option key={one} value={one}>
              {names.full(one)}
            </option>
          ))}
        </select>
      </Chart>
    </section>
  );
}

interface Drawn {
  readonly name: string;
  readonly value?: number;
  readonly interval?: readonly number[];
  readonly low?: boolean;
  readonly few?: boolean;
}

/** Points with whiskers from 0 to 100. */
function spread(drawn: readonly Drawn[], ink: Ink) {
  const text = { fontFamily: ink.font, fontSize: 12, color: ink.soft };
  return {
    grid: { left: 8, right: 24, top: 8, bottom: 8, containLabel: true },
    xAxis: {
      type: 'value',
      min: 0,
      max: 100,
      axisLabel: { ...text, customValues: [0, 50, 70, 85, 100] },
      axisTick: { show: false },
      splitLine: { show: false },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: drawn.map(({ name }) => name),
      axisLabel: { ...text, color: ink.ink, width: 180, overflow: 'truncate' },
      axisLine: { show: false },
      axisTick: { show: false },
      splitLine: { show: true, lineStyle: { color: ink.grid } },
    },
    series: [
      ...drawn.flatMap(({ interval, low }, row) =>
        interval?.length === 2
          ? [
              {
                type: 'line',
                data: interval.map((x) => [x, row]),
                symbol: 'none',
                silent: true,
                lineStyle: { color: low ? ink.bad : ink.soft, width: 2 },
              },
            ]
          : [],
      ),
      {
        type: 'scatter',
        silent: true,
        symbolSize: 9,
        data: drawn.flatMap(({ value, low, few }, row) =>
          value === undefined
            ? []
            : [
                {
                  value: [value, row],
                  itemStyle: { color: few ? ink.white : low ? ink.bad : ink.line, borderColor: low ? ink.bad : ink.line, borderWidth: 1.5 },
                },
              ],
        ),
      },
    ],
  };
}
