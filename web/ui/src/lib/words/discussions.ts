import { useSpeech } from '../language';
import { enDiscussion } from './en-discussion';
import type { DiscussionWords } from './en-discussion';
import { esDiscussion } from './es-discussion';

const DISCUSSION_WORDS: Readonly<Record<'en' | 'es', DiscussionWords>> = { en: enDiscussion, es: esDiscussion };

/** The words of exercises that are led in turns. */
export const useDiscussionWords = (): DiscussionWords => DISCUSSION_WORDS[useSpeech().language];
