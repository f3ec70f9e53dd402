import { useSpeech } from '../language';
import { enEvaluate } from './en-evaluate';
import type { EvaluateWords } from './en-evaluate';
import { esEvaluate } from './es-evaluate';

const EVALUATE_WORDS: Readonly<Record<'en' | 'es', EvaluateWords>> = { en: enEvaluate, es: esEvaluate };

/** The words of the evaluator's place, which no other page needs. */
export const useEvaluateWords = (): EvaluateWords => EVALUATE_WORDS[useSpeech().language];
