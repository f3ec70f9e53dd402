/** Shades of a figure on the heat table. None is a judgement: they only help the eye. */
export type Band = 'fine' | 'mild' | 'low' | 'bad';

export const BANDS: readonly { readonly id: Band; readonly from: number; readonly example: number }[] = [
  { id: 'fine', from: 70, example: 74 },
  { id: 'mild', from: 60, example: 64 },
  { id: 'low', from: 50, example: 54 },
  { id: 'bad', from: -Infinity, example: 44 },
];

export const bandOf = (value: number): Band => BANDS.find(({ from }) => value >= from)!.id;
