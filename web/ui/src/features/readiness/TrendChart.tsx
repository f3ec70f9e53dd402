import { useEffect, useRef } from 'react';
import { CustomChart, LineChart, ScatterChart } from 'echarts/charts';
import type { CustomSeriesOption, LineSeriesOption, ScatterSeriesOption } from 'echarts/charts';
import { GridComponent, MarkLineComponent } from 'echarts/components';
import type { GridComponentOption, MarkLineComponentOption } from 'echarts/components';
import { init, use } from 'echarts/core';
import type { ComposeOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { dayMillis, useDay } from '../../lib/days';
import { useSpeech } from '../../lib/language';
import type { Curve } from '../../lib/readiness';
import { useReadinessWords } from '../../lib/words/readinesses';
import { token } from './tokens';
import type { First } from './words';

use([CustomChart, LineChart, ScatterChart, GridComponent, MarkLineComponent, SVGRenderer]);

type Option = ComposeOption<
  CustomSeriesOption | LineSeriesOption | ScatterSeriesOption | GridComponentOption | MarkLineComponentOption
>;

interface TrendChartProps {
  readonly curve: Curve;
  readonly asOf: string;
  readonly target: number;
  readonly due: string | undefined;
  readonly first: First;
  /** The whole picture in one sentence; the table twin has the rest. */
  readonly said: string;
}

/** Readiness over days: drills as dots, decay between them, the 95 % band, today, the target and the due date. */
export function TrendChart({ curve, asOf, target, due, first, said }: TrendChartProps) {
  const { language, number } = useSpeech();
  const { trend } = useReadinessWords();
  const day = useDay();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const chart = init(box.current, undefined, { renderer: 'svg' });
    chart.setOption(drawn({ curve, asOf, target, due, first, language, number, trend, day }));
    const observer = new ResizeObserver(() => chart.resize());
    observer.observe(box.current!);
    return () => {
      observer.disconnect();
      chart.dispose();
    };
    // `day` and `number` change with the language alone.
  }, [curve, asOf, target, due, first, language]);
  return <div ref={box} className="trend-picture" role="img" aria-label={said} />;
}

interface Drawn extends Omit<TrendChartProps, 'said'> {
  readonly language: string;
  readonly number: (value: number, digits?: number) => string;
  readonly trend: ReturnType<typeof useReadinessWords>['trend'];
  readonly day: (day: string) => string;
}

function drawn({ curve, asOf, target, due, first, language, number, trend, day }: Drawn): Option {
  const ink = token('ink');
  const strong = token('gray-cool-70');
  const words = { color: token('gray-cool-70'), fontFamily: token('sans'), fontSize: 12 };
  // Words over lines stand out by a rim in the color of the paper.
  const over = { ...words, textBorderColor: token('white'), textBorderWidth: 3 };
  const { points, dots } = curve;
  const past = points.filter((point) => !point.ahead);
  const now = past.at(-1);
  const ahead = [...(now ? [now] : []), ...points.filter((point) => point.ahead)];
  const value = (point: Curve['points'][number]) =>
    first === 'adjusted' && point.adjusted !== undefined ? point.adjusted : point.value;
  const line = (part: typeof points) => part.map((point) => [dayMillis(point.on), value(point)]);
  const lowest = Math.min(target, ...points.map(({ low }) => low), ...dots.map((dot) => dot.value));
  const months = new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' });
  const years = new Intl.DateTimeFormat(language, { month: 'short', year: 'numeric', timeZone: 'UTC' });
  return {
    // Nothing moves: a still picture reads the same with and without reduced motion, and on paper.
    animation: false,
    useUTC: true,
    textStyle: words,
    grid: { left: 8, right: 20, top: 26, bottom: 4, containLabel: true },
    xAxis: {
      type: 'time',
      axisLine: { lineStyle: { color: token('gray-cool-40') } },
      axisTick: { show: false },
      splitLine: { show: false },
      axisLabel: {
        ...words,
        hideOverlap: true,
        formatter: (at: number) => (new Date(at).getUTCMonth() === 0 ? years : months).format(at),
      },
      minInterval: 28 * 86_400_000,
    },
    yAxis: {
      type: 'value',
      min: Math.max(0, Math.floor(lowest / 20) * 20),
      max: 100,
      interval: 20,
      axisLabel: words,
      splitLine: { lineStyle: { color: token('gray-cool-10') } },
    },
    series: [
      band(past, token('gray-cool-20')),
      band(ahead, token('gray-cool-10')),
      {
        type: 'line',
        data: line(past),
        symbol: 'none',
        lineStyle: { color: strong, width: 2 },
        silent: true,
        markLine: {
          symbol: 'none',
          silent: true,
          animation: false,
          data: [
            {
              yAxis: target,
              lineStyle: { color: token('gray-cool-50'), type: 'dashed', width: 1 },
              label: { ...over, position: 'insideEndTop', formatter: trend.target(number(target)) },
            },
            {
              xAxis: dayMillis(asOf),
              lineStyle: { color: token('primary'), type: 'solid', width: 2 },
              label: { ...over, color: token('primary'), fontWeight: 600, position: 'end', formatter: trend.today },
            },
          ],
        },
      },
      {
        type: 'line',
        data: line(ahead),
        symbol: 'none',
        lineStyle: { color: strong, width: 2, type: 'dashed' },
        silent: true,
      },
      {
        type: 'scatter',
        data: dots.map((dot) => ({
          value: [dayMillis(dot.on), dot.value],
          symbol: dot.counts ? 'circle' : 'diamond',
          symbolSize: dot.counts ? 10 : 9,
          itemStyle: {
            color: token('white'),
            borderColor: dot.counts ? ink : token('gray-cool-50'),
            borderWidth: dot.counts ? 2 : 1,
          },
          label: { formatter: dot.counts ? trend.drill(number(dot.value)) : trend.keptOut },
        })),
        label: { ...over, show: true, position: 'top' },
        labelLayout: { hideOverlap: true },
        silent: true,
        z: 5,
      },
      {
        type: 'scatter',
        data: due === undefined || dayMillis(due) < dayMillis(points[0]?.on ?? due) ? [] : [[dayMillis(due), target]],
        symbol: 'diamond',
        symbolSize: 12,
        itemStyle: { color: token('gold-50v') },
        label: {
          ...over,
          show: true,
          color: token('gold-70v'),
          fontWeight: 600,
          position: 'bottom',
          formatter: due === undefined ? '' : trend.due(day(due)),
        },
        silent: true,
        z: 6,
      },
    ],
  };
}

/** The interval from day to day as one shape. */
function band(points: Curve['points'], color: string): CustomSeriesOption {
  const around = [
    ...points.map((point) => [dayMillis(point.on), point.high]),
    ...points.toReversed().map((point) => [dayMillis(point.on), point.low]),
  ];
  return {
    type: 'custom',
    silent: true,
    clip: true,
    data: around.length === 0 ? [] : around,
    renderItem: ({ dataIndex }, api) =>
      dataIndex === 0
        ? { type: 'polygon', shape: { points: around.map((corner) => api.coord(corner)) }, style: { fill: color } }
        : { type: 'group', children: [] },
    z: 1,
  };
}
