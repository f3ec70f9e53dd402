import { useState } from 'react';
import type { FormEvent } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useWords } from '../../lib/language';
import { changePassword, ME, signIn } from '../../lib/me';
import { Labelled } from '../../lib/parts/Labelled';
import { Notice } from '../../lib/parts/Notice';
import { useTitle } from '../../lib/parts/Page';
import { why } from '../../lib/parts/Waiting';
import { useVoice } from '../../lib/say';
import { useEnterWords } from '../../lib/words/enters';
import { Secret } from './Secret';
import './enter.css';

interface Props {
  /** Whether whoever is signed in has still to choose a password of his own. */
  readonly oneTime: boolean;
}

/** Shown in place of any page, so that its address stays, until somebody is signed in with a password of his own. */
export function SignIn({ oneTime }: Props) {
  // Asked for once: the password that was for one time is needed to change it.
  const [typed, setTyped] = useState('');
  return oneTime ? <OwnPassword old={typed} /> : <Credentials onTyped={setTyped} />;
}

function Credentials({ onTyped }: { readonly onTyped: (password: string) => void }) {
  const words = useWords();
  const enter = useEnterWords();
  const voice = useVoice();
  const queries = useQueryClient();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  useTitle(enter.signIn.title, false);
  const entry = useMutation({
    mutationFn: () => signIn(login.trim(), password),
    onSuccess: (me) => {
      onTyped(password);
      queries.setQueryData(ME, me);
      void queries.invalidateQueries();
    },
    onError: (error) => voice.sayNow(enter.signIn.failed(why(error, words))),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (login.trim() !== '' && password !== '' && !entry.isPending) entry.mutate();
  };
  return (
    <main id="main" className="read enter" tabIndex={-1}>
      <h1>{enter.signIn.title}</h1>
      <p>{enter.signIn.text}</p>
      <form className="panel" onSubmit={submit}>
        <Labelled className="dialog-row" label={enter.signIn.login}>
          {(id) => (
            <input
              id={id}
              className="field"
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              maxLength={200}
              value={login}
              onChange={(event) => setLogin(event.target.value)}
            />
          )}
        </Labelled>
        <Secret label={enter.signIn.password} value={password} onChange={setPassword} autoComplete="current-password" />
        {entry.error && <Notice type="error">{enter.signIn.failed(why(entry.error, words))}</Notice>}
        <button type="submit" className="btn btn-primary" aria-disabled={entry.isPending || login.trim() === '' || password === ''}>
          {enter.signIn.go}
        </button>
      </form>
      <p>
        <Link to="/join">{enter.signIn.byCode}</Link>
      </p>
    </main>
  );
}

function OwnPassword({ old }: { readonly old: string }) {
  const words = useWords();
  const enter = useEnterWords();
  const voice = useVoice();
  const queries = useQueryClient();
  // After a reload the page does not know it any more.
  const [known, setKnown] = useState(old);
  const [wanted, setWanted] = useState('');
  const [again, setAgain] = useState('');
  const [differ, setDiffer] = useState(false);
  useTitle(enter.password.title, false);
  const change = useMutation({
    mutationFn: () => changePassword(known, wanted),
    onSuccess: (me) => {
      queries.setQueryData(ME, me);
      void queries.invalidateQueries();
    },
    onError: (error) => voice.sayNow(enter.password.failed(why(error, words))),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setDiffer(wanted !== again);
    if (wanted === again && wanted !== '' && !change.isPending) change.mutate();
  };
  return (
    <main id="main" className="read enter" tabIndex={-1}>
      <h1>{enter.password.title}</h1>
      <p>{enter.password.text}</p>
      <form className="panel" onSubmit={submit}>
        {old === '' && (
          <Secret label={enter.signIn.password} value={known} onChange={setKnown} autoComplete="current-password" />
        )}
        <Secret label={enter.password.wanted} value={wanted} onChange={setWanted} autoComplete="new-password" />
        <Secret label={enter.password.again} value={again} onChange={setAgain} autoComplete="new-password" />
        {differ && <Notice type="error">{enter.password.differ}</Notice>}
        {change.error && <Notice type="error">{enter.password.failed(why(change.error, words))}</Notice>}
        <button type="submit" className="btn btn-primary" aria-disabled={change.isPending || wanted === ''}>
          {enter.password.go}
        </button>
      </form>
    </main>
  );
}
