import { Fragment } from 'react';
import { useSpeech } from '../../lib/language';
import { Icon } from '../../lib/parts/Icon';
import { useScoreWords } from '../../lib/words/scores';
import { DIMENSIONS, isKnown } from './holders';
import type { Holder } from './holders';

/** What is to be said of a holder's figures: flags, a cap, what is missing or thin, why they stay out of readiness. */
export function Remarks({ holder }: { readonly holder: Holder }) {
  const speech = useSpeech();
  const words = useScoreWords();
  const { overall, flags, notForReadiness, seenBefore } = holder;
  const missing = DIMENSIONS.filter((dimension) => !holder.dimensions[dimension] || !isKnown(holder.dimensions[dimension]));
  const few = Object.values(holder.measures).filter((value) => isKnown(value) && value.few).length;
  const quiet = [
    ...(overall.partial && missing.length < DIMENSIONS.length ? [words.partial(missing.join(', '))] : []),
    ...(few > 0 ? [words.thin(few)] : []),
    ...(notForReadiness.length > 0
      ? [`${words.outOfReadiness}: ${notForReadiness.map((reason) => words.notForReadiness[reason] ?? reason).join(', ')}`]
      : []),
    ...(seenBefore ? [words.seenBefore] : []),
  ];
  return (
    <>
      {overall.uncapped !== undefined && isKnown(overall.value) && (
        <span className="tag tag-bad">
          <Icon name="error" />
          {words.capped(speech.number(overall.value.value), speech.number(overall.uncapped, 1))}
        </span>
      )}
      {flags.map((flag) => (
        <span key={flag} className={`tag ${flag === 'critical-violation' ? 'tag-bad' : 'tag-warn'}`}>
          <Icon name={flag === 'critical-violation' ? 'error' : 'warning'} />
          {words.flags[flag] ?? flag}
        </span>
      ))}
      {quiet.length > 0 && (
        <span className="small muted">
          {quiet.map((remark, index) => (
            <Fragment key={remark}>
              {index > 0 && '. '}
              {remark}
            </Fragment>
          ))}
        </span>
      )}
    </>
  );
}
