import { useSpeech } from '../language';
import { enNetwork } from './en-network';
import type { NetworkWords } from './en-network';
import { esNetwork } from './es-network';

const NETWORK_WORDS: Readonly<Record<'en' | 'es', NetworkWords>> = { en: enNetwork, es: esNetwork };

/** The words of the network, apart from the others: only the trainer's pages need them. */
export const useNetworkWords = (): NetworkWords => NETWORK_WORDS[useSpeech().language];
