import { useDeferredValue, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import * as api from '../../lib/api';
import { hms } from '../../lib/clock';
import type { LiveExercise } from '../../lib/exercise';
import { useSpeech } from '../../lib/language';
import type { LogEntry } from '../../lib/log';
import { Icon } from '../../lib/parts/Icon';
import { Told } from '../../lib/parts/Told';
import { plain } from '../../lib/sentence';
import { tell } from '../../lib/words/log';
import { LOG_WORDS } from '../../lib/words/logs';
import { ChunkedRows } from './ChunkedRows';
import { concerns, GROUPS, groupOf, markOf } from './entries';
import type { Group, Mark } from './entries';

/** What of the log is shown. It is in the address, so that it can be sent to a colleague. */
export interface LogView {
  readonly group: Group;
  readonly seat: string | undefined;
  readonly find: string;
  /** The entry that is pointed at. */
  readonly entry: number | undefined;
}

export function readLogView(query: URLSearchParams): LogView {
  const group = query.get('show');
  const entry = query.get('entry');
  return {
    group: GROUPS.find((one) => one === group) ?? 'all',
    seat: query.get('seat') ?? undefined,
    find: query.get('find') ?? '',
    entry: entry !== null && /^\d+$/.test(entry) ? Number(entry) : undefined,
  };
}

export function writeLogView(query: URLSearchParams, view: LogView): URLSearchParams {
  const next = new URLSearchParams(query);
  const set = (key: string, value: string | undefined) => (value ? next.set(key, value) : next.delete(key));
  set('show', view.group === 'all' ? undefined : view.group);
  set('seat', view.seat);
  set('find', view.find);
  set('entry', view.entry === undefined ? undefined : String(view.entry));
  return next;
}

interface LogPanelProps {
  readonly exercise: LiveExercise;
  readonly view: LogView;
  readonly onView: (view: LogView) => void;
}

const MARKS: Readonly<Record<NonNullable<Mark>, string>> = { bad: '✕', warn: '▲', legal: '§' };

/** The log in words. Follows the newest entry until the reader scrolls up or points at one. */
export function LogPanel({ exercise, view, onView }: LogPanelProps) {
  const speech = useSpeech();
  const { words } = speech;
  const { log } = words.control;
  const sentences = LOG_WORDS[speech.language];
  const [following, setFollowing] = useState(view.entry === undefined);
  const box = useRef<HTMLDivElement>(null);
  const { entries, names, messages } = exercise;
  const find = useDeferredValue(view.find.trim().toLowerCase());
  const shown = useMemo(
    () =>
      entries.filter(
        (entry) =>
          (view.group === 'all' || groupOf(entry.event.kind) === view.group) &&
          (view.seat === undefined || concerns(entry, view.seat, messages)) &&
          (find === '' || wording(entry, plain(tell(sentences, entry.event, names))).includes(find)),
      ),
    [entries, names, messages, sentences, view.group, view.seat, find],
  );
  const at = view.entry === undefined ? -1 : shown.findIndex((entry) => entry.number === view.entry);

  useLayoutEffect(() => {
    if (following && box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [following, shown]);
  useEffect(() => {
    if (view.entry !== undefined) setFollowing(false);
  }, [view.entry]);
  const found = at >= 0;
  useEffect(() => {
    if (found) document.getElementById(`entry-${view.entry}`)?.scrollIntoView({ block: 'center' });
  }, [found, view.entry]);

  const onScroll = () => {
    const { scrollTop, scrollHeight, clientHeight } = box.current!;
    const atEnd = scrollHeight - scrollTop - clientHeight < 24;
    if (atEnd !== following && (atEnd ? view.entry === undefined : true)) setFollowing(atEnd);
  };
  return (
    <section className="panel log" aria-labelledby="h-log" data-panel tabIndex={-1}>
      <header>
        <h2 id="h-log">{log.title}</h2>
        <span className="small muted">
          {log.shown(speech.number(shown.length), speech.number(entries.length))}
        </span>
        <span className="grow" />
        <a className="small" href={api.logFilePath(exercise.id)} download>
          {log.file}
        </a>
        <button
          type="button"
          className="btn btn-small"
          aria-pressed={following}
          onClick={() => {
            setFollowing(!following);
            if (view.entry !== undefined) onView({ ...view, entry: undefined });
          }}
        >
          {following && <Icon name="arrowDown" />}
          {log.following}
        </button>
        <div className="log-filters">
          <select
            className="field field-small"
            aria-label={log.show}
            value={view.group}
            onChange={(event) => onView({ ...view, group: event.target.value as Group })}
          >
            {GROUPS.map((group) => (
              <option key={group} value={group}>
                {log.filters[group]}
              </option>
            ))}
          </select>
          <select
            className="field field-small"
            aria-label={log.seat}
            value={view.seat ?? ''}
            onChange={(event) => onView({ ...view, seat: event.target.value || undefined })}
          >
            <option value="">{log.everySeat}</option>
            {exercise.script.positions.map((position) => (
              <option key={position.id} value={position.id}>
                {speech.of(position.title).text}
              </option>
            ))}
          </select>
          <input
            type="search"
            className="field field-small"
            aria-label={log.search}
            placeholder={log.search}
            value={view.find}
            onChange={(event) => onView({ ...view, find: event.target.value })}
          />
        </div>
      </header>
      <div className="body" ref={box} tabIndex={0} role="log" aria-live="off" aria-label={log.label} onScroll={onScroll}>
        {shown.length === 0 ? (
          <p className="pad muted">{entries.length === 0 ? log.empty : log.noMatch}</p>
        ) : (
          <ChunkedRows
            rows={shown}
            at={found ? at : undefined}
            row={(entry) => (
              <EntryRow key={entry.number} entry={entry} exercise={exercise} pointed={entry.number === view.entry} />
            )}
          />
        )}
      </div>
    </section>
  );
}

const wording = (entry: LogEntry, sentence: string) =>
  `${entry.number} ${hms(entry.time)} ${entry.event.kind} ${sentence}`.toLowerCase();

interface EntryRowProps {
  readonly entry: LogEntry;
  readonly exercise: LiveExercise;
  readonly pointed: boolean;
}

function EntryRow({ entry, exercise, pointed }: EntryRowProps) {
  const { language } = useSpeech();
  const mark = markOf(entry.event);
  return (
    <div
      id={`entry-${entry.number}`}
      className={`entry ${mark ? `entry-${mark}` : ''}`}
      aria-current={pointed ? 'true' : undefined}
    >
      <span className="number mono">{entry.number}</span>
      <span className="mono">{hms(entry.time)}</span>
      <span>
        {mark && (
          <b className={`state-${mark}`} aria-hidden="true">
            {MARKS[mark]}{' '}
          </b>
        )}
        <Told sentence={tell(LOG_WORDS[language], entry.event, exercise.names)} />
      </span>
    </div>
  );
}
