import type { Person, PersonContent } from '../../lib/people';
import type { PeopleWords } from '../../lib/words/en-people';

/** A person as it stands in the form, right or not. */
export interface Draft {
  readonly name: string;
  readonly office: string;
  readonly training: readonly Row[];
}

export interface Row {
  /** Tells rows apart while they are edited. */
  readonly key: number;
  readonly function: string;
  readonly on: string;
  readonly percent: string;
}

let keys = 0;

export const newRow = (on: string): Row => ({ key: ++keys, function: '', on, percent: '100' });

export const draftOf = (content?: PersonContent | Person): Draft => ({
  name: content?.name ?? '',
  office: content?.office ?? '',
  training: (content?.training ?? []).map((row) => ({
    key: ++keys,
    function: row.function,
    on: row.on,
    percent: String(row.permille / 10),
  })),
});

/** What is wrong with a draft: where, and in which words. */
export interface Fault {
  /** The field's name: "name", or "function", "on", "percent" with the key of its row. */
  readonly field: string;
  readonly said: (words: PeopleWords['form']) => string;
}

/** The person that a draft describes, or everything that is wrong with it. */
export function readDraft(draft: Draft, today: string): { readonly content: PersonContent; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const fault = (field: string, said: Fault['said']) => faults.push({ field, said });
  const name = draft.name.trim();
  if (name === '') fault('name', (form) => form.noName);
  const seen = new Set<string>();
  const training = draft.training.map((row, index) => {
    const n = index + 1;
    const what = row.function.trim();
    if (what === '') fault(`function${row.key}`, (form) => form.noFunction(n));
    else if (!/^[a-z][a-z0-9-]*$/.test(what)) fault(`function${row.key}`, (form) => form.badFunction(n, what));
    else if (seen.has(what)) fault(`function${row.key}`, (form) => form.twice(what));
    seen.add(what);
    if (row.on === '') fault(`on${row.key}`, (form) => form.noDay(n));
    else if (row.on > today) fault(`on${row.key}`, (form) => form.ahead(n, row.on));
    const percent = Number(row.percent.trim().replace(',', '.'));
    if (row.percent.trim() === '' || !(percent >= 0 && percent <= 100)) {
      fault(`percent${row.key}`, (form) => form.badPercent(n, row.percent));
    }
    return { function: what, on: row.on, permille: Math.round(percent * 10) };
  });
  const office = draft.office.trim();
  return { content: { name, ...(office === '' ? {} : { office }), training }, faults };
}
