import { useSpeech } from '../language';
import { enEnter } from './en-enter';
import type { EnterWords } from './en-enter';
import { esEnter } from './es-enter';

const WORDS: Readonly<Record<'en' | 'es', EnterWords>> = { en: enEnter, es: esEnter };

export const useEnterWords = (): EnterWords => WORDS[useSpeech().language];
