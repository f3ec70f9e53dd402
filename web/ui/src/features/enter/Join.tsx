import { useId, useState } from 'react';
import type { FormEvent } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Said, useSpeech } from '../../lib/language';
import { join, knock, ME } from '../../lib/me';
import type { Lobby } from '../../lib/me';
import { Labelled } from '../../lib/parts/Labelled';
import { Notice } from '../../lib/parts/Notice';
import { useTitle } from '../../lib/parts/Page';
import { why } from '../../lib/parts/Waiting';
import { useVoice } from '../../lib/say';
import { useEnterWords } from '../../lib/words/enters';
import './enter.css';

interface Props {
  /** The code that the address has, or nothing. */
  readonly code: string;
  /** Whether he is signed in, and needs no name. */
  readonly isKnown: boolean;
  readonly onJoined: (exercise: string, seat: string) => void;
}

/** By a code to a seat: the code, then one of the seats that it opens. */
export function Join({ code: given, isKnown, onJoined }: Props) {
  const { words } = useSpeech();
  const enter = useEnterWords();
  const voice = useVoice();
  const [code, setCode] = useState(given);
  useTitle(enter.join.title, false);
  const look = useMutation({
    mutationFn: () => knock(code),
    onError: (error) => voice.sayNow(enter.join.failed(why(error, words))),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.trim() !== '' && !look.isPending) look.mutate();
  };
  return (
    <main id="main" className="read enter" tabIndex={-1}>
      <h1>{enter.join.title}</h1>
      <form className="panel" onSubmit={submit}>
        <Labelled className="dialog-row" label={enter.join.code} hint={enter.join.hint}>
          {(id, about) => (
            <input
              id={id}
              className="field mono"
              autoCapitalize="characters"
              autoComplete="off"
              spellCheck={false}
              maxLength={40}
              value={code}
              aria-describedby={about}
              onChange={(event) => setCode(event.target.value)}
            />
          )}
        </Labelled>
        {look.error && <Notice type="error">{enter.join.failed(why(look.error, words))}</Notice>}
        <button type="submit" className={look.data ? 'btn' : 'btn btn-primary'} aria-disabled={look.isPending || code.trim() === ''}>
          {enter.join.look}
        </button>
      </form>
      {look.data && <Seats lobby={look.data} code={code} isKnown={isKnown} onJoined={onJoined} />}
    </main>
  );
}

function Seats({ lobby, code, isKnown, onJoined }: Omit<Props, 'code'> & { readonly lobby: Lobby; readonly code: string }) {
  const speech = useSpeech();
  const { words } = speech;
  const enter = useEnterWords();
  const voice = useVoice();
  const queries = useQueryClient();
  const ids = useId();
  // Kept, so that pressing again after a lost answer comes to the same seat.
  const [id] = useState(() => crypto.randomUUID());
  const [seat, setSeat] = useState(lobby.seats[0]?.id ?? '');
  const [name, setName] = useState('');
  const [nameless, setNameless] = useState(false);
  const joining = useMutation({
    mutationFn: () => join(id, code, seat, isKnown ? undefined : name.trim()),
    onSuccess: async (to) => {
      await queries.invalidateQueries({ queryKey: ME });
      onJoined(to.exercise, to.seat);
    },
    onError: (error) => voice.sayNow(enter.join.failed(why(error, words))),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const missing = !isKnown && name.trim() === '';
    setNameless(missing);
    if (!missing && !joining.isPending) joining.mutate();
  };
  return (
    <form className="panel" onSubmit={submit} aria-labelledby={`${ids}title`}>
      <h2 id={`${ids}title`}>
        <Said text={lobby.title} />
        {lobby.name !== speech.of(lobby.title).text && `: ${lobby.name}`}
      </h2>
      <Labelled className="dialog-row" label={enter.join.seat}>
        {(id) => (
          <select id={id} className="field" value={seat} onChange={(event) => setSeat(event.target.value)}>
            {lobby.seats.map((each) => (
              <option key={each.id} value={each.id}>
                {enter.join.place(speech.of(each.title).text, speech.of(each.agency).text)}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      {!isKnown && (
        <Labelled
          className="dialog-row"
          label={enter.join.name}
          hint={enter.join.nameHint}
          error={nameless ? enter.join.noName : undefined}
        >
          {(id, about) => (
            <input
              id={id}
              className="field"
              autoComplete="name"
              maxLength={60}
              value={name}
              aria-invalid={nameless}
              aria-describedby={about}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Labelled>
      )}
      {joining.error && <Notice type="error">{enter.join.failed(why(joining.error, words))}</Notice>}
      <button type="submit" className="btn btn-primary" aria-disabled={joining.isPending}>
        {enter.join.go}
      </button>
    </form>
  );
}
