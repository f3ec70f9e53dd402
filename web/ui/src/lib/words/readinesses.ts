import { useSpeech } from '../language';
import { enReadiness } from './en-readiness';
import { esReadiness } from './es-readiness';

const all = { en: enReadiness, es: esReadiness };

/** What the pages of readiness, cross-training and comparison say. */
export const useReadinessWords = () => all[useSpeech().language];
