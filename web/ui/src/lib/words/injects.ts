import { useSpeech } from '../language';
import { enInjects } from './en-injects';
import type { InjectWords } from './en-injects';
import { esInjects } from './es-injects';

const INJECT_WORDS: Readonly<Record<'en' | 'es', InjectWords>> = { en: enInjects, es: esInjects };

/** The words of controllers' moves on lines. */
export const useInjectWords = (): InjectWords => INJECT_WORDS[useSpeech().language];
