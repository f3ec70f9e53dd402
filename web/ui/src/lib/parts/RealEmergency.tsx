import { useRef, useState } from 'react';
import { newId, NoAnswer, Problem } from '../api';
import { useWords } from '../language';
import { useVoice } from '../say';
import { Icon } from './Icon';

const TRIES = 3;

/** Anyone may stop play for a real emergency: two presses, and no more. */
export function RealEmergency({ onCall }: { readonly onCall: (id: string) => Promise<unknown> }) {
  const { emergency, cancel } = useWords();
  const voice = useVoice();
  const [asked, setAsked] = useState(false);
  const [failed, setFailed] = useState(false);
  const first = useRef<HTMLButtonElement>(null);
  const close = () => {
    setAsked(false);
    first.current?.focus();
  };
  const call = async () => {
    const id = newId();
    for (let tried = 1; ; tried++) {
      try {
        await onCall(id);
        setFailed(false);
        return close();
      } catch (error) {
        if (!(error instanceof NoAnswer || error instanceof Problem)) throw error;
        if (error instanceof NoAnswer && tried < TRIES) continue;
        setFailed(true);
        voice.sayNow(emergency.notSent);
        return;
      }
    }
  };
  return (
    <div className="emergency">
      <button ref={first} type="button" className="btn" aria-expanded={asked} onClick={() => setAsked(!asked)}>
        {emergency.call}
      </button>
      {asked && (
        <div className="emergency-ask">
          <p>{emergency.ask}</p>
          {failed && (
            <p className="state state-bad">
              <Icon name="error" />
              {emergency.notSent}
            </p>
          )}
          <button type="button" className="btn btn-danger" onClick={() => void call()}>
            {emergency.sure}
          </button>
          <button type="button" className="btn" onClick={close}>
            {cancel}
          </button>
        </div>
      )}
    </div>
  );
}
