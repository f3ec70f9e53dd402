import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, NavLink } from 'react-router';
import { useAbout } from '../about';
import { useSpeech, useWords } from '../language';
import { signOut, useMe } from '../me';
import { useEnterWords } from '../words/enters';

/** EXERCISE between grey hatches: on every page, never dismissed, never overlapped. Red only while a safety stop holds. */
export function ExerciseStrip({ stopped }: { readonly stopped?: boolean }) {
  const words = useWords();
  const about = useAbout();
  if (stopped) {
    return (
      <div className="strip stopped">
        <div>
          <p>{words.emergency.strip}</p>
        </div>
      </div>
    );
  }
  return (
    <div className="strip">
      <div>
        <p>{[words.exercise, words.exercise, words.exercise].join(' ')}</p>
        {about.data?.demo && <p className="demo">{words.demo}</p>}
      </div>
    </div>
  );
}

/** Sets the name of the tab. Pages that show content of an exercise or scenario start it with EXERCISE. */
export function useTitle(title: string, content = true) {
  const { exercise } = useWords();
  useEffect(() => {
    document.title = `${content ? `${exercise}: ` : ''}${title} | Muster`;
  }, [title, content, exercise]);
}

export function LanguageSwitch({ className }: { readonly className?: string }) {
  const { words, speak } = useSpeech();
  const { code, name } = words.otherLanguage;
  return (
    <button type="button" className={`linkish ${className ?? ''}`} lang={code} onClick={() => speak(code)}>
      {name}
    </button>
  );
}

export const Brand = () => (
  <svg viewBox="0 0 24 24" aria-hidden="true" fill="currentColor" stroke="currentColor" strokeWidth="1.8">
    <path d="M5 6l7 5 7-5M12 11v8" fill="none" />
    <circle cx="5" cy="6" r="1.7" />
    <circle cx="19" cy="6" r="1.7" />
    <circle cx="12" cy="11.5" r="1.7" />
    <circle cx="12" cy="19" r="1.7" />
  </svg>
);

interface PageProps {
  /** The exercise that the page is in: its id, and its name once known. */
  readonly exercise?: { readonly id: string; readonly title: ReactNode; readonly name?: string; readonly stopped?: boolean };
  /** Controls at the right of the head. */
  readonly controls?: ReactNode;
  readonly className?: string;
  /** False on pages that show nothing of an exercise's content. */
  readonly strip?: boolean;
  /** Whether it leads nowhere else: nobody has said yet who he is. */
  readonly bare?: boolean;
  readonly children: ReactNode;
}

/** A trainer's page: strip, head, content. */
export function Page({ exercise, controls, className, strip = true, bare = false, children }: PageProps) {
  const words = useWords();
  return (
    <div className={`page ${className ?? ''}`}>
      <a className="skip" href="#main">
        {words.skipToMain}
      </a>
      <header>
        {strip && <ExerciseStrip stopped={exercise?.stopped ?? false} />}
        <div className="head">
          <Link className="brand" to="/">
            <Brand />
            Muster
          </Link>
          {exercise && (
            <p className="where">
              <b>{exercise.title}</b>
              {exercise.name && <span>{exercise.name}</span>}
            </p>
          )}
          {!bare && (
            <nav aria-label={exercise ? words.nav.inExercise : words.nav.main}>
              <ul>
                {exercise ? (
                  <>
                    <NavItem to={`/exercises/${exercise.id}/room`}>{words.nav.room}</NavItem>
                    <NavItem to={`/exercises/${exercise.id}/log`}>{words.nav.log}</NavItem>
                    <NavItem to={`/exercises/${exercise.id}/evaluate`}>{words.nav.evaluate}</NavItem>
                    <NavItem to={`/exercises/${exercise.id}/scores`}>{words.nav.scores}</NavItem>
                    <NavItem to="/exercises" end>
                      {words.nav.exercises}
                    </NavItem>
                  </>
                ) : (
                  <>
                    <NavItem to="/scenarios">{words.nav.scenarios}</NavItem>
                    <NavItem to="/exercises">{words.nav.exercises}</NavItem>
                    <NavItem to="/readiness">{words.nav.readiness}</NavItem>
                    <NavItem to="/cross-training">{words.nav.crossTraining}</NavItem>
                    <NavItem to="/people">{words.nav.people}</NavItem>
                  </>
                )}
              </ul>
            </nav>
          )}
          <div className="me">
            {controls}
            {!bare && <SignOut />}
            <LanguageSwitch />
          </div>
        </div>
      </header>
      {children}
    </div>
  );
}

/** There is nobody to sign out in the demo. */
function SignOut() {
  const enter = useEnterWords();
  const queries = useQueryClient();
  const about = useAbout();
  const me = useMe(about.data?.demo === false);
  const out = useMutation({ mutationFn: signOut, onSettled: () => queries.resetQueries() });
  if (!me.data?.signedIn) return null;
  return (
    <button type="button" className="linkish" onClick={() => out.mutate()}>
      {enter.out(me.data.name ?? me.data.login ?? '')}
    </button>
  );
}

function NavItem({ to, end, children }: { readonly to: string; readonly end?: boolean; readonly children: ReactNode }) {
  return (
    <li>
      <NavLink to={to} end={end ?? false}>
        {children}
      </NavLink>
    </li>
  );
}

interface PlacesProps {
  readonly name: string;
  /** Addresses with their names. */
  readonly places: readonly (readonly [string, string])[];
}

/** Ways between pages that belong together. */
export function Places({ name, places }: PlacesProps) {
  return (
    <nav className="places" aria-label={name}>
      {places.map(([to, title]) => (
        <NavLink key={to} to={to} end>
          {title}
        </NavLink>
      ))}
    </nav>
  );
}
