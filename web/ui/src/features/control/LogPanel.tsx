import { Fragment, useDeferredValue, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
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
import { useTimelineWords } from '../../lib/words/timelines';
import { concerns } from '../../lib/concerns';
import { causesOf, GROUPS, groupOf, markOf, ofLine, ofMessage } from './entries';
import type { Group, Mark } from './entries';

/** What of the log is shown. It is in the address, so that it can be sent to a colleague. */
export interface LogView {
  readonly group: Group;
  readonly agency: string | undefined;
  readonly seat: string | undefined;
  readonly line: string | undefined;
  readonly message: number | undefined;
  readonly find: string;
  /** The entry that is pointed at. */
  readonly entry: number | undefined;
}

export function readLogView(query: URLSearchParams): LogView {
  const group = query.get('show');
  const whole = (key: string) => {
    const written = query.get(key);
    return written !== null && /^\d+$/.test(written) ? Number(written) : undefined;
  };
  return {
    group: GROUPS.find((one) => one === group) ?? 'all',
    agency: query.get('agency') ?? undefined,
    seat: query.get('seat') ?? undefined,
    line: query.get('of-line') ?? undefined,
    message: whole('message'),
    find: query.get('find') ?? '',
    entry: whole('entry'),
  };
}

export function writeLogView(query: URLSearchParams, view: LogView): URLSearchParams {
  const next = new URLSearchParams(query);
  const set = (key: string, value: string | undefined) => (value ? next.set(key, value) : next.delete(key));
  set('show', view.group === 'all' ? undefined : view.group);
  set('agency', view.agency);
  set('seat', view.seat);
  set('of-line', view.line);
  set('message', view.message === undefined ? undefined : String(view.message));
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
  const times = useTimelineWords();
  const [following, setFollowing] = useState(view.entry === undefined);
  const [reading, setReading] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const { entries } = exercise;
  const shown = useShown(exercise, view);
  const at = view.entry === undefined ? -1 : shown.findIndex((entry) => entry.number === view.entry);

  useLayoutEffect(() => {
    if (following && box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [following, shown]);
  useEffect(() => {
    if (view.entry !== undefined) setFollowing(false);
  }, [view.entry]);
  const found = at >= 0;
  useEffect(() => {
    if (found) document.getElementById(`entry-${view.entry}`)?.scrollIntoView({ block: 'nearest' });
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
        <button type="button" className="btn btn-small" aria-pressed={reading} onClick={() => setReading(!reading)}>
          {times.log.read}
        </button>
        <Filters exercise={exercise} view={view} onView={onView} />
      </header>
      <div
        className="body"
        ref={box}
        tabIndex={0}
        role="log"
        // Older rows that come into sight are no news, so it is read only while it follows.
        aria-live={reading && following ? 'polite' : 'off'}
        aria-label={log.label}
        onScroll={onScroll}
        onKeyDown={walkRows}
      >
        {shown.length === 0 ? (
          <p className="pad muted">{entries.length === 0 ? log.empty : log.noMatch}</p>
        ) : (
          <ChunkedRows
            rows={shown}
            at={found ? at : undefined}
            row={(entry) => (
              <EntryRow
                key={entry.number}
                entry={entry}
                exercise={exercise}
                open={entry.number === view.entry}
                stop={entry.number === (found ? view.entry : shown.at(-1)?.number)}
                onOpen={(number) => onView({ ...view, entry: number })}
              />
            )}
          />
        )}
      </div>
    </section>
  );
}

/** The rows are one stop of the Tab key; up and down go from one to the next. */
function walkRows(event: KeyboardEvent<HTMLElement>) {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (step === undefined || !(event.target as HTMLElement).matches('button.number')) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('button.number')];
  event.preventDefault();
  rows[rows.indexOf(event.target as HTMLElement) + step]?.focus();
}

/** The entries that the filters let through. Only new entries are looked at, however long the log, until a filter changes. */
function useShown(exercise: LiveExercise, { group, agency, seat, line: lineId, message, find }: LogView): readonly LogEntry[] {
  const { entries, names, messages, script } = exercise;
  const { language } = useSpeech();
  const sought = useDeferredValue(find.trim().toLowerCase());
  const passes = useMemo(() => {
    const sentences = LOG_WORDS[language];
    const places = agency && [agency, ...script.positions.filter((position) => position.agency === agency).map(({ id }) => id)];
    const line = script.lines.find(({ id }) => id === lineId);
    return (entry: LogEntry) =>
      (group === 'all' || groupOf(entry.event.kind) === group) &&
      (!places || concerns(entry, places, messages)) &&
      (seat === undefined || concerns(entry, [seat], messages)) &&
      (!line || ofLine(entry, line, messages)) &&
      (message === undefined || ofMessage(entry, message, messages)) &&
      (sought === '' || wording(entry, plain(tell(sentences, entry.event, names))).includes(sought));
  }, [group, agency, seat, lineId, message, sought, language, messages, names, script]);
  const kept = useRef<{ passes: typeof passes; first: LogEntry | undefined; read: number; shown: readonly LogEntry[] }>(null);
  const before = kept.current;
  if (!before || before.passes !== passes || before.first !== entries[0] || before.read > entries.length) {
    kept.current = { passes, first: entries[0], read: entries.length, shown: entries.filter(passes) };
  } else if (before.read < entries.length) {
    const more = entries.slice(before.read).filter(passes);
    kept.current = { ...before, read: entries.length, shown: more.length === 0 ? before.shown : [...before.shown, ...more] };
  }
  return kept.current!.shown;
}

function Filters({ exercise, view, onView }: LogPanelProps) {
  const speech = useSpeech();
  const { log } = speech.words.control;
  const words = useTimelineWords().log;
  const { script } = exercise;
  const rare = [view.agency, view.line, view.message].filter((one) => one !== undefined).length;
  const [more, setMore] = useState(rare > 0);
  const filtered = rare > 0 || view.group !== 'all' || view.seat !== undefined || view.find !== '';
  return (
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
        {script.positions.map((position) => (
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
      <button type="button" className="btn btn-small" aria-expanded={more} onClick={() => setMore(!more)}>
        {words.more}
        {rare > 0 && <span className="count">{rare}</span>}
      </button>
      {more && (
        <>
          <select
            className="field field-small"
            aria-label={words.agency}
            value={view.agency ?? ''}
            onChange={(event) => onView({ ...view, agency: event.target.value || undefined })}
          >
            <option value="">{words.everyAgency}</option>
            {script.agencies.map((agency) => (
              <option key={agency.id} value={agency.id}>
                {speech.of(agency.title).text}
              </option>
            ))}
          </select>
          <select
            className="field field-small"
            aria-label={words.line}
            value={view.line ?? ''}
            onChange={(event) => onView({ ...view, line: event.target.value || undefined })}
          >
            <option value="">{words.everyLine}</option>
            {script.lines.map((line) => (
              <option key={line.id} value={line.id}>
                {line.number} {speech.of(line.title).text}
              </option>
            ))}
          </select>
          <input
            type="text"
            inputMode="numeric"
            className="field field-small log-message"
            aria-label={words.message}
            placeholder={words.message}
            value={view.message ?? ''}
            onChange={(event) => {
              const written = event.target.value.replace(/\D/g, '').slice(0, 9);
              onView({ ...view, message: written === '' ? undefined : Number(written) });
            }}
          />
        </>
      )}
      {filtered && (
        <button
          type="button"
          className="linkish"
          onClick={() =>
            onView({ group: 'all', agency: undefined, seat: undefined, line: undefined, message: undefined, find: '', entry: view.entry })
          }
        >
          {words.clear}
        </button>
      )}
    </div>
  );
}

/** What the search looks through: number, time, kind, the sentence, and the ids of the event as they are written. */
const wording = (entry: LogEntry, sentence: string) =>
  `${entry.number} ${hms(entry.time)} ${sentence} ${JSON.stringify(entry.event)}`.toLowerCase();

interface EntryRowProps {
  readonly entry: LogEntry;
  readonly exercise: LiveExercise;
  readonly open: boolean;
  /** Whether the Tab key stops here. */
  readonly stop: boolean;
  readonly onOpen: (entry: number | undefined) => void;
}

function EntryRow({ entry, exercise, open, stop, onOpen }: EntryRowProps) {
  const { language } = useSpeech();
  const words = useTimelineWords().log;
  const mark = markOf(entry.event);
  return (
    <div
      id={`entry-${entry.number}`}
      className={`entry ${mark ? `entry-${mark}` : ''}`}
      aria-current={open ? 'true' : undefined}
    >
      <button
        type="button"
        className="number mono"
        tabIndex={stop ? 0 : -1}
        aria-label={words.open(entry.number)}
        aria-expanded={open}
        onClick={() => onOpen(open ? undefined : entry.number)}
      >
        {entry.number}
      </button>
      <span className="mono">{hms(entry.time)}</span>
      <span>
        {mark && (
          <b className={`state-${mark}`} aria-hidden="true">
            {MARKS[mark]}{' '}
          </b>
        )}
        <Told sentence={tell(LOG_WORDS[language], entry.event, exercise.names)} />
      </span>
      {open && <EntryDetails entry={entry} exercise={exercise} onOpen={onOpen} />}
    </div>
  );
}

const MOST_LED_TO = 8;

/** Everything that an entry holds, because of what it came, and what came of it. */
function EntryDetails({ entry, exercise, onOpen }: Omit<EntryRowProps, 'open' | 'stop'>) {
  const { language } = useSpeech();
  const words = useTimelineWords().log;
  const { entries, names } = exercise;
  const causes = causesOf(entry, entries);
  const led = entries.filter(({ cause }) => cause === entry.number);
  const { kind, ...fields } = entry.event;
  const link = (other: LogEntry) => (
    <li key={other.number}>
      <button type="button" className="linkish mono" onClick={() => onOpen(other.number)}>
        {other.number}
      </button>{' '}
      <Told sentence={tell(LOG_WORDS[language], other.event, names)} />
      {other.time < entry.time && <span className="caption"> {words.took(entry.time - other.time)}</span>}
    </li>
  );
  return (
    <dl className="entry-details">
      <dt>{words.because}</dt>
      <dd>{causes.length === 0 ? words.noCause : <ol>{causes.map(link)}</ol>}</dd>
      {led.length > 0 && (
        <>
          <dt>{words.led}</dt>
          <dd>
            <ul>{led.slice(0, MOST_LED_TO).map(link)}</ul>
            {led.length > MOST_LED_TO && words.andMore(led.length - MOST_LED_TO)}
          </dd>
        </>
      )}
      <dt>{words.source}</dt>
      <dd>{words.sources[entry.source]}</dd>
      {entry.input && (
        <>
          <dt>{words.by}</dt>
          <dd>
            <span className="mono">{entry.input.by}</span>
            {entry.input.seen !== undefined && `, ${words.seen(entry.input.seen)}`}
          </dd>
        </>
      )}
      <dt>{words.kind}</dt>
      <dd className="mono">{kind}</dd>
      {Object.entries(fields).map(([key, value]) => (
        <Fragment key={key}>
          <dt className="mono">{key}</dt>
          <dd className="mono">{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
