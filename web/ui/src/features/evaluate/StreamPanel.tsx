import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { hms, moment } from '../../lib/clock';
import { concerns } from '../../lib/concerns';
import { useSpeech } from '../../lib/language';
import type { Kind } from '../../lib/log';
import { Panel } from '../../lib/parts/Panel';
import { Told } from '../../lib/parts/Told';
import { tell } from '../../lib/words/log';
import { LOG_WORDS } from '../../lib/words/logs';
import { useEvaluateWords } from '../../lib/words/evaluates';
import { useEvaluating } from './Evaluating';
import { linked } from './notes';

/** What the engine does on the way, which tells an evaluator nothing that its end does not tell. */
const ON_THE_WAY: ReadonlySet<Kind | 'unread'> = new Set(['message-routed', 'item-known', 'message-in-flight'] as const);
const FIRST = 100;
const MORE = 300;

/** What happens in the agency that is looked at, newest first. An entry is linked to the note with one press. */
export function StreamPanel() {
  const { language, of } = useSpeech();
  const words = useEvaluateWords();
  const { stream } = words;
  const { exercise, place, note, now } = useEvaluating();
  const { entries, messages, names, script } = exercise;
  const [seat, setSeat] = useState('');
  const [shown, setShown] = useState(FIRST);
  const seats = script.positions.filter(({ agency }) => agency === place.agency);
  const chosen = seats.some(({ id }) => id === seat) ? seat : '';
  const found = useMemo(() => {
    const places = chosen ? [chosen] : [place.agency, ...script.positions.filter(({ agency }) => agency === place.agency).map(({ id }) => id)];
    return entries
      .filter(
        (entry) =>
          !ON_THE_WAY.has(entry.event.kind) && !entry.input?.by.startsWith('evaluator:') && concerns(entry, places, messages),
      )
      .reverse();
  }, [entries, messages, chosen, place.agency, script]);
  const link = (entry: number) => {
    const { draft } = note;
    note.change({ ...linked(draft, entry), observed: draft.observed || moment(now()) });
  };
  return (
    <Panel
      title={stream.title}
      className="evaluation-stream"
      controls={
        <select className="field field-small" aria-label={stream.seat} value={chosen} onChange={(event) => setSeat(event.target.value)}>
          <option value="">{stream.every}</option>
          {seats.map(({ id, title }) => (
            <option key={id} value={id}>
              {of(title).text}
            </option>
          ))}
        </select>
      }
    >
      {found.length === 0 && <p className="pad muted">{stream.empty}</p>}
      <ol className="stream" aria-label={stream.label}>
        {found.slice(0, shown).map((entry) => (
          <li key={entry.number}>
            <Link className="mono" to={`/exercises/${exercise.id}/log?entry=${entry.number}`} aria-label={words.task.entry(entry.number)}>
              {entry.number}
            </Link>
            <span className="mono muted">{hms(entry.time)}</span>
            <span className="grow">
              <Told sentence={tell(LOG_WORDS[language], entry.event, names)} />
            </span>
            <button
              type="button"
              className="btn btn-small"
              aria-pressed={note.draft.entries.includes(entry.number)}
              aria-label={stream.linkOf(entry.number)}
              onClick={() => link(entry.number)}
            >
              {note.draft.entries.includes(entry.number) ? stream.linked : stream.link}
            </button>
          </li>
        ))}
      </ol>
      {found.length > shown && (
        <p className="pad">
          <button type="button" className="linkish" onClick={() => setShown(shown + MORE)}>
            {stream.earlier(found.length - shown)}
          </button>
        </p>
      )}
    </Panel>
  );
}
