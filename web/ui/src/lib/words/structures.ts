import { useSpeech } from '../language';
import { enStructure } from './en-structure';
import { esStructure } from './es-structure';

const all = { en: enStructure, es: esStructure };

/** What the page of the weakest links says. */
export const useStructureWords = () => all[useSpeech().language];
