import { useSpeech } from '../language';
import { enTimeline } from './en-timeline';
import type { TimelineWords } from './en-timeline';
import { esTimeline } from './es-timeline';

const TIMELINE_WORDS: Readonly<Record<'en' | 'es', TimelineWords>> = { en: enTimeline, es: esTimeline };

/** The words of the timeline and of the log's details, which only the trainer's pages need. */
export const useTimelineWords = (): TimelineWords => TIMELINE_WORDS[useSpeech().language];
