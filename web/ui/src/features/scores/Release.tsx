import { useRef, useState } from 'react';
import * as api from '../../lib/api';
import type { ReleasedTo } from '../../lib/api';
import type { LiveExercise } from '../../lib/exercise';
import type { Fold } from '../../lib/feed';
import { useSpeech } from '../../lib/language';
import type { LogEntry } from '../../lib/log';
import { Dialog } from '../../lib/parts/Dialog';
import type { DialogHandle } from '../../lib/parts/Dialog';
import { Icon } from '../../lib/parts/Icon';
import { ScrollTable } from '../../lib/parts/ScrollTable';
import { why } from '../../lib/parts/Waiting';
import { useVoice } from '../../lib/say';
import { useScoreWords } from '../../lib/words/scores';

/** Up to which entry scores and log are released, by group. */
export interface Releases {
  readonly scores: Map<string, number>;
  readonly log: Map<string, number>;
}

export const released: Fold<LogEntry, Releases> = {
  start: () => ({ scores: new Map(), log: new Map() }),
  step({ scores, log }, { event }) {
    if (event.kind === 'scores-released') scores.set(event.to, Math.max(event.upTo, scores.get(event.to) ?? 0));
    else if (event.kind === 'log-released') log.set(event.to, Math.max(event.upTo, log.get(event.to) ?? 0));
  },
};

const GROUPS: readonly ReleasedTo[] = ['seats', 'agencies', 'commanders'];
type What = 'scores' | 'log';

/** Lets go of scores and of the log, apart from each other, and says before what that does. */
export function Release({ exercise, releases }: { readonly exercise: LiveExercise; readonly releases: Releases }) {
  const { words } = useSpeech();
  const { release } = useScoreWords();
  const voice = useVoice();
  const dialog = useRef<DialogHandle>(null);
  const [asked, setAsked] = useState<{ what: What; to: ReleasedTo }>({ what: 'scores', to: 'seats' });
  const [failed, setFailed] = useState<string>();
  const upTo = exercise.entries.at(-1)?.number ?? 0;
  const letGo = ({ what, to }: typeof asked) => {
    setFailed(undefined);
    api
      .control(exercise.id, api.newId(), undefined, { kind: what === 'scores' ? 'scores-released' : 'log-released', upTo, to })
      .then(() => voice.say('release', release.said(release[what], release.toWhom[to] ?? to)))
      .catch((error: unknown) => {
        const said = release.failed(why(error, words));
        setFailed(said);
        voice.sayNow(said);
      });
  };
  const cell = (what: What, to: ReleasedTo) => {
    const entry = releases[what].get(to);
    return (
      <td key={what}>
        <span className="release-state">
          {entry === undefined ? (
            <span className="muted">{release.notYet}</span>
          ) : (
            <>
              <Icon name="check" /> {release.upTo(entry)}
            </>
          )}
        </span>
        {exercise.state === 'ended' && (
          <button
            type="button"
            className="btn btn-small"
            aria-label={`${release.doing[what]}: ${release.toWhom[to]}`}
            onClick={() => {
              setAsked({ what, to });
              dialog.current?.open();
            }}
          >
            {entry === undefined ? release.act : release.again}
          </button>
        )}
      </td>
    );
  };
  return (
    <section className="panel release" aria-label={release.title}>
      <header>
        <h2>{release.title}</h2>
        <span className="small muted">{release.afterEnd}</span>
      </header>
      {failed && (
        <p className="pad state state-bad">
          <Icon name="error" />
          {failed}
        </p>
      )}
      <ScrollTable name={release.title}>
        <thead>
          <tr>
            <td />
            <th scope="col">{release.scores}</th>
            <th scope="col">{release.log}</th>
          </tr>
        </thead>
        <tbody>
          {GROUPS.map((to) => (
            <tr key={to}>
              <th scope="row">{release.toWhom[to]}</th>
              {cell('scores', to)}
              {cell('log', to)}
            </tr>
          ))}
        </tbody>
      </ScrollTable>
      <Dialog
        ref={dialog}
        title={`${release.doing[asked.what]}: ${release.toWhom[asked.to]}`}
        text={`${release.means[asked.what][asked.to]} ${release.final(upTo)}`}
        act={release.sure}
        onAct={() => {
          letGo(asked);
          return true;
        }}
      />
    </section>
  );
}
