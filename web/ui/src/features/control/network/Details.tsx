import { useEffect, useRef } from 'react';
import { Link as RouterLink } from 'react-router';
import { hms } from '../../../lib/clock';
import type { LiveExercise } from '../../../lib/exercise';
import { Said, useSpeech } from '../../../lib/language';
import { Icon } from '../../../lib/parts/Icon';
import { Level } from '../../../lib/parts/Level';
import { Told } from '../../../lib/parts/Told';
import { useVoice } from '../../../lib/say';
import { listed } from '../../../lib/sentence';
import { wordFor } from '../../../lib/words/en-codes';
import type { DialogHandle } from '../../../lib/parts/Dialog';
import type { Moves } from '../moves';
import { isRunning } from './network';
import type { DisruptionRecord, Network } from './network';
import type { Chosen } from './Picture';
import { useTelling } from './scene';
import type { Scene } from './scene';
import { ThrowDialog } from './ThrowDialog';

interface DetailsProps {
  readonly exercise: LiveExercise;
  readonly network: Network;
  readonly scene: Scene;
  readonly chosen: Chosen;
  readonly moves: Moves;
  readonly onChoose: (chosen: Chosen | undefined) => void;
}

/** What is known of an agency or a link, and what a controller can do to it. */
export function Details({ exercise, network, scene, chosen, moves, onChoose }: DetailsProps) {
  const telling = useTelling(exercise);
  const { words } = telling;
  const dialog = useRef<DialogHandle>(null);
  const box = useRef<HTMLDivElement>(null);
  const name = exercise.names.of(chosen.id);
  const open = exercise.state === 'started' || exercise.state === 'paused';
  const stands = exercise.state === 'paused';
  useEffect(() => {
    if (document.activeElement !== document.body) box.current?.focus({ preventScroll: true });
  }, [chosen.kind, chosen.id]);
  const close = () => {
    onChoose(undefined);
    document.querySelector<HTMLElement>(`[data-key="${chosen.kind} ${chosen.id}"]`)?.focus({ preventScroll: true });
  };
  return (
    <div
      className="net-details"
      ref={box}
      tabIndex={-1}
      role="group"
      aria-label={name.text}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !(event.target as HTMLElement).closest('.usa-modal')) close();
      }}
    >
      <div className="net-details-head">
        <h3>
          {chosen.kind === 'agency' && <Level level={exercise.script.agencies.find(({ id }) => id === chosen.id)?.level ?? ''} />}
          <Told sentence={[name]} />
        </h3>
        <button type="button" className="btn btn-small" aria-label={words.details.close} onClick={close}>
          <Icon name="close" />
        </button>
      </div>
      {open && !exercise.view.readOnly && (
        <p>
          <button
            type="button"
            className="btn btn-small"
            aria-disabled={stands}
            aria-describedby={stands ? 'disrupt-stands' : undefined}
            onClick={() => {
              if (!stands) dialog.current?.open();
            }}
          >
            {words.details.disrupt}
          </button>
          {stands && (
            <span id="disrupt-stands" className="caption">
              {' '}
              {words.details.stands}
            </span>
          )}
        </p>
      )}
      {chosen.kind === 'agency' ? (
        <AgencyFacts exercise={exercise} network={network} scene={scene} id={chosen.id} telling={telling} onChoose={onChoose} />
      ) : (
        <LinkFacts exercise={exercise} scene={scene} id={chosen.id} telling={telling} onChoose={onChoose} />
      )}
      <Running exercise={exercise} network={network} chosen={chosen} moves={moves} telling={telling} />
      <ThrowDialog key={`${chosen.kind} ${chosen.id}`} ref={dialog} exercise={exercise} network={network} of={chosen} moves={moves} />
    </div>
  );
}

interface FactsProps {
  readonly exercise: LiveExercise;
  readonly scene: Scene;
  readonly id: string;
  readonly telling: ReturnType<typeof useTelling>;
  readonly onChoose: (chosen: Chosen) => void;
}

