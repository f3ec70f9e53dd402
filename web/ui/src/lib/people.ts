import { ask, path } from './api';
import { anything, listOf, oneOf, optional, shape, text, whole } from './check';
import type { Check } from './check';
import type { Text } from './wire';

/** People, and the cohorts that they train in, as the server tells and takes them. */

const training = shape({ function: text, on: text, permille: whole });
/** What somebody is trained for: on a day (YYYY-MM-DD), so many thousandths of what the function asks. */
export type Training = ReturnType<typeof training>;

const person = shape({
  id: text,
  version: whole,
  name: text,
  office: optional(text),
  training: listOf(training),
});
export type Person = ReturnType<typeof person>;
/** What of a person can be written. */
export type PersonContent = Pick<Person, 'name' | 'office' | 'training'>;

const cohort = shape({ id: text, version: whole, name: text, people: listOf(text) });
export type Cohort = ReturnType<typeof cohort>;

/** Somebody by name. */
export const named = shape({ id: text, name: text, office: optional(text) });
export type Named = ReturnType<typeof named>;

const seated = shape({ seat: text, person: optional(named) });
export type Seated = ReturnType<typeof seated>;

const erased = shape({ erased: listOf(text), waiting: listOf(text), texts: whole });
/** What an erasure came to: the exercises whose logs say so now, those that will later, and how many texts went. */
export type Erased = ReturnType<typeof erased>;

const settings = shape({ version: whole, personScores: oneOf('commanders', 'trainers') });
export type Settings = ReturnType<typeof settings>;

const nothing: Check<unknown> = anything;

export const people = () => ask(path('people'), listOf(person));
export const personNow = (id: string) => ask(path('people', id), person);
export const addPerson = (id: string, content: PersonContent) => ask(path('people'), person, { id, ...content });
export const changePerson = (id: string, version: number, content: PersonContent) =>
  ask(path('people', id), person, content, { method: 'PUT', version });
/** @param name typed by whoever asks, to confirm that this person is meant */
export const erasePerson = (id: string, name: string) => ask(path('people', id, 'erasure'), erased, { name });

export const cohorts = () => ask(path('cohorts'), listOf(cohort));
export const addCohort = (id: string, name: string, people: readonly string[]) =>
  ask(path('cohorts'), cohort, { id, name, people });
export const changeCohort = (id: string, version: number, name: string, people: readonly string[]) =>
  ask(path('cohorts', id), cohort, { name, people }, { method: 'PUT', version });
export const removeCohort = (id: string, version: number) =>
  ask(path('cohorts', id), nothing, undefined, { method: 'DELETE', version });

export const settingsNow = () => ask(path('settings'), settings);
export const changeSettings = (version: number, personScores: Settings['personScores']) =>
  ask(path('settings'), settings, { personScores }, { method: 'PUT', version });

/** Who holds the seats of an exercise now. */
export const seatedIn = (exercise: string) => ask(path('exercises', exercise, 'people'), listOf(seated));

const functionsOfScript = shape({
  languages: optional(listOf(text)),
  functions: optional(listOf(shape({ id: text, title: optional(anything as Check<string | Text>) }))),
});
const scriptTree = shape({ tree: functionsOfScript });

/** The functions that a script asks for, with their titles: what somebody can be trained for. */
export async function functionsOf(scenario: string): Promise<readonly { readonly id: string; readonly title: Text }[]> {
  const { tree } = await ask(path('scenarios', scenario), scriptTree);
  const reference = tree.languages?.[0] ?? 'en';
  return (tree.functions ?? []).map(({ id, title = id }) => ({
    id,
    title: typeof title === 'string' ? { [reference]: title } : title,
  }));
}
