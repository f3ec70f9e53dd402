import type { ReactNode } from 'react';
import { control, Problem } from '../lib/api';
import { useExercise } from '../lib/exercise';
import type { LiveExercise } from '../lib/exercise';
import { Said, useSpeech } from '../lib/language';
import { Page, useTitle } from '../lib/parts/Page';
import { RealEmergency } from '../lib/parts/RealEmergency';
import { CannotRead, Loading, NotFound } from '../lib/parts/Waiting';

interface InExerciseProps {
  readonly id: string;
  readonly title: string;
  readonly className?: string;
  readonly children: (exercise: LiveExercise) => ReactNode;
}

/** A trainer's page inside an exercise: follows it, and says what is missing until it can be shown. */
export function InExercise({ id, title, className, children }: InExerciseProps) {
  const speech = useSpeech();
  const { words } = speech;
  const { exercise, missing } = useExercise(id);
  const gone = missing?.error instanceof Problem && missing.error.status === 404;
  const name = exercise && speech.of(exercise.view.scenario.title).text;
  useTitle(gone ? words.notFound.title : name === undefined ? title : `${title}: ${name}, ${exercise!.view.name}`, !gone);
  if (gone) {
    return (
      <Page>
        <NotFound />
      </Page>
    );
  }
  if (!exercise) {
    return (
      <Page exercise={{ id, title: '' }} {...(className === undefined ? {} : { className })}>
        <main id="main" className="read" tabIndex={-1}>
          <h1 className="sr-only">{title}</h1>
          {missing.error ? (
            <CannotRead what={words.control.what} error={missing.error} retry={missing.retry} />
          ) : (
            <Loading what={words.control.what} />
          )}
        </main>
      </Page>
    );
  }
  const { view } = exercise;
  return (
    <Page
      exercise={{
        id,
        title: <Said text={view.scenario.title} />,
        name: view.name === name ? '' : view.name,
        stopped: exercise.state === 'paused' && exercise.pause === 'safety',
      }}
      controls={
        (exercise.state === 'started' || exercise.state === 'paused') &&
        exercise.pause !== 'safety' &&
        !view.readOnly && (
          <RealEmergency onCall={(call) => control(id, call, undefined, { kind: 'safety-stop-called' })} />
        )
      }
      {...(className === undefined ? {} : { className })}
    >
      {children(exercise)}
    </Page>
  );
}
