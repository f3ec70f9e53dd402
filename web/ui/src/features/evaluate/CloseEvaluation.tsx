import { useRef } from 'react';
import { useSpeech } from '../../lib/language';
import { Dialog } from '../../lib/parts/Dialog';
import type { DialogHandle } from '../../lib/parts/Dialog';
import { useEvaluateWords } from '../../lib/words/evaluates';
import { useEvaluating } from './Evaluating';
import { disputesOf, emergenciesToJudge, toJudge, unratedCritical } from './evaluation';

/** The lead evaluator's last word. It says first what is still open. */
export function CloseEvaluation() {
  const words = useEvaluateWords();
  const { settle } = words;
  const { language } = useSpeech();
  const { exercise, evaluation, view, lead, open, kept, say } = useEvaluating();
  const dialog = useRef<DialogHandle>(null);
  if (!lead || !open) return null;
  const early = evaluation.ended === undefined;
  const { script } = exercise;
  const left = [
    [settle.open.critical, unratedCritical(script, evaluation).length],
    [settle.open.actions, toJudge(evaluation, new Set()).length],
    [settle.open.emergencies, emergenciesToJudge(evaluation).length],
    [settle.open.disputes, disputesOf(view.disputes, evaluation).open.length],
    [settle.open.going, kept.filter(({ state }) => state === 'waiting').length],
  ] as const;
  const still = left.filter(([, count]) => count > 0);
  return (
    <>
      {early && (
        <span className="caption" id="close-early">
          {settle.afterEnd}
        </span>
      )}
      <button
        type="button"
        className="btn"
        aria-disabled={early}
        aria-describedby={early ? 'close-early' : undefined}
        onClick={() => !early && dialog.current?.open()}
      >
        {settle.close}
      </button>
      <Dialog
        key={language}
        ref={dialog}
        title={settle.closeTitle}
        text={settle.closeText}
        act={settle.closeGo}
        onAct={() => {
          say({ kind: 'evaluation-closed' });
          return true;
        }}
      >
        {still.length === 0 ? (
          <p className="dialog-row">{settle.nothingOpen}</p>
        ) : (
          <div className="dialog-row">
            <h3>{settle.stillOpen}</h3>
            <ul className="bullets">
              {still.map(([tell, count]) => (
                <li key={tell(count)}>{tell(count)}</li>
              ))}
            </ul>
          </div>
        )}
      </Dialog>
    </>
  );
}
