import { Fragment } from 'react';
import { Link } from 'react-router';
import { moment, span } from '../../lib/clock';
import { device } from '../../lib/device';
import type { LiveExercise } from '../../lib/exercise';
import { useFold } from '../../lib/feed';
import { Said, useSpeech, useWords } from '../../lib/language';
import { Icon } from '../../lib/parts/Icon';
import { Panel } from '../../lib/parts/Panel';
import { Told } from '../../lib/parts/Told';
import type { Line } from '../../lib/script';
import { listed } from '../../lib/sentence';
import type { Sentence } from '../../lib/sentence';
import { wordFor } from '../../lib/words/en-codes';
import type { Names } from '../../lib/words/log';
import { useTimelineWords } from '../../lib/words/timelines';
import { disruptionCourses } from './course';
import { LineMoves } from './LineMoves';
import type { Moves } from './moves';
import { network } from './network/network';
import { standing } from './room';
import { Timeline } from './Timeline';
import type { Room, Standing } from './room';

interface MselPanelProps {
  readonly exercise: LiveExercise;
  readonly room: Room;
  readonly moves: Moves;
  /** The line whose details are open. */
  readonly chosen: string | undefined;
  readonly onChoose: (line: string | undefined) => void;
  readonly view: MselView;
  readonly onView: (view: MselView) => void;
}

export interface MselView {
  readonly as: 'timeline' | 'table';
  /** How much of the exercise the timeline shows at once, in minutes; 0 is all. */
  readonly minutes: number;
}

const KEPT = 'muster.msel';

/** Timeline or table: in the address, and as last chosen on this device. A small screen, and turns, begin with the table. */
export function readMselView(query: URLSearchParams, inTurns: boolean): MselView {
  const as = query.get('msel') ?? device.getItem(KEPT) ?? (inTurns || innerWidth < 1024 ? 'table' : 'timeline');
  const minutes = Number(query.get('minutes') ?? 70);
  return { as: as === 'table' ? 'table' : 'timeline', minutes: [0, 30, 70].includes(minutes) ? minutes : 70 };
}

export function writeMselView(query: URLSearchParams, { as, minutes }: MselView): URLSearchParams {
  const next = new URLSearchParams(query);
  next.set('msel', as);
  if (minutes === 70) next.delete('minutes');
  else next.set('minutes', String(minutes));
  return next;
}

