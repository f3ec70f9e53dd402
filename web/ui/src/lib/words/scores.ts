import { useSpeech } from '../language';
import { enScores } from './en-scores';
import type { ScoreWords } from './en-scores';
import { esScores } from './es-scores';

const SCORE_WORDS: Readonly<Record<'en' | 'es', ScoreWords>> = { en: enScores, es: esScores };

/** The words of the pages of scores, apart from the others: pages without scores never need them. */
export const useScoreWords = (): ScoreWords => SCORE_WORDS[useSpeech().language];
