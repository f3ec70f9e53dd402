import type { Value } from '../../lib/wire';
import { MEASURES } from '../../lib/wire';
import { useSpeech } from '../../lib/language';
import { useMeasureWords } from '../../lib/words/measures';
import { useScoreWords } from '../../lib/words/scores';
import { Few, IntervalBar, LowMark, MissingText, RangeText } from './Figure';
import { FigureButton } from './FigureButton';
import type { FigureProps } from './FigureButton';
import { isLow } from './grade';
import { DIMENSIONS, isKnown } from './holders';
import type { Holder } from './holders';

interface MeasureGridProps extends FigureProps {
  readonly holder: Holder;
  readonly without: boolean;
}

/** All measures of a holder under their dimensions, each with its count and interval, or why there is none. */
export function MeasureGrid({ holder, without, ...figures }: MeasureGridProps) {
  const { scores } = useSpeech().words;
  const names = useMeasureWords();
  const words = useScoreWords();
  const values = without ? holder.withoutCrews : holder.measures;
  return (
    <div className="measure-grid">
      {DIMENSIONS.map((dimension) => {
        const measures = MEASURES.filter((measure) => measure[0] === dimension && holder.measures[measure]);
        if (measures.length === 0) return null;
        return (
          <div key={dimension}>
            <p className="caption measure-head">{words.dimensionNames[dimension]}</p>
            <ul>
              {measures.map((measure) => {
                const value: Value = values[measure] ?? { missing: 'no-items' };
                return (
                  <li key={measure}>
                    <span className="measure-name">
                      {measure} {names.names[measure]}
                    </span>
                    <span className="measure-figure">
                      <LowMark value={value} live={figures.live} />
                      <FigureButton holder={holder} subject={measure} value={value} {...figures} />
                    </span>
                    <span className="measure-more">
                      {isKnown(value) ? (
                        <>
                          <IntervalBar value={value} low={isLow(value, figures.live)} />
                          <span className="caption">
                            <RangeText value={value} subject={measure} />, {scores.items(value.n)} <Few value={value} />
                          </span>
                        </>
                      ) : (
                        <span className="caption">
                          <MissingText value={value} />
                        </span>
                      )}
                    </span>
                  </li>
                );
              })}
            </ul>
          </div>
        );
      })}
    </div>
  );
}
