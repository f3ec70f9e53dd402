import { useSearchParams } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { daysBetween, useDay } from '../../lib/days';
import { useSpeech } from '../../lib/language';
import { Icon } from '../../lib/parts/Icon';
import { cohorts as cohortsNow } from '../../lib/people';
import type { Estimate, Profile } from '../../lib/readiness';
import { useReadinessWords } from '../../lib/words/readinesses';
import type { First } from './words';

/** The page's address as a place to keep choices in: what is chosen can be sent to a colleague. */
export function useAddress() {
  const [query, setQuery] = useSearchParams();
  const put = (keys: Readonly<Record<string, string | undefined>>) =>
    setQuery(
      (now) => {
        const next = new URLSearchParams(now);
        for (const [key, value] of Object.entries(keys)) {
          if (value === undefined) next.delete(key);
          else next.set(key, value);
        }
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  const first: First = query.get('show') === 'adjusted' ? 'adjusted' : 'scored';
  return { query, put, first, cohort: query.get('cohort') ?? undefined };
}

/** Which figure stands first, whose drills count, and paper. */
export function Choices({ cohorts: withCohorts = true }: { readonly cohorts?: boolean }) {
  const words = useReadinessWords();
  const { put, first, cohort } = useAddress();
  const cohorts = useQuery({ queryKey: ['cohorts'], queryFn: cohortsNow, enabled: withCohorts });
  return (
    <div className="choices">
      <div className="segments" role="group" aria-label={words.show}>
        {(['scored', 'adjusted'] as const).map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={first === one}
            onClick={() => put({ show: one === 'scored' ? undefined : one })}
          >
            {words[one]}
          </button>
        ))}
      </div>
      {withCohorts && cohorts.data && cohorts.data.length > 0 && (
        <select
          className="field field-small"
          aria-label={words.cohort}
          value={cohort ?? ''}
          onChange={(event) => put({ cohort: event.target.value || undefined })}
        >
          <option value="">{words.allCohorts}</option>
          {cohorts.data.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
      <button type="button" className="btn btn-small" onClick={() => window.print()}>
        {words.print}
      </button>
    </div>
  );
}

/** What "due" means, with the profile's own numbers. */
export function useDueMeans(): (profile: Profile) => string {
  const speech = useSpeech();
  const words = useReadinessWords();
  return ({ target, dueRisk }) => {
    const odds = 1 / dueRisk;
    return words.dueMeans(
      speech.number(target),
      Math.abs(odds - Math.round(odds)) < 1e-9 ? words.odds(speech.number(odds)) : speech.percent(dueRisk),
    );
  };
}

/** A due date beside today: late is red with a mark, soon is amber with a clock, later is plain. */
export function Due({ due, asOf, dated = false }: { readonly due: string | undefined; readonly asOf: string; readonly dated?: boolean }) {
  const words = useReadinessWords();
  const day = useDay();
  if (due === undefined) return <span className="muted">{words.none}</span>;
  const days = daysBetween(asOf, due);
  const said = dated ? `${day(due)}, ${words.dueIn(days)}` : words.dueIn(days);
  if (days < 0) {
    return (
      <span className="state state-bad nowrap">
        <Icon name="error" />
        {said}
      </span>
    );
  }
  if (days <= SOON) {
    return (
      <span className="state state-warn nowrap">
        <Icon name="hourglass" />
        {said}
      </span>
    );
  }
  return <span className="nowrap">{said}</span>;
}

const SOON = 14;

/** An estimate on a line from 0 to 100, with its interval and the target. The figures stand beside it in words. */
export function EstimateBar({ of, target }: { readonly of: Estimate; readonly target: number }) {
  return (
    <svg className="estimate-bar" viewBox="-6 0 162 18" aria-hidden="true">
      {[0, 50, 100].map((line) => (
        <line key={line} className="grid" x1={line * 1.5} x2={line * 1.5} y1="0" y2="18" />
      ))}
      <line className="target" x1={target * 1.5} x2={target * 1.5} y1="0" y2="18" />
      <line className="range" x1={of.low * 1.5} x2={of.high * 1.5} y1="9" y2="9" />
      <circle cx={of.value * 1.5} cy="9" r="4" />
    </svg>
  );
}
