import type { Letter } from '../../lib/wire';

/** The four questions of a rating, in the order of the log. */
export const QUESTIONS = ['achieved', 'harm', 'unlawfulOrRisk', 'improvable'] as const;
export type Question = (typeof QUESTIONS)[number];

/** Answers as far as they are given. */
export type Answers = readonly (boolean | undefined)[];

export const UNANSWERED: Answers = [undefined, undefined, undefined, undefined];

/** Best first. */
export const LETTERS: readonly Letter[] = ['P', 'S', 'M', 'U'];

/** What the answers come to: the letter with the questions because of which, or the questions that could still change it. */
export type Verdict =
  | { readonly letter: Letter; readonly because: readonly Question[] }
  | { readonly letter?: undefined; readonly open: readonly Question[] };

/** The letter that follows from the answers. It is known as soon as no answer to come can change it. */
export function verdict(answers: Answers): Verdict {
  const [achieved, harm, unlawful, improvable] = answers;
  const open = QUESTIONS.filter((_, index) => answers[index] === undefined);
  if (achieved === false) return { letter: 'U', because: ['achieved'] };
  if (achieved === undefined) return { open };
  const harms = (['harm', 'unlawfulOrRisk'] as const).filter((question) => answers[QUESTIONS.indexOf(question)]);
  if (harms.length > 0) return { letter: 'M', because: harms };
  if (harm === undefined || unlawful === undefined || improvable === undefined) return { open };
  return improvable ? { letter: 'S', because: ['improvable'] } : { letter: 'P', because: [] };
}

/** Whether all four are answered. */
export const isComplete = (answers: Answers): answers is readonly boolean[] =>
  answers.length === QUESTIONS.length && answers.every((answer) => answer !== undefined);

/** No answer becomes yes, yes becomes no, and no becomes yes. */
export const turned = (answers: Answers, question: number): Answers =>
  answers.map((answer, index) => (index === question ? !answer : answer));
