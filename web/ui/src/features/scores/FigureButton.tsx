import { useSpeech } from '../../lib/language';
import type { Value } from '../../lib/wire';
import { useMeasureWords } from '../../lib/words/measures';
import { useScoreWords } from '../../lib/words/scores';
import { useFigure } from './Figure';
import { isLow } from './grade';
import { isKnown, isMeasure } from './holders';
import type { Holder, SubjectId } from './holders';

/** What is open beside the tables: a figure's evidence, or a holder's measures alone. */
export interface Chosen {
  readonly holder: Holder;
  readonly subject: SubjectId | undefined;
}

export interface FigureProps {
  readonly chosen: Chosen | undefined;
  /** While play goes on. */
  readonly live: boolean;
  readonly onShow: (holder: Holder, subject: SubjectId) => void;
}

export const figureId = (holder: string | null | undefined, subject: string | null | undefined) => `figure-${subject}-${holder ?? ''}`;

/** The name of a subject in front of its long name: "A1", "A", "overall". */
export function useSubjectWords() {
  const measures = useMeasureWords();
  const words = useScoreWords();
  return {
    /** With its letter and digit, if it has one. */
    full: (subject: SubjectId): string =>
      subject === 'overall' || subject === 'coordination'
        ? words.subjects[subject]
        : `${subject} ${isMeasure(subject) ? measures.names[subject] : words.dimensionNames[subject]}`,
    short: (subject: SubjectId): string =>
      subject === 'overall' || subject === 'coordination' ? words.subjects[subject] : subject,
  };
}

interface FigureButtonProps extends FigureProps {
  readonly holder: Holder;
  readonly subject: SubjectId;
  /** Shown in place of what counts all items. */
  readonly value: Value | undefined;
}

/** A figure that opens its evidence. */
export function FigureButton({ holder, subject, value, chosen, live, onShow }: FigureButtonProps) {
  const speech = useSpeech();
  const { scores } = speech.words;
  const measures = useMeasureWords();
  const figure = useFigure();
  if (!value) return <span className="muted">{scores.missingFigure}</span>;
  const name = holder.kind === 'exercise' ? scores.exercise : speech.of(holder.title).text;
  const said = isKnown(value) ? figure(value) : scores.missing[value.missing];
  const on = chosen?.holder === holder && chosen.subject === subject;
  return (
    <button
      type="button"
      id={figureId(holder.id, subject)}
      className={`figure ${on ? 'on' : ''} ${isKnown(value) && isLow(value, live, !isMeasure(subject)) ? 'low' : ''}`}
      aria-label={measures.figure(name, subject, said)}
      aria-expanded={on}
      onClick={() => onShow(holder, subject)}
    >
      {figure(value)}
    </button>
  );
}
