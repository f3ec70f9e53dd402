import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { EChartsCoreOption } from 'echarts/core';
import { useWords } from '../language';

/** The colors and letters of the page, as a canvas needs them: it knows no CSS. */
export function ink() {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string) => style.getPropertyValue(name).trim();
  return {
    font: `${getComputedStyle(document.body).fontFamily}`,
    ink: of('--ink'),
    line: of('--gray-cool-70'),
    soft: of('--gray-cool-60'),
    grid: of('--gray-cool-20'),
    white: of('--white'),
    bad: of('--red-60v'),
    fill: of('--primary-lighter'),
  };
}

export type Ink = ReturnType<typeof ink>;

interface ChartProps {
  readonly title: string;
  readonly height: string;
  /** What to draw, in the colors given. The same object as before is not drawn again. */
  readonly option: (ink: Ink) => EChartsCoreOption;
  /** The same in a table: whoever can't see the drawing loses nothing. */
  readonly table: ReactNode;
  readonly chartWord: string;
  readonly tableWord: string;
  readonly children?: ReactNode;
}

/** A drawing and its twin in a table. What draws is loaded only when the first drawing is shown. */
export function Chart({ title, height, option, table, chartWord, tableWord, children }: ChartProps) {
  const { scores } = useWords();
  const [asTable, setAsTable] = useState(false);
  return (
    <>
      <div className="drawer-row">
        <h3>{title}</h3>
        {children}
        <div className="segments" role="group" aria-label={`${scores.evidence.showAs}: ${title}`}>
          <button type="button" aria-pressed={!asTable} onClick={() => setAsTable(false)}>
            {chartWord}
          </button>
          <button type="button" aria-pressed={asTable} onClick={() => setAsTable(true)}>
            {tableWord}
          </button>
        </div>
      </div>
      {asTable ? (
        table
      ) : (
        <>
          <Canvas height={height} option={option} />
          <div className="sr-only">{table}</div>
        </>
      )}
    </>
  );
}

function Canvas({ height, option }: Pick<ChartProps, 'height' | 'option'>) {
  const box = useRef<HTMLDivElement>(null);
  const drawn = useRef<{ show: (option: EChartsCoreOption) => void; end: () => void }>(undefined);
  const latest = useRef(option);
  latest.current = option;
  useEffect(() => {
    let gone = false;
    void import('./draw').then(({ draw }) => {
      if (!gone && box.current) drawn.current = draw(box.current, latest.current(ink()));
    });
    return () => {
      gone = true;
      drawn.current?.end();
      drawn.current = undefined;
    };
  }, []);
  useEffect(() => drawn.current?.show(option(ink())), [option]);
  return <div className="chart" ref={box} style={{ height }} aria-hidden="true" />;
}
