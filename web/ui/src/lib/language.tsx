import { createContext, useContext, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { device } from './device';
import type { Text } from './wire';
import { en } from './words/en';
import type { Words } from './words/en';
import { es } from './words/es';

export type Language = 'en' | 'es';

const WORDS: Readonly<Record<Language, Words>> = { en, es };
const KEPT = 'muster.language';

/** How the screen speaks to this reader. */
export interface Speech {
  readonly language: Language;
  readonly words: Words;
  readonly number: (value: number, digits?: number) => string;
  /** @param share 0..1 */
  readonly percent: (share: number, digits?: number) => string;
  /** A text of a scenario in the reader's language, or in the first one that it has. */
  readonly of: (text: Text) => { readonly text: string; readonly lang: string };
  readonly speak: (language: Language) => void;
}

export function speechOf(language: Language, speak: (language: Language) => void = () => {}): Speech {
  return {
    language,
    words: WORDS[language],
    number: (value, digits = 0) =>
      new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value),
    percent: (share, digits = 0) =>
      new Intl.NumberFormat(language, {
        style: 'percent',
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      }).format(share),
    of: (text) => {
      const lang = text[language] !== undefined ? language : (Object.keys(text)[0] ?? language);
      return { text: text[lang] ?? '', lang };
    },
    speak,
  };
}

const SpeechContext = createContext<Speech>(speechOf('en'));

export const useSpeech = () => useContext(SpeechContext);
export const useWords = () => useContext(SpeechContext).words;

function chosen(): Language {
  const kept = device.getItem(KEPT);
  if (kept === 'en' || kept === 'es') return kept;
  return navigator.language.toLowerCase().startsWith('es') ? 'es' : 'en';
}

export function SpeechProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(chosen);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  useEffect(() => {
    const follow = (event: StorageEvent) => event.key === KEPT && setLanguage(chosen());
    window.addEventListener('storage', follow);
    return () => window.removeEventListener('storage', follow);
  }, []);
  const speech = useMemo(
    () =>
      speechOf(language, (next) => {
        device.setItem(KEPT, next);
        setLanguage(next);
      }),
    [language],
  );
  return <SpeechContext value={speech}>{children}</SpeechContext>;
}

/** A text of the scenario, marked with its language where that is not the page's. */
export function Said({ text }: { readonly text: Text }) {
  const speech = useSpeech();
  const said = speech.of(text);
  return said.lang === speech.language ? said.text : <span lang={said.lang}>{said.text}</span>;
}
