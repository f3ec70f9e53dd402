import { s } from '../sentence';
import type { Named, Sentence } from '../sentence';
import { counted } from './en';

const alone = {
  link: (what: Named): Sentence => s`Link ${what} alone joins`,
  'failure-domain': (what: Named): Sentence => s`Whatever fails together in ${what} alone joins`,
  agency: (what: Named): Sentence => s`${what} alone passes on between`,
  agreement: (what: Named): Sentence => s`Agreement ${what} alone lets exchange:`,
};

/** What the page of a script's weakest links says in English. */
export const enStructure = {
  title: 'Weakest links',
  what: 'The structure',
  intro:
    'What the loss of one link, failure domain, agency or agreement would do at StartEx, before anybody plays. Two agencies are joined where a link of both and an agreement in force let one tell the other something. Nothing here is scored.',
  findings: 'Single points of failure',
  none: 'No single loss parts two that must exchange.',
  apart: (one: Named, other: Named): Sentence => s`${one} and ${other} must exchange and can’t, though every link is up.`,
  alone,
  pair: (one: Named, other: Named): Sentence => s`${one} and ${other}`,
  legal: 'a word on paper',
  losses: 'What each loss does',
  kinds: { link: 'Link', 'failure-domain': 'Failure domain', agency: 'Agency', agreement: 'Agreement' },
  columns: {
    what: 'Lost',
    kind: 'Kind',
    parted: 'Pairs parted',
    detoured: 'Pairs sent round by others',
    efficiency: 'Efficiency lost',
    neighbours: 'Tells and hears',
    between: 'Lies between others',
    cut: 'Others need it',
  },
  harmless: (n: number) => `${counted(n, 'other loss changes', 'other losses change')} nothing.`,
  agencies: 'Agencies',
  efficiencyMeans: 'Efficiency is the mean of 1 ÷ the number of steps over all pairs of agencies.',
  cut: 'yes',
  show: 'Weakest links',
};