/** The script's list of events, with how each stands by the log: along the clock, or as a table. */
export function MselPanel({ exercise, room, moves, chosen, onChoose, view, onView }: MselPanelProps) {
  const words = useWords();
  const times = useTimelineWords();
  const { msel } = words.control;
  const line = exercise.script.lines.find(({ id }) => id === chosen);
  const rows = exercise.script.lines.map((line) => ({ line, now: standing(line, room) }));
  const played = rows.filter(({ now }) => now.state !== 'planned').length;
  const late = rows.filter(({ now }) => now.late > 0).length;
  return (
    <Panel
      className="msel"
      title={msel.title}
      note={msel.count(rows.length, played, late)}
      controls={
        <>
          {view.as === 'timeline' && (
            <div className="segments" role="group" aria-label={times.window}>
              {[30, 70, 0].map((minutes) => (
                <button key={minutes} type="button" aria-pressed={view.minutes === minutes} onClick={() => onView({ ...view, minutes })}>
                  {minutes === 0 ? times.all : times.minutes(minutes)}
                </button>
              ))}
            </div>
          )}
          <div className="segments" role="group" aria-label={times.showAs}>
            {(['timeline', 'table'] as const).map((as) => (
              <button
                key={as}
                type="button"
                aria-pressed={view.as === as}
                onClick={() => {
                  device.setItem(KEPT, as);
                  onView({ ...view, as });
                }}
              >
                {times[as]}
              </button>
            ))}
          </div>
        </>
      }
    >
      {view.as === 'timeline' ? (
        <div className="tl-body">
          <Timeline
            exercise={exercise}
            room={room}
            chosen={chosen}
            onChoose={onChoose}
            window={view.minutes === 0 ? undefined : view.minutes * 60_000}
          />
          {line && (
            <div className="tl-details" role="group" aria-labelledby="h-line">
              <h3 id="h-line">
                <span className="mono">{line.number}</span> <Said text={line.title} />
              </h3>
              <p>
                <When line={line} room={room} names={exercise.names} /> <StandingWord line={line} now={standing(line, room)} />
              </p>
              <LineMoves exercise={exercise} line={line} now={standing(line, room)} moves={moves} />
              <Details line={line} room={room} names={exercise.names} exercise={exercise.id} />
            </div>
          )}
        </div>
      ) : rows.length === 0 ? (
        <p className="pad">{msel.none}</p>
      ) : (
        <table className="t">
          <caption className="sr-only">{msel.title}</caption>
          <thead>
            <tr>
              <th scope="col">{msel.columns.number}</th>
              <th scope="col">{msel.columns.line}</th>
              <th scope="col">{msel.columns.when}</th>
              <th scope="col">{msel.columns.to}</th>
              <th scope="col">{msel.columns.state}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ line, now }) => (
              <Fragment key={line.id}>
                <tr className={line.id === chosen ? 'chosen' : ''}>
                  <td className="mono nowrap">{line.number}</td>
                  <th scope="row">
                    <button
                      type="button"
                      className="line"
                      aria-expanded={line.id === chosen}
                      onClick={() => onChoose(line.id === chosen ? undefined : line.id)}
                    >
                      <Said text={line.title} />
                    </button>
                  </th>
                  <td className="when">
                    <When line={line} room={room} names={exercise.names} />
                  </td>
                  <td>
                    <Recipients to={line.to} names={exercise.names} />
                  </td>
                  <td className="nowrap">
                    <StandingWord line={line} now={now} />
                  </td>
                </tr>
                {line.id === chosen && (
                  <tr className="chosen details">
                    <td />
                    <td colSpan={4}>
                      <LineMoves exercise={exercise} line={line} now={now} moves={moves} />
                      <Details line={line} room={room} names={exercise.names} exercise={exercise.id} />
                    </td>
                  </tr>
                )}
              </Fragment>
            ))}
          </tbody>
        </table>
      )}
      {view.as === 'table' && <DisruptionTable exercise={exercise} />}
    </Panel>
  );
}

