import { useSpeech } from '../language';
import { enMeasures } from './en-measures';
import type { MeasureWords } from './en-measures';
import { esMeasures } from './es-measures';

const MEASURE_WORDS: Readonly<Record<'en' | 'es', MeasureWords>> = { en: enMeasures, es: esMeasures };

/** The words of the twelve measures, apart from the others: a participant's pages never need them. */
export const useMeasureWords = (): MeasureWords => MEASURE_WORDS[useSpeech().language];
