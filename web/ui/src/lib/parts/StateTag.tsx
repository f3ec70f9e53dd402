import { useWords } from '../language';
import type { State } from '../wire';
import { Icon } from './Icon';
import type { IconName } from './Icon';

const MARKS: Readonly<Record<State, IconName | undefined>> = {
  created: undefined,
  staffed: undefined,
  started: 'running',
  paused: 'pause',
  ended: 'stop',
};

/** The state of an exercise: a mark and a word. */
export function StateTag({ state }: { readonly state: State }) {
  const words = useWords();
  const mark = MARKS[state];
  return (
    <span className={`tag ${state === 'started' ? 'tag-open' : 'tag-line'}`}>
      {mark && <Icon name={mark} />}
      {words.states[state]}
    </span>
  );
}
