import type { LiveExercise } from '../../lib/exercise';
import { useWords } from '../../lib/language';
import { Panel } from '../../lib/parts/Panel';
import { useSituationWords } from '../../lib/words/situations';
import type { Moves } from './moves';
import type { Chosen } from './network/Picture';
import type { Room } from './room';
import { Seats } from './Seats';
import { abnormalIn, Situation, useCases } from './Situation';

type Shown = 'situation' | 'seats';

/** What stands at the left is in the address. Before StartEx it is the seats, for that is when they are filled. */
export const readLeft = (query: URLSearchParams, { state }: Pick<LiveExercise, 'state'>): Shown => {
  const left = query.get('left');
  if (left === 'situation' || left === 'seats') return left;
  return state === 'created' || state === 'staffed' ? 'seats' : 'situation';
};

export function writeLeft(query: URLSearchParams, shown: Shown): URLSearchParams {
  const next = new URLSearchParams(query);
  next.set('left', shown);
  return next;
}

interface LeftPanelProps {
  readonly exercise: LiveExercise;
  readonly room: Room;
  readonly moves: Moves;
  readonly shown: Shown;
  readonly onShow: (shown: Shown) => void;
  readonly onEntry: (entry: number) => void;
  readonly onChoose: (chosen: Chosen) => void;
}

/** What is not normal now, or who holds which seat. */
export function LeftPanel({ exercise, room, moves, shown, onShow, onEntry, onChoose }: LeftPanelProps) {
  const { seats } = useWords().control;
  const words = useSituationWords();
  const groups = useCases(exercise);
  const abnormal = abnormalIn(groups);
  return (
    <Panel
      className="left-panel"
      title={shown === 'seats' ? seats.title : words.title}
      controls={
        <div className="segments" role="group" aria-label={words.show}>
          <button type="button" aria-pressed={shown === 'situation'} onClick={() => onShow('situation')}>
            {words.title}
            {abnormal > 0 && <span className="count">{abnormal}</span>}
          </button>
          <button type="button" aria-pressed={shown === 'seats'} onClick={() => onShow('seats')}>
            {seats.title}
          </button>
        </div>
      }
    >
      {shown === 'seats' ? (
        <Seats exercise={exercise} room={room} moves={moves} />
      ) : (
        <Situation groups={groups} onEntry={onEntry} onChoose={onChoose} />
      )}
    </Panel>
  );
}
