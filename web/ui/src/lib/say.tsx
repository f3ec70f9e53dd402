import { createContext, useContext, useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';

/** What the page says to a screen reader without being asked. */
export interface Voice {
  /**
   * Says something when there is a pause: at most one message in ten seconds, merged. A later word on the same topic
   * takes the place of an earlier one.
   */
  readonly say: (topic: string, words: string) => void;
  /** Says something at once. For what stops or starts play, and nothing less. */
  readonly sayNow: (words: string) => void;
}

const QUIET = 10_000;

/** Merges what is to be said into few messages. */
export class Announcer {
  readonly #topics = new Map<string, string>();
  #quietUntil = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly speak: (words: string) => void,
    private readonly now: () => number = () => performance.now(),
  ) {}

  say(topic: string, words: string) {
    this.#topics.set(topic, words);
    if (this.#timer !== undefined) return;
    this.#timer = setTimeout(() => this.#flush(), Math.max(0, this.#quietUntil - this.now()));
  }

  stop() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #flush() {
    this.#timer = undefined;
    this.#quietUntil = this.now() + QUIET;
    const words = [...this.#topics.values()].join(' ');
    this.#topics.clear();
    this.speak(words);
  }
}

const VoiceContext = createContext<Voice>({ say: () => {}, sayNow: () => {} });

export const useVoice = () => useContext(VoiceContext);

/** Holds the page's two live regions, empty at load. Nothing else on the page announces itself. */
export function VoiceProvider({ children }: { readonly children: ReactNode }) {
  const [polite, setPolite] = useState('');
  const [urgent, setUrgent] = useState('');
  const announcer = useRef<Announcer>(null);
  announcer.current ??= new Announcer(setPolite);
  useEffect(() => () => announcer.current?.stop(), []);
  const voice = useRef<Voice>({
    say: (topic, words) => announcer.current?.say(topic, words),
    // A trailing space makes the same words a new message.
    sayNow: (words) => setUrgent((before) => (before === words ? `${words} ` : words)),
  });
  return (
    <VoiceContext value={voice.current}>
      {children}
      {/* Beside the page, and marked as not hidden, so that an open dialog does not silence them. */}
      {createPortal(
        <div aria-hidden="false">
          <div className="sr-only" role="status" id="say">
            {polite}
          </div>
          <div className="sr-only" role="alert" id="say-now">
            {urgent}
          </div>
        </div>,
        document.body,
      )}
    </VoiceContext>
  );
}