function AgencyFacts({ exercise, network, scene, id, telling, onChoose }: FactsProps & { readonly network: Network }) {
  const { words: all } = useSpeech();
  const { words, trouble, state } = telling;
  const now = scene.agencies.find(({ agency }) => agency.id === id);
  if (!now) return null;
  const { agency, troubles, open, late } = now;
  const links = scene.links.filter(({ link }) => link.members.includes(id));
  const agreements = exercise.script.agreements.filter(({ parties }) => parties.includes(id));
  return (
    <>
      <p className="caption">
        {[all.levels[agency.level] ?? agency.level, wordFor(words.sectors, agency.sector)].filter(Boolean).join(', ')}
      </p>
      {troubles.map((one) => (
        <p key={`${one.kind} ${one.seat}`} className={`state ${one.kind === 'down' || one.kind === 'no-power' ? 'state-bad' : 'state-warn'}`}>
          <Icon name={one.kind === 'down' || one.kind === 'no-power' ? 'close' : 'warning'} />
          <span>
            {trouble(one)}, {words.since(hms(one.at))}
          </span>
          <EntryLink exercise={exercise} entry={one.entry} />
        </p>
      ))}
      {now.rumors.map((item) => (
        <p key={item} className="state state-warn">
          <Icon name="warning" />
          <span>{telling.rumor(item)}</span>
        </p>
      ))}
      {now.level !== undefined && <p>{telling.fallsBack(now.level)}</p>}
      <dl>
        <dt>{words.details.open}</dt>
        <dd className={late > 0 ? 'state-bad' : ''}>{words.details.openOf(open, late)}</dd>
        <dt>{words.details.seats}</dt>
        <dd>
          <Told sentence={listed(exercise.script.positions.filter((seat) => seat.agency === id).map((seat) => [exercise.names.of(seat.id)]))} />
        </dd>
      </dl>
      <h4>{words.details.links}</h4>
      <ul>
        {links.map((one) => (
          <li key={one.link.id}>
            <button type="button" className="linkish" onClick={() => onChoose({ kind: 'link', id: one.link.id })}>
              {exercise.names.of(one.link.id).text}
            </button>{' '}
            {(one.now.state !== 'up' || one.powerless) && (
              <span className={one.now.state === 'degraded' ? 'state-warn' : 'state-bad'}>
                {one.now.state === 'degraded' ? '▲' : '✕'} {state(one)}
              </span>
            )}
          </li>
        ))}
      </ul>
      {agreements.length > 0 && (
        <>
          <h4>{words.details.agreements}</h4>
          <ul>
            {agreements.map((agreement) => {
              const lapse = network.agreements.get(agreement.id);
              return (
                <li key={agreement.id} className={lapse ? 'state-legal' : ''}>
                  {lapse && '§ '}
                  <Told sentence={[exercise.names.of(agreement.id)]} />
                  {lapse && (
                    <>
                      : {words.lapses[lapse.lapse]}, {words.since(hms(lapse.at))}{' '}
                      <EntryLink exercise={exercise} entry={lapse.entry} />
                    </>
                  )}
                </li>
              );
            })}
          </ul>
        </>
      )}
    </>
  );
}

