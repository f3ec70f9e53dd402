import { Fragment } from 'react';
import { span } from '../../lib/clock';
import { Said, useSpeech } from '../../lib/language';
import { Level } from '../../lib/parts/Level';
import { ScrollTable } from '../../lib/parts/ScrollTable';
import { useMeasureWords } from '../../lib/words/measures';
import { useScoreWords } from '../../lib/words/scores';
import { IntervalBar, LowMark, RangeText } from './Figure';
import { FigureButton } from './FigureButton';
import type { FigureProps } from './FigureButton';
import { isLow } from './grade';
import { DIMENSIONS, isKnown, valueOf } from './holders';
import type { Holder } from './holders';
import { MeasureGrid } from './MeasureGrid';
import { Remarks } from './Remarks';

interface HolderTableProps extends FigureProps {
  readonly title: string;
  readonly column: string;
  readonly note?: string;
  readonly holders: readonly Holder[];
  /** The figure that stands first, with its interval. */
  readonly headline: 'overall' | 'coordination';
  readonly without: boolean;
  /** Opens the row of a holder; undefined closes the one that is open. */
  readonly onOpen: (holder: Holder | undefined) => void;
}

/** Agencies or seats, in alphabetical order. A row opens its measures. */
export function HolderTable({ title, column, note, holders, headline, without, onOpen, ...figures }: HolderTableProps) {
  const speech = useSpeech();
  const { scores } = speech.words;
  const measures = useMeasureWords();
  const words = useScoreWords();
  if (holders.length === 0) return null;
  const dimensions = DIMENSIONS.filter((dimension) => holders.some((holder) => holder.dimensions[dimension]));
  return (
    <section className="panel" aria-label={title}>
      <header>
        <h2>{title}</h2>
        <span className="small muted">{note ?? scores.press}</span>
        <span className="grow" />
        <span className="caption">
          {scores.scale}. {words.legend}
        </span>
      </header>
      <ScrollTable name={title} caption={<>{title}, {measures.table}</>} className="t holders">
        <thead>
          <tr>
            <th scope="col">{column}</th>
            <th scope="col" className="num">
              {words.columns[headline]}
            </th>
            <th scope="col" colSpan={2}>
              {words.columns.interval(speech.percent(0.95))}
            </th>
            {headline === 'coordination' && (
              <th scope="col" className="num">
                {words.columns.overall}
              </th>
            )}
            {dimensions.map((dimension) => (
              <th key={dimension} scope="col" className="num" title={words.dimensionNames[dimension]}>
                {dimension}
                <span className="sr-only"> {words.dimensionNames[dimension]}</span>
              </th>
            ))}
            <th scope="col" className="num">
              {words.columns.excused}
            </th>
            <th scope="col">{words.columns.flags}</th>
          </tr>
        </thead>
        <tbody>
          {holders.map((holder) => {
            const open = figures.chosen?.holder === holder;
            const head = valueOf(holder, headline) ?? { missing: 'no-items' as const };
            const whole = holder.overall.value;
            const name = speech.of(holder.title).text;
            const figure = (subject: 'overall' | 'coordination' | (typeof DIMENSIONS)[number]) => {
              const value = valueOf(holder, subject);
              return (
                <td key={subject} className="num nowrap">
                  {value && <LowMark value={value} live={figures.live} mean />}{' '}
                  <FigureButton holder={holder} subject={subject} value={value} {...figures} />
                  <span className="caption counted">
                    {value && isKnown(value) ? `${measures.count(value.n)}${value.few ? `, ${scores.few}` : ''}` : ''}
                  </span>
                </td>
              );
            };
            return (
              <Fragment key={holder.id}>
                <tr className={open ? 'chosen' : ''}>
                  <th scope="row">
                    <button
                      type="button"
                      className="row-open"
                      aria-expanded={open}
                      aria-label={words.open(name)}
                      onClick={() => onOpen(open && figures.chosen?.subject === undefined ? undefined : holder)}
                    >
                      {holder.level !== undefined && <Level level={holder.level} />}
                      <Said text={holder.title} />
                    </button>
                    {holder.agency && (
                      <span className="of-agency">
                        <Said text={holder.agency} />
                      </span>
                    )}
                  </th>
                  {figure(headline)}
                  <td className="bar">
                    <IntervalBar
                      value={head}
                      uncapped={headline === 'overall' ? holder.overall.uncapped : undefined}
                      low={isKnown(head) && isLow(head, figures.live, true)}
                    />
                  </td>
                  <td className="caption nowrap">
                    <RangeText value={head} subject={headline} />
                  </td>
                  {headline === 'coordination' && figure('overall')}
                  {dimensions.map(figure)}
                  <td className="num mono">{isKnown(whole) && whole.excusedMs ? span(whole.excusedMs) : ''}</td>
                  <td className="remarks">
                    <Remarks holder={holder} />
                  </td>
                </tr>
                {open && (
                  <tr className="chosen opened">
                    <td colSpan={6 + dimensions.length + (headline === 'coordination' ? 1 : 0)}>
                      <MeasureGrid holder={holder} without={without} {...figures} />
                    </td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
      </ScrollTable>
    </section>
  );
}
