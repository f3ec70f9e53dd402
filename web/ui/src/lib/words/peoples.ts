import { useSpeech } from '../language';
import { enPeople } from './en-people';
import { esPeople } from './es-people';

const all = { en: enPeople, es: esPeople };

/** What the pages of people and cohorts say. */
export const usePeopleWords = () => all[useSpeech().language];