function LinkFacts({ exercise, scene, id, telling, onChoose }: FactsProps) {
  const { words, channel, level, state } = telling;
  const one = scene.links.find(({ link }) => link.id === id);
  if (!one) return null;
  const { link, now } = one;
  const bad = now.state === 'cut' || one.powerless;
  return (
    <>
      <p className={`state ${bad ? 'state-bad' : now.state === 'degraded' ? 'state-warn' : ''}`}>
        {bad ? <Icon name="close" /> : now.state === 'degraded' ? <Icon name="warning" /> : null}
        <span>
          {state(one)}
          {now.since !== undefined && `, ${words.since(hms(now.since))}`}
        </span>
      </p>
      <dl>
        <dt>{words.details.channel}</dt>
        <dd>{channel(link)}</dd>
        <dt>{words.details.level}</dt>
        <dd>{level(one.level)}</dd>
        <dt>{words.details.delay}</dt>
        <dd>{words.details.delayOf(link.delay.median, link.delay.p90)}</dd>
        <dt>{words.details.traffic}</dt>
        <dd>{words.traffic(one.flying, one.queued, one.held) || words.details.nothing}</dd>
        {link.domain !== undefined && (
          <>
            <dt>{words.details.domain}</dt>
            <dd>
              <Told sentence={[exercise.names.of(link.domain)]} />
            </dd>
          </>
        )}
      </dl>
      <h4>{words.details.members}</h4>
      <ul className="net-members">
        {link.members.map((member) => (
          <li key={member}>
            <button type="button" className="linkish" onClick={() => onChoose({ kind: 'agency', id: member })}>
              <Said text={exercise.script.agencies.find((agency) => agency.id === member)?.title ?? {}} />
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function EntryLink({ exercise, entry }: { readonly exercise: LiveExercise; readonly entry: number }) {
  const { words } = useSpeech();
  return (
    <RouterLink to={`/exercises/${exercise.id}/log?entry=${entry}`} aria-label={words.control.log.entry(entry)}>
      {entry}
    </RouterLink>
  );
}

interface RunningProps {
  readonly exercise: LiveExercise;
  readonly network: Network;
  readonly chosen: Chosen;
  readonly moves: Moves;
  readonly telling: ReturnType<typeof useTelling>;
}

/** The disruptions in force that touch what was chosen, each to be lifted. */
function Running({ exercise, network, chosen, moves, telling }: RunningProps) {
  const speech = useSpeech();
  const voice = useVoice();
  const { details } = telling.words;
  const running = [...network.disruptions.values()].filter((one) => isRunning(one) && touches(one, chosen, exercise, network));
  if (running.length === 0) return null;
  const open = exercise.state === 'started' || exercise.state === 'paused';
  return (
    <>
      <h4>{details.disruptions}</h4>
      <ul className="net-running">
        {running.map(({ id, kind, occurrences, thrown }) => {
          const name = exercise.names.of(id).text;
          return (
            <li key={id}>
              <span className="grow">
                <b>{name}</b>, {wordFor(speech.words.codes.disruptions, kind)}, {details.began(hms(occurrences.at(-1)!.from))}{' '}
                <EntryLink exercise={exercise} entry={occurrences.at(-1)!.entry} />
                {thrown && <span className="caption"> {details.thrown}</span>}
              </span>
              {open && !exercise.view.readOnly && (
                <button
                  type="button"
                  className="btn btn-small"
                  aria-label={details.liftOf(name)}
                  onClick={() =>
                    void moves.move({ kind: 'disruption-lifted', disruption: id }).then((done) => {
                      if (done) voice.say('disruption', details.lifted(name));
                    })
                  }
                >
                  {details.lift}
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** Kinds that befall agencies as such; those of links hit agencies only by the way. */
const OF_AGENCIES = new Set([
  'partition',
  'agency-outage',
  'overload',
  'misinformation',
  'spoofed-message',
  'staff-absence',
  'policy-change',
  'language-barrier',
  'access-loss',
  'power-loss',
  'clock-error',
  'resource-shortage',
]);

function touches({ id, kind, hits, thrown }: DisruptionRecord, chosen: Chosen, { script }: LiveExercise, network: Network): boolean {
  if (chosen.kind === 'agency') return OF_AGENCIES.has(kind) && hits.includes(chosen.id);
  const link = network.links.get(chosen.id);
  if (link?.cutBy.has(id) || link?.degradedBy.has(id)) return true;
  const named = thrown?.tree?.hits ?? script.disruptions.find((one) => one.id === id)?.hits ?? [];
  const domain = script.links.find((one) => one.id === chosen.id)?.domain;
  return named.includes(chosen.id) || (domain !== undefined && named.includes(domain));
}
