import { useSpeech } from '../../lib/language';
import type { Cell, CurveId, Estimate } from '../../lib/readiness';
import { isMeasure } from '../../lib/readiness';
import { useMeasureWords } from '../../lib/words/measures';
import { useReadinessWords } from '../../lib/words/readinesses';

/** Which of the two figures stands first. The other one always stands beside it. */
export type First = 'scored' | 'adjusted';

type Figures = Pick<Estimate | Cell, 'value' | 'adjusted'>;

/** Says figures as this reader's language does: one decimal where there is room, a dash for what is missing. */
export function useFigures(first: First) {
  const speech = useSpeech();
  const words = useReadinessWords();
  const figure = (value: number | undefined, digits = 1) =>
    value === undefined ? words.none : speech.number(value, digits);
  return {
    figure,
    /** The figure that stands first. */
    main: (of: Figures, digits?: number) => figure(first === 'scored' ? of.value : of.adjusted, digits),
    /** The figure beside it. */
    beside: (of: Figures, digits?: number) => figure(first === 'scored' ? of.adjusted : of.value, digits),
    /** The figure beside it, in words. */
    besideSaid: (of: Figures) =>
      first === 'adjusted'
        ? words.scoredIs(figure(of.value))
        : of.adjusted === undefined
          ? words.noAdjusted
          : words.adjustedIs(figure(of.adjusted)),
    range: (of: { readonly low: number; readonly high: number }, digits = 1) =>
      words.range(figure(of.low, digits), figure(of.high, digits)),
  };
}

/** What a curve is called. */
export function useCurveName(): (of: CurveId) => string {
  const words = useReadinessWords();
  const { names } = useMeasureWords();
  return (of) => words.curves(of, isMeasure(of) ? names[of] : '');
}
