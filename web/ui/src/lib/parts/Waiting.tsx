import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { NoAnswer, Problem } from '../api';
import { useWords } from '../language';
import type { Words } from '../words/en';
import { Icon } from './Icon';
import { useTitle } from './Page';

/** Nothing for a moment, then what is being loaded. */
export function Loading({ what }: { readonly what: string }) {
  const words = useWords();
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="pad" aria-busy="true">
      {slow && <p className="muted">{words.loading(what)}</p>}
    </div>
  );
}

/** What went wrong, as short as it can be said: a status, a refusal's words, or that nobody answered. */
export function why(error: unknown, words: Words): string {
  if (error instanceof NoAnswer) return words.noAnswer;
  if (error instanceof Problem) return error.detail ? `${error.status}: ${error.detail}` : String(error.status);
  return String(error);
}

/** A part that could not be loaded: what, why, and what may cure it. The rest of the page lives on. */
export function CannotRead({ what, error, retry }: { readonly what: string; readonly error: unknown; readonly retry?: () => void }) {
  const words = useWords();
  return (
    <div className="pad">
      <p className="state state-bad" role="presentation">
        <Icon name="error" />
        <span>{words.cannot(what, why(error, words), cure(error, words))}</span>
      </p>
      {retry && (
        <p>
          <button type="button" className="btn btn-small" onClick={retry}>
            {words.retry}
          </button>
        </p>
      )}
    </div>
  );
}

function cure(error: unknown, words: Words): string {
  if (!(error instanceof Problem)) return words.maybe.network;
  if (error.status === 404) return words.maybe.notFound;
  return error.status < 400 ? words.maybe.reload : words.maybe.store;
}

export function NotFound() {
  const words = useWords();
  useTitle(words.notFound.title, false);
  return (
    <main id="main" className="read" tabIndex={-1}>
      <div className="top">
        <h1>{words.notFound.title}</h1>
      </div>
      <p>{words.notFound.text}</p>
      <p className="pad">
        <Link to="/scenarios">{words.notFound.home}</Link>
      </p>
    </main>
  );
}