/** The disruptions of the timeline, in a table. */
function DisruptionTable({ exercise }: { readonly exercise: LiveExercise }) {
  const speech = useSpeech();
  const words = useTimelineWords();
  const { disruptions } = useFold(exercise.entries, network);
  const courses = disruptionCourses(exercise.script.disruptions, disruptions);
  if (courses.length === 0) return null;
  const span = ({ from, to }: { readonly from: number; readonly to?: number }) =>
    words.fromTo(moment(from), to === undefined ? undefined : moment(to));
  return (
    <table className="t disruptions">
      <caption className="sr-only">{words.lanes.disruptions}</caption>
      <thead>
        <tr>
          <th scope="col">{words.columns.disruption}</th>
          <th scope="col">{words.columns.kind}</th>
          <th scope="col">{words.columns.planned}</th>
          <th scope="col">{words.columns.actual}</th>
          <th scope="col">{words.columns.state}</th>
        </tr>
      </thead>
      <tbody>
        {courses.map(({ id, kind, state, planned, actual, thrown, random }) => (
          <tr key={id}>
            <th scope="row">
              <Told sentence={[exercise.names.of(id)]} />
            </th>
            <td>{wordFor(speech.words.codes.disruptions, kind)}</td>
            <td className="mono">{planned ? span(planned) : thrown ? words.thrown : random ? words.random : '–'}</td>
            <td className="mono">
              {actual.length === 0 ? '–' : span(actual.at(-1)!)}
              {actual.length > 1 && ` (${words.times(actual.length)})`}
            </td>
            <td>
              <span className={`tag ${state === 'running' ? 'tag-warn' : 'tag-line'}`}>{words.disruptionStates[state]}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function When({ line, room, names }: { readonly line: Line; readonly room: Room; readonly names: Names }) {
  const { trigger } = useWords().control.msel;
  const record = room.lines.get(line.id);
  if (record?.state === 'released') return <span className="mono">{moment(record.at)}</span>;
  switch (line.trigger.kind) {
    case 'at':
      return <span className="mono">{moment(line.trigger.time)}</span>;
    case 'turn':
      return line.trigger.at;
    case 'after': {
      const { what, event, delay } = line.trigger;
      return <Told sentence={trigger.after([names.of(what)], event, delay)} />;
    }
    case 'missed':
      return <Told sentence={trigger.missed(names.expectation(line.trigger.expectation))} />;
    case 'condition':
      return trigger.condition;
    case 'controller':
      return trigger.controller;
  }
}

function Recipients({ to, names }: { readonly to: readonly string[]; readonly names: Names }) {
  const { everybody } = useWords().control.msel;
  return <Told sentence={listed(to.map((place): Sentence => (place === 'all' ? [everybody] : [names.of(place)])))} />;
}

function StandingWord({ line, now }: { readonly line: Line; readonly now: Standing }) {
  const { msel } = useWords().control;
  const word = msel.states[now.state];
  const some = now.reached > 0 && now.reached < now.of ? ` ${msel.some(now.reached, now.of)}` : '';
  const done = now.state === 'acknowledged' || (now.state === 'delivered' && line.acknowledgeWithin === undefined);
  return (
    <span className="standing">
      {now.state === 'due' ? (
        <span className="state state-warn">
          <Icon name="warning" />
          {word}
        </span>
      ) : now.state === 'planned' || now.state === 'skipped' || now.state === 'held' ? (
        <span className="tag tag-line">{word}</span>
      ) : (
        <span className={`tag ${done && now.reached === now.of ? '' : 'tag-open'}`}>
          {word}
          {some}
        </span>
      )}
      {now.late > 0 && (
        <span className="state state-bad late">
          <Icon name="error" />
          {msel.late}
        </span>
      )}
    </span>
  );
}

interface DetailsProps {
  readonly line: Line;
  readonly room: Room;
  readonly names: Names;
  readonly exercise: string;
}

function Details({ line, room, names, exercise }: DetailsProps) {
  const speech = useSpeech();
  const { words } = speech;
  const { msel } = words.control;
  const record = room.lines.get(line.id);
  return (
    <dl className="line-details">
      <div>
        <dt>{wordFor(msel.kinds, line.kind)}</dt>
        <dd>{line.text && <Said text={line.text} />}</dd>
      </div>
      {line.from !== undefined && (
        <div>
          <dt>{msel.from}</dt>
          <dd>
            <Told sentence={[names.of(line.from)]} /> → <Recipients to={line.to} names={names} />
          </dd>
        </div>
      )}
      {line.from !== undefined && (
        <div>
          <dt>{msel.by}</dt>
          <dd>
            {line.over === 'direct' ? (
              msel.direct
            ) : line.over === 'best' ? (
              msel.best
            ) : (
              <Told sentence={[names.of(line.over)]} />
            )}
          </dd>
        </div>
      )}
      {line.acknowledgeWithin !== undefined && (
        <div>
          <dt>{msel.acknowledge}</dt>
          <dd>{span(line.acknowledgeWithin)}</dd>
        </div>
      )}
      {line.expects.length > 0 && (
        <div>
          <dt>{msel.expects}</dt>
          <dd>
            <Told sentence={listed(line.expects.map((expectation) => names.expectation(expectation)))} />
          </dd>
        </div>
      )}
      {record && (
        <div>
          <dt>{msel.entries}</dt>
          <dd className="entry-links">
            {record.entries.map((entry) => (
              <Link key={entry} to={`/exercises/${exercise}/log?entry=${entry}`}>
                {entry}
              </Link>
            ))}
          </dd>
        </div>
      )}
    </dl>
  );
}
