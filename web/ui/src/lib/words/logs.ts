import { enLog } from './en-log';
import { esLog } from './es-log';
import type { LogWords } from './log';

/** The log's sentences in every language. Apart from the other words, since a participant's pages never need them. */
export const LOG_WORDS: Readonly<Record<'en' | 'es', LogWords>> = { en: enLog, es: esLog };
