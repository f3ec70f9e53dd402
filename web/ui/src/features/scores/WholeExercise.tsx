import { useSpeech } from '../../lib/language';
import { useScoreWords } from '../../lib/words/scores';
import { Few, IntervalBar, MissingText, RangeText } from './Figure';
import { FigureButton } from './FigureButton';
import type { FigureProps } from './FigureButton';
import { isGraded, isLow } from './grade';
import { DIMENSIONS, isKnown, valueOf } from './holders';
import type { Holder, SubjectId } from './holders';
import { MeasureGrid } from './MeasureGrid';
import { Remarks } from './Remarks';

interface WholeExerciseProps extends FigureProps {
  readonly holder: Holder;
  readonly without: boolean;
}

const HEAD: readonly SubjectId[] = ['overall', ...DIMENSIONS];

/** The exercise's own figures: overall and dimensions, then the measures under them. */
export function WholeExercise({ holder, without, ...figures }: WholeExerciseProps) {
  const speech = useSpeech();
  const { scores } = speech.words;
  const words = useScoreWords();
  const [low, high] = holder.overall.sensitivity ?? [];
  return (
    <section className="panel whole" aria-label={scores.exercise}>
      <ul className="whole-line">
        {HEAD.map((subject) => {
          const value = valueOf(holder, subject) ?? { missing: 'no-items' as const };
          const graded = isKnown(value) && isGraded(value, figures.live, true);
          return (
            <li key={subject}>
              <p className="caption">
                {subject === 'overall' ? `${scores.exercise}, ${scores.pooled}` : `${subject} ${words.shortDimensions[subject]}`}
              </p>
              <p className="big">
                <FigureButton holder={holder} subject={subject} value={value} {...figures} />
                {isKnown(value) && graded && value.band !== undefined && (
                  <span className="band">{scores.bands[value.band] ?? value.band}</span>
                )}
                {isKnown(value) && figures.live && <span className="band muted">{words.soFar}</span>}
              </p>
              <IntervalBar value={value} low={isKnown(value) && isLow(value, figures.live, true)} />
              <p className="small">
                {isKnown(value) ? (
                  <>
                    <RangeText value={value} subject={subject} />, {scores.items(value.n)} <Few value={value} />
                  </>
                ) : (
                  <MissingText value={value} />
                )}
              </p>
              {subject === 'overall' && (
                <p className="small">
                  {low !== undefined && high !== undefined && (
                    <>{words.otherWeights(speech.number(low, 1), speech.number(high, 1))} </>
                  )}
                  <Remarks holder={holder} />
                </p>
              )}
            </li>
          );
        })}
      </ul>
      <MeasureGrid holder={holder} without={without} {...figures} />
    </section>
  );
}
