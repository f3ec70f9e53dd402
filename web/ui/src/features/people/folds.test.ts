import { describe, expect, it } from 'vitest';
import { enPeople } from '../../lib/words/en-people';
import { draftOf, newRow, readDraft } from './draft';
import { merge, mergeCohort, take } from './merge';

const trained = { function: 'dispatching', on: '2026-05-11', permille: 900 };
const base = { name: 'Rowan Vale', office: 'Yucca County Sheriff', training: [trained] };

describe('two changes of one person', () => {
  it('that touch different fields are both kept', () => {
    const mine = { ...base, name: 'Rowan Vale-Ortiz' };
    const theirs = { name: base.name, training: [trained] };
    expect(merge(base, mine, theirs)).toEqual({
      content: { name: 'Rowan Vale-Ortiz', training: [trained] },
      taken: ['office'],
      open: [],
    });
  });

  it('that touch one field leave the choice open, and mine stands until it is made', () => {
    const mine = { ...base, office: 'State EOC' };
    const theirs = { ...base, office: 'Port of Entry' };
    const merged = merge(base, mine, theirs);
    expect(merged.open).toEqual(['office']);
    expect(merged.content.office).toBe('State EOC');
    expect(take(merged.content, 'office', theirs).office).toBe('Port of Entry');
  });

  it('that came to the same are no conflict, and the order of rows is no change', () => {
    const other = { function: 'coordination', on: '2026-01-02', permille: 800 };
    const mine = { ...base, training: [trained, other] };
    const theirs = { ...base, training: [other, trained] };
    expect(merge(base, mine, theirs)).toMatchObject({ taken: [], open: [] });
  });
});

describe('two changes of one cohort', () => {
  it('keep whom either put in and drop whom either took out', () => {
    const merged = mergeCohort(
      { name: 'Night watch', people: ['a', 'b', 'c'] },
      { name: 'Night watch', people: ['a', 'c', 'd'] },
      { name: 'Late watch', people: ['a', 'b', 'e'] },
    );
    expect(merged).toEqual({ name: 'Late watch', people: ['a', 'e', 'd'] });
  });
});

describe('a draft of a person', () => {
  it('reads back as the person that it was made of', () => {
    expect(readDraft(draftOf(base), '2026-11-24')).toEqual({ content: base, faults: [] });
  });

  it('names everything that is wrong with it, each with what was found', () => {
    const row = newRow('2026-12-01');
    const { faults } = readDraft(
      {
        name: ' ',
        office: '',
        training: [
          { ...row, function: 'Dispatching', percent: '101' },
          { ...newRow(''), function: '' },
        ],
      },
      '2026-11-24',
    );
    expect(faults.map(({ said }) => said(enPeople.form))).toEqual([
      enPeople.form.noName,
      enPeople.form.badFunction(1, 'Dispatching'),
      enPeople.form.ahead(1, '2026-12-01'),
      enPeople.form.badPercent(1, '101'),
      enPeople.form.noFunction(2),
      enPeople.form.noDay(2),
    ]);
  });

  it('takes thousandths written with a point or a comma', () => {
    const row = { ...newRow('2026-05-11'), function: 'dispatching' };
    const permille = (percent: string) =>
      readDraft({ name: 'x', office: '', training: [{ ...row, percent }] }, '2026-11-24').content.training[0]!.permille;
    expect(permille('91.2')).toBe(912);
    expect(permille('91,2')).toBe(912);
  });
});
