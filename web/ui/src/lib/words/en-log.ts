import { moment, span } from '../clock';
import { listed, s } from '../sentence';
import type { Sentence } from '../sentence';
import { codes, wordFor } from './en-codes';
import { stepName } from './log';
import type { LogWords, Names } from './log';

const all = (names: Names, ids: readonly string[]): Sentence => listed(ids.map((id) => [names.of(id)]));
const share = (permille: number) => `${permille / 10} %`;
const times = (permille: number) => `${permille / 1000} ×`;
const over = (names: Names, link: string | undefined): Sentence => (link ? s` by ${names.of(link)}` : s` in person`);
const purpose = (code: string) => `, ${wordFor(codes.purposes, code)}`;
const why = (reason: string | undefined) => (reason ? `: ${wordFor(codes.reasons, reason)}` : '');

export const enLog: LogWords = {
  'exercise-created': (e) => s`Exercise created, seed ${e.seed}`,
  'exercise-started': () => s`StartEx`,
  'clock-paused': (e) => s`Paused${why(e.reason)}`,
  'clock-resumed': (e) => s`Resumed${why(e.reason)}`,
  'speed-set': (e) => s`Speed ${times(e.permille)}`,
  'clock-jumped': (e) =>
    e.mode === 'skip'
      ? s`Jumped to ${moment(e.to)}; what lay between was skipped`
      : s`Jumped to ${moment(e.to)}; what lay between was played`,
  'phase-opened': (e, n) => s`Phase ${n.of(e.phase)} opened`,
  'phase-closed': (e, n) => s`Phase ${n.of(e.phase)} closed`,
  'question-asked': (e, n) => s`Asked in ${n.of(e.phase)}: ${n.part(e.phase, e.question)}`,
  'question-answered': (e, n) => s`${n.of(e.seat)} answered: ${n.part(e.phase, e.question)}`,
  'safety-stop-called': () => s`Safety stop called`,
  'safety-stop-cleared': () => s`Safety stop cleared`,
  'exercise-ended': (e) => (e.reason === 'director' ? s`EndEx, called by the director` : s`EndEx, time is up`),
  'exercise-forked': () => s`Forked from another exercise`,

  'seat-staffed': (e, n) => s`${n.of(e.seat)}: ${wordFor(codes.holders, e.holder)}`,
  'seat-handed-over': (e, n) => s`${n.of(e.seat)} handed over${why(e.reason)}`,
  'role-assigned': (e) => s`Role given: ${wordFor(codes.roles, e.role)}`,
  'role-ended': (e) => s`Role ended: ${wordFor(codes.roles, e.role)}`,
  'training-cited': (e, n) => s`${n.of(e.seat)}, training in ${n.of(e.function)}: ${share(e.permille)}`,
  'roll-called': (e, n) => s`Roll call to ${n.of(e.seat)}`,
  'presence-confirmed': (e, n) => s`${n.of(e.seat)} is present`,
  'seat-absent': (e, n) => (e.deputy ? s`${n.of(e.seat)} is away; ${n.of(e.deputy)} steps in` : s`${n.of(e.seat)} is away`),
  'seat-returned': (e, n) => s`${n.of(e.seat)} is back`,

  'inject-due': (e, n) => s`${n.of(e.line)} is due`,
  'inject-held': (e, n) => s`${n.of(e.line)} held${why(e.reason)}`,
  'inject-skipped': (e, n) => s`${n.of(e.line)} skipped${why(e.reason)}`,
  'inject-edited': (e, n) => s`${n.of(e.line)} edited`,
  'inject-added': (e, n) => s`${n.of(e.line)} added`,
  'inject-released': (e, n) => s`${n.of(e.line)} released`,
  'contingency-released': (e, n) => s`Contingency ${n.of(e.line)} released, since missed: ${n.expectation(e.rescues)}`,
  'controller-spoke': (e, n) => s`A controller spoke as ${n.of(e.as)}: ${n.message(e.msg)}`,

  'message-sent': (e, n) =>
    s`${n.of(e.sender)} → ${all(n, e.to)}${e.via === 'direct' ? s`` : e.via === 'best' ? s`, best way` : s`, ${n.of(e.via)}`}: ${n.message(e.msg)}${e.items.length && !e.line ? s` (${all(n, e.items)})` : ''}`,
  'disclosure-judged': (e, n) =>
    e.agreement
      ? s`${n.of(e.item)} to ${n.of(e.to)}: ${wordFor(codes.verdicts, e.verdict)}, ${n.of(e.agreement)}`
      : s`${n.of(e.item)} to ${n.of(e.to)}: ${wordFor(codes.verdicts, e.verdict)}`,
  'message-stopped': (e, n) =>
    e.reason === 'verdict' ? s`${n.message(e.msg)} stopped by the rules` : s`${n.message(e.msg)} withdrawn after a warning`,
  'message-routed': (e, n) =>
    s`${n.message(e.msg)} goes by ${n.of(e.link)}${e.arrivesAt === undefined ? '' : `, to arrive ${moment(e.arrivesAt)}`}`,
  'message-held': (e, n) => s`${n.message(e.msg)} to ${n.of(e.to)} waits at ${n.of(e.link)}${why(e.reason)}`,
  'message-lost': (e, n) => s`${n.message(e.msg)} to ${n.of(e.to)} lost on ${n.of(e.link)}${why(e.reason)}`,
  'message-failed': (e, n) => s`The sender sees that ${n.message(e.msg)} did not reach ${n.of(e.to)} by ${n.of(e.link)}`,
  'message-delivered': (e, n) =>
    s`${n.of(e.seat)} got ${n.message(e.msg)}${over(n, e.link)}${e.distorted ? ', distorted' : ''}`,
  'message-overheard': (e, n) => s`${n.of(e.agency)} overheard ${n.message(e.msg)}`,
  'message-opened': (e, n) => s`${n.of(e.seat)} opened ${n.message(e.msg)}`,
  'message-acknowledged': (e, n) => s`${n.of(e.seat)} acknowledged ${n.message(e.msg)}`,
  'message-read-back': (e, n) => s`${n.of(e.seat)} read back ${n.message(e.msg)}`,
  'message-closed': (e, n) => s`${n.of(e.seat)} closed ${n.message(e.msg)}`,
  'message-tagged': (e, n) => s`${n.message(e.msg)} holds ${all(n, e.items)}`,
  'message-in-flight': (e, n) => s`${n.message(e.msg)} was still under way at EndEx`,
  'link-cut': (e, n) => s`${n.of(e.link)} is cut: ${n.of(e.disruption)}`,
  'link-restored': (e, n) => s`${n.of(e.link)} works again`,
  'link-degraded': (e, n) =>
    s`${n.of(e.link)} is degraded${[
      e.factor === undefined ? '' : `, ${times(e.factor)} slower`,
      e.loss === undefined ? '' : `, loss ${share(e.loss)}`,
      e.capacity === undefined ? '' : `, ${e.capacity} messages an hour`,
    ].join('')}: ${n.of(e.disruption)}`,
  'pace-switched': (e, n) => s`${n.of(e.seat)} went from ${wordFor(codes.paceLevels, e.from)} to ${wordFor(codes.paceLevels, e.to)}`,

  'disruption-started': (e, n) => s`${n.of(e.disruption)} began: ${wordFor(codes.disruptions, e.type)}, hits ${all(n, e.hits)}`,
  'disruption-ended': (e, n) => s`${n.of(e.disruption)} ended`,
  'disruption-thrown': (e, n) => s`A controller threw ${n.of(e.disruption)}`,
  'disruption-lifted': (e, n) => s`A controller lifted ${n.of(e.disruption)}`,
  'false-item-planted': (e, n) => s`${n.of(e.agency)} hears a falsehood: ${n.of(e.item)}`,
  'false-item-detected': (e, n) => s`${n.of(e.seat)} doubts ${n.of(e.item)}`,
  'false-item-corrected': (e, n) => s`${n.of(e.seat)} corrected ${n.of(e.item)}`,
  'sender-forged': (e, n) => s`${n.message(e.msg)} is forged, as from ${n.of(e.as)}`,
  'language-hindered': (e, n) => s`${n.message(e.msg)} slowed ${times(e.factor)} by language${e.distorted ? ', distorted' : ''}`,
  'agency-down': (e, n) => s`${n.of(e.target)} is down`,
  'agency-up': (e, n) => s`${n.of(e.target)} is up again`,
  'access-lost': (e, n) => s`${n.of(e.target)} lost access`,
  'access-restored': (e, n) => s`${n.of(e.target)} has access again`,
  'power-lost': (e, n) => s`${n.of(e.target)} lost power`,
  'power-restored': (e, n) => s`${n.of(e.target)} has power again`,
  'shortage-began': (e, n) => s`${n.of(e.target)} runs short${e.value === undefined ? '' : `: ${e.value} left`}`,
  'shortage-ended': (e, n) => s`${n.of(e.target)} is short no more`,
  'clock-skewed': (e, n) => s`Clock of ${n.of(e.agency)} is wrong by ${span(Math.abs(e.offset))}`,
  'clock-corrected': (e, n) => s`Clock of ${n.of(e.agency)} set right`,

  'agreement-activated': (e, n) => s`${n.of(e.agreement)} is in force`,
  'agreement-suspended': (e, n) => s`${n.of(e.agreement)} is suspended`,
  'agreement-restored': (e, n) => s`${n.of(e.agreement)} is restored`,
  'agreement-amended': (e, n) => s`${n.of(e.agreement)} is amended`,
  'agreement-revoked': (e, n) => s`${n.of(e.agreement)} is revoked`,
  'agreement-expired': (e, n) => s`${n.of(e.agreement)} has expired`,
  'notice-served': (e, n) => s`${n.of(e.agency)} has notice of ${n.of(e.agreement)}`,
  'agreement-signed': (e, n) => s`${n.of(e.seat)} signed ${n.of(e.agreement)} for ${n.of(e.party)}`,

  'item-available': (e, n) => s`${n.of(e.agency)} holds ${n.of(e.item)}`,
  'item-known': (e, n) => s`${n.of(e.agency)} knows ${n.of(e.item)}`,
  'review-started': (e, n) => s`${n.of(e.seat)} began the review for ${n.of(e.item)}`,
  'item-made': (e, n) => s`${n.of(e.agency)} made ${n.of(e.item)}`,
  'item-purged': (e, n) => s`${n.of(e.seat)} purged ${n.of(e.item)}`,
  'resource-requested': (e, n) => s`${e.seat ? s`${n.of(e.seat)} asked` : s`Asked`} for ${e.count} × ${n.of(e.res)}${purpose(e.purpose)}`,
  'resource-granted': (e, n) => s`${e.seat ? s`${n.of(e.seat)} granted` : s`Granted`} ${e.count} × ${n.of(e.res)}${purpose(e.purpose)}`,
  'resource-refused': (e, n) => s`${e.seat ? s`${n.of(e.seat)} refused` : s`Refused`} ${e.count} × ${n.of(e.res)}${purpose(e.purpose)}`,
  'resource-returned': (e, n) => s`${e.seat ? s`${n.of(e.seat)} returned` : s`Returned`} ${e.count} × ${n.of(e.res)}`,
  'resource-redirected': (e, n) => s`${e.seat ? s`${n.of(e.seat)} redirected` : s`Redirected`} ${e.count} × ${n.of(e.res)}${purpose(e.purpose)}`,
  'resource-arrived': (e, n) => s`${n.of(e.res)} arrived`,
  'resource-lost': (e, n) => s`${n.of(e.res)} is lost`,
  'task-force-proposed': (e, n) => s`${n.of(e.seat)} proposed ${n.of(e.tf)}`,
  'membership-confirmed': (e, n) => s`${n.of(e.seat)} joined ${n.of(e.tf)}`,
  'task-force-formed': (e, n) => s`${n.of(e.tf)} is formed`,
  'task-force-dissolved': (e, n) => s`${n.of(e.seat)} dissolved ${n.of(e.tf)}`,

  'expectation-opened': (e, n) =>
    s`Expected of ${n.of(e.who)}: ${n.expectation(e.exp)}${e.within === undefined ? '' : `, within ${span(e.within)}`}`,
  'expectation-blocked': (e, n) =>
    s`Excused clock stands for ${n.of(e.who)}, ${n.expectation(e.exp)}: ${wordFor(codes.excuses, e.reason)}`,
  'expectation-unblocked': (e, n) => s`Excused clock runs again for ${n.of(e.who)}, ${n.expectation(e.exp)}`,
  'expectation-met': (e, n) => s`${n.of(e.by)} met: ${n.expectation(e.exp)}`,
  'expectation-missed': (e, n) => s`${n.of(e.who)} missed: ${n.expectation(e.exp)}`,
  'expectation-closed': (e, n) => s`Closed, ${wordFor(codes.ends, e.state)}: ${n.of(e.who)}, ${n.expectation(e.exp)}`,
  'decision-made': (e, n) => s`${n.of(e.seat)} decided: ${n.part(e.dec, e.option)} (${n.of(e.dec)})`,
  'action-taken': (e, n) => s`${n.of(e.seat)}: ${n.of(e.action)}${e.where ? s`, ${n.of(e.where)}` : ''}`,
  'step-done': (e, n) => s`${n.of(e.seat)}: ${n.of(e.action)}${e.step ? `, step “${stepName(e.step)}”` : ''}`,

  'observation-noted': (e, n) => s`An evaluator noted something about ${n.of(e.agency)}`,
  'task-rated': (e, n) => s`${n.of(e.agency)}, ${n.of(e.task)}: rated ${e.letter}`,
  'target-rated': (e, n) => s`${n.of(e.agency)}, ${n.of(e.target)}: rated ${e.letter}`,
  'action-judged': (e) => s`An evaluator judged the action of entry ${e.entry}`,
  'emergency-judged': (e, n) => s`${n.message(e.msg)}: emergency ${e.justified ? 'justified' : 'not justified'}`,
  'adjudication-opened': (e, n) => s`To be settled: ${n.of(e.task)} of ${n.of(e.agency)}`,
  'adjudication-closed': (e, n) => s`Settled: ${n.of(e.task)} of ${n.of(e.agency)}${e.letter ? `, ${e.letter}` : ''}`,
  'evaluation-closed': () => s`Evaluation closed`,
  'scores-released': (e) => s`Scores released to ${wordFor(codes.releasedTo, e.to)}`,
  'log-released': (e) => s`Log released to ${wordFor(codes.releasedTo, e.to)}`,
  'score-contested': (e) => s`${e.measure} contested`,
  'contest-answered': (e) => s`Contest of ${e.measure} answered`,
  'feedback-closed': (e) => s`Feedback closed with ${e.count} answers`,

  'controller-noted': () => s`A controller wrote a note`,
  'seat-noted': (e, n) => s`${n.of(e.seat)} wrote a note`,
  'text-erased': (e) => s`A text was erased${why(e.reason)}`,
  'person-erased': (e) => s`A person was erased${why(e.reason)}`,
  'chain-sealed': (e) => s`Log sealed up to entry ${e.upTo}`,
  'engine-changed': (e) => s`Rules changed from ${e.from} to ${e.to}`,

  withheld: (e, n) =>
    e.agency === undefined || e.what === undefined
      ? s`A note of the controllers`
      : s`${n.of(e.agency)}, ${n.of(e.what)}: rated; the letter shows when the evaluation is closed`,

  unread: (e) => s`This screen cannot read an entry of kind [${e.was}]: ${e.because}. Maybe reload the page.`,
};
