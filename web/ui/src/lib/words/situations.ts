import { useSpeech } from '../language';
import { enSituation } from './en-situation';
import type { SituationWords } from './en-situation';
import { esSituation } from './es-situation';

const WORDS: Readonly<Record<'en' | 'es', SituationWords>> = { en: enSituation, es: esSituation };

export const useSituationWords = (): SituationWords => WORDS[useSpeech().language];
