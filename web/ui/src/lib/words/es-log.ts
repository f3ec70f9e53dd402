import { moment, span } from '../clock';
import { listed, s } from '../sentence';
import type { Sentence } from '../sentence';
import { wordFor } from './en-codes';
import { codes } from './es-codes';
import { stepName } from './log';
import type { LogWords, Names } from './log';

const all = (names: Names, ids: readonly string[]): Sentence => listed(ids.map((id) => [names.of(id)]));
const decimal = new Intl.NumberFormat('es', { maximumFractionDigits: 3 });
const share = (permille: number) => `${decimal.format(permille / 10)} %`;
const times = (permille: number) => `${decimal.format(permille / 1000)} ×`;
const over = (names: Names, link: string | undefined): Sentence => (link ? s` por ${names.of(link)}` : s` en persona`);
const purpose = (code: string) => `, ${wordFor(codes.purposes, code)}`;
const why = (reason: string | undefined) => (reason ? `: ${wordFor(codes.reasons, reason)}` : '');

export const esLog: LogWords = {
  'exercise-created': (e) => s`Ejercicio creado, semilla ${e.seed}`,
  'exercise-started': () => s`StartEx`,
  'clock-paused': (e) => s`En pausa${why(e.reason)}`,
  'clock-resumed': (e) => s`Reanudado${why(e.reason)}`,
  'speed-set': (e) => s`Velocidad ${times(e.permille)}`,
  'clock-jumped': (e) =>
    e.mode === 'skip'
      ? s`Salto a ${moment(e.to)}; lo intermedio se omitió`
      : s`Salto a ${moment(e.to)}; lo intermedio se jugó`,
  'phase-opened': (e, n) => s`Se abrió la fase ${n.of(e.phase)}`,
  'phase-closed': (e, n) => s`Se cerró la fase ${n.of(e.phase)}`,
  'question-asked': (e, n) => s`Pregunta en ${n.of(e.phase)}: ${n.part(e.phase, e.question)}`,
  'question-answered': (e, n) => s`${n.of(e.seat)} respondió: ${n.part(e.phase, e.question)}`,
  'safety-stop-called': () => s`Se pidió parada de seguridad`,
  'safety-stop-cleared': () => s`Terminó la parada de seguridad`,
  'exercise-ended': (e) =>
    e.reason === 'director' ? s`EndEx, por orden de la dirección` : s`EndEx, se acabó el tiempo`,
  'exercise-forked': () => s`Derivado de otro ejercicio`,

  'seat-staffed': (e, n) => s`${n.of(e.seat)}: ${wordFor(codes.holders, e.holder)}`,
  'seat-handed-over': (e, n) => s`${n.of(e.seat)}, relevo${why(e.reason)}`,
  'role-assigned': (e) => s`Función asignada: ${wordFor(codes.roles, e.role)}`,
  'role-ended': (e) => s`Función terminada: ${wordFor(codes.roles, e.role)}`,
  'training-cited': (e, n) => s`${n.of(e.seat)}, formación en ${n.of(e.function)}: ${share(e.permille)}`,
  'roll-called': (e, n) => s`Se pasa lista a ${n.of(e.seat)}`,
  'presence-confirmed': (e, n) => s`${n.of(e.seat)} está presente`,
  'seat-absent': (e, n) =>
    e.deputy ? s`${n.of(e.seat)} no está; suple ${n.of(e.deputy)}` : s`${n.of(e.seat)} no está`,
  'seat-returned': (e, n) => s`${n.of(e.seat)} volvió`,

  'inject-due': (e, n) => s`Vence ${n.of(e.line)}`,
  'inject-held': (e, n) => s`${n.of(e.line)} retenido${why(e.reason)}`,
  'inject-skipped': (e, n) => s`${n.of(e.line)} omitido${why(e.reason)}`,
  'inject-edited': (e, n) => s`${n.of(e.line)} modificado`,
  'inject-added': (e, n) => s`${n.of(e.line)} añadido`,
  'inject-released': (e, n) => s`${n.of(e.line)} lanzado`,
  'contingency-released': (e, n) => s`Contingencia ${n.of(e.line)} lanzada, por incumplirse: ${n.expectation(e.rescues)}`,
  'controller-spoke': (e, n) => s`Un controlador habló como ${n.of(e.as)}: ${n.message(e.msg)}`,

  'message-sent': (e, n) =>
    s`${n.of(e.sender)} → ${all(n, e.to)}${e.via === 'direct' ? s`` : e.via === 'best' ? s`, mejor vía` : s`, ${n.of(e.via)}`}: ${n.message(e.msg)}${e.items.length && !e.line ? s` (${all(n, e.items)})` : ''}`,
  'disclosure-judged': (e, n) =>
    e.agreement
      ? s`${n.of(e.item)} a ${n.of(e.to)}: ${wordFor(codes.verdicts, e.verdict)}, ${n.of(e.agreement)}`
      : s`${n.of(e.item)} a ${n.of(e.to)}: ${wordFor(codes.verdicts, e.verdict)}`,
  'message-stopped': (e, n) =>
    e.reason === 'verdict'
      ? s`${n.message(e.msg)}: detenido por las reglas`
      : s`${n.message(e.msg)}: retirado tras una advertencia`,
  'message-routed': (e, n) =>
    s`${n.message(e.msg)} va por ${n.of(e.link)}${e.arrivesAt === undefined ? '' : `, llega ${moment(e.arrivesAt)}`}`,
  'message-held': (e, n) => s`${n.message(e.msg)} para ${n.of(e.to)} espera en ${n.of(e.link)}${why(e.reason)}`,
  'message-lost': (e, n) => s`${n.message(e.msg)} para ${n.of(e.to)} se perdió en ${n.of(e.link)}${why(e.reason)}`,
  'message-failed': (e, n) =>
    s`El remitente ve que ${n.message(e.msg)} no llegó a ${n.of(e.to)} por ${n.of(e.link)}`,
  'message-delivered': (e, n) =>
    s`${n.of(e.seat)} recibió ${n.message(e.msg)}${over(n, e.link)}${e.distorted ? ', deformado' : ''}`,
  'message-overheard': (e, n) => s`${n.of(e.agency)} oyó ${n.message(e.msg)}`,
  'message-opened': (e, n) => s`${n.of(e.seat)} abrió ${n.message(e.msg)}`,
  'message-acknowledged': (e, n) => s`${n.of(e.seat)} acusó recibo de ${n.message(e.msg)}`,
  'message-read-back': (e, n) => s`${n.of(e.seat)} colacionó ${n.message(e.msg)}`,
  'message-closed': (e, n) => s`${n.of(e.seat)} cerró ${n.message(e.msg)}`,
  'message-tagged': (e, n) => s`${n.message(e.msg)} contiene ${all(n, e.items)}`,
  'message-in-flight': (e, n) => s`${n.message(e.msg)} seguía en camino en EndEx`,
  'link-cut': (e, n) => s`${n.of(e.link)} está cortado: ${n.of(e.disruption)}`,
  'link-restored': (e, n) => s`${n.of(e.link)} funciona otra vez`,
  'link-degraded': (e, n) =>
    s`${n.of(e.link)} está degradado${[
      e.factor === undefined ? '' : `, ${times(e.factor)} más lento`,
      e.loss === undefined ? '' : `, pérdida ${share(e.loss)}`,
      e.capacity === undefined ? '' : `, ${e.capacity} mensajes por hora`,
    ].join('')}: ${n.of(e.disruption)}`,
  'pace-switched': (e, n) =>
    s`${n.of(e.seat)} pasó de ${wordFor(codes.paceLevels, e.from)} a ${wordFor(codes.paceLevels, e.to)}`,

  'disruption-started': (e, n) =>
    s`Empezó ${n.of(e.disruption)}: ${wordFor(codes.disruptions, e.type)}, afecta a ${all(n, e.hits)}`,
  'disruption-ended': (e, n) => s`Terminó ${n.of(e.disruption)}`,
  'disruption-thrown': (e, n) => s`Un controlador provocó ${n.of(e.disruption)}`,
  'disruption-lifted': (e, n) => s`Un controlador quitó ${n.of(e.disruption)}`,
  'false-item-planted': (e, n) => s`${n.of(e.agency)} oye una falsedad: ${n.of(e.item)}`,
  'false-item-detected': (e, n) => s`${n.of(e.seat)} duda de ${n.of(e.item)}`,
  'false-item-corrected': (e, n) => s`${n.of(e.seat)} corrigió ${n.of(e.item)}`,
  'sender-forged': (e, n) => s`${n.message(e.msg)} es falso, como de ${n.of(e.as)}`,
  'language-hindered': (e, n) =>
    s`${n.message(e.msg)} va ${times(e.factor)} más lento por el idioma${e.distorted ? ', deformado' : ''}`,
  'agency-down': (e, n) => s`${n.of(e.target)} está fuera de servicio`,
  'agency-up': (e, n) => s`${n.of(e.target)} vuelve a estar en servicio`,
  'access-lost': (e, n) => s`${n.of(e.target)} perdió el acceso`,
  'access-restored': (e, n) => s`${n.of(e.target)} recuperó el acceso`,
  'power-lost': (e, n) => s`${n.of(e.target)} se quedó sin energía`,
  'power-restored': (e, n) => s`${n.of(e.target)} tiene energía otra vez`,
  'shortage-began': (e, n) => s`${n.of(e.target)} escasea${e.value === undefined ? '' : `: quedan ${e.value}`}`,
  'shortage-ended': (e, n) => s`${n.of(e.target)} ya no escasea`,
  'clock-skewed': (e, n) => s`El reloj de ${n.of(e.agency)} yerra por ${span(Math.abs(e.offset))}`,
  'clock-corrected': (e, n) => s`Se corrigió el reloj de ${n.of(e.agency)}`,

  'agreement-activated': (e, n) => s`${n.of(e.agreement)} está vigente`,
  'agreement-suspended': (e, n) => s`${n.of(e.agreement)}: suspendido`,
  'agreement-restored': (e, n) => s`${n.of(e.agreement)}: restablecido`,
  'agreement-amended': (e, n) => s`${n.of(e.agreement)}: modificado`,
  'agreement-revoked': (e, n) => s`${n.of(e.agreement)}: revocado`,
  'agreement-expired': (e, n) => s`${n.of(e.agreement)}: vencido`,
  'notice-served': (e, n) => s`${n.of(e.agency)} recibió notificación de ${n.of(e.agreement)}`,
  'agreement-signed': (e, n) => s`${n.of(e.seat)} firmó ${n.of(e.agreement)} por ${n.of(e.party)}`,

  'item-available': (e, n) => s`${n.of(e.agency)} tiene ${n.of(e.item)}`,
  'item-known': (e, n) => s`${n.of(e.agency)} conoce ${n.of(e.item)}`,
  'review-started': (e, n) => s`${n.of(e.seat)} inició la revisión para ${n.of(e.item)}`,
  'item-made': (e, n) => s`${n.of(e.agency)} elaboró ${n.of(e.item)}`,
  'item-purged': (e, n) => s`${n.of(e.seat)} eliminó ${n.of(e.item)}`,
  'resource-requested': (e, n) => s`${e.seat ? s`${n.of(e.seat)} pidió` : s`Se pidió`} ${e.count} × ${n.of(e.res)}${purpose(e.purpose)}`,
  'resource-granted': (e, n) => s`${e.seat ? s`${n.of(e.seat)} concedió` : s`Se concedió`} ${e.count} × ${n.of(e.res)}${purpose(e.purpose)}`,
  'resource-refused': (e, n) => s`${e.seat ? s`${n.of(e.seat)} negó` : s`Se negó`} ${e.count} × ${n.of(e.res)}${purpose(e.purpose)}`,
  'resource-returned': (e, n) => s`${e.seat ? s`${n.of(e.seat)} devolvió` : s`Se devolvió`} ${e.count} × ${n.of(e.res)}`,
  'resource-redirected': (e, n) =>
    s`${e.seat ? s`${n.of(e.seat)} desvió` : s`Se desvió`} ${e.count} × ${n.of(e.res)}`,
  'resource-arrived': (e, n) => s`${n.of(e.res)} llegó`,
  'resource-lost': (e, n) => s`${n.of(e.res)} se perdió`,
  'task-force-proposed': (e, n) => s`${n.of(e.seat)} propuso ${n.of(e.tf)}`,
  'membership-confirmed': (e, n) => s`${n.of(e.seat)} se unió a ${n.of(e.tf)}`,
  'task-force-formed': (e, n) => s`${n.of(e.tf)} quedó formada`,
  'task-force-dissolved': (e, n) => s`${n.of(e.seat)} disolvió ${n.of(e.tf)}`,

  'expectation-opened': (e, n) =>
    s`Se espera de ${n.of(e.who)}: ${n.expectation(e.exp)}${e.within === undefined ? '' : `, en ${span(e.within)}`}`,
  'expectation-blocked': (e, n) =>
    s`Reloj disculpado detenido para ${n.of(e.who)}, ${n.expectation(e.exp)}: ${wordFor(codes.excuses, e.reason)}`,
  'expectation-unblocked': (e, n) => s`Reloj disculpado en marcha para ${n.of(e.who)}, ${n.expectation(e.exp)}`,
  'expectation-met': (e, n) => s`${n.of(e.by)} cumplió: ${n.expectation(e.exp)}`,
  'expectation-missed': (e, n) => s`${n.of(e.who)} incumplió: ${n.expectation(e.exp)}`,
  'expectation-closed': (e, n) => s`Cerrada, ${wordFor(codes.ends, e.state)}: ${n.of(e.who)}, ${n.expectation(e.exp)}`,
  'decision-made': (e, n) => s`${n.of(e.seat)} decidió: ${n.part(e.dec, e.option)} (${n.of(e.dec)})`,
  'action-taken': (e, n) => s`${n.of(e.seat)}: ${n.of(e.action)}${e.where ? s`, ${n.of(e.where)}` : ''}`,
  'step-done': (e, n) => s`${n.of(e.seat)}: ${n.of(e.action)}${e.step ? `, paso “${stepName(e.step)}”` : ''}`,

  'observation-noted': (e, n) => s`Un evaluador anotó algo sobre ${n.of(e.agency)}`,
  'task-rated': (e, n) => s`${n.of(e.agency)}, ${n.of(e.task)}: calificación ${e.letter}`,
  'target-rated': (e, n) => s`${n.of(e.agency)}, ${n.of(e.target)}: calificación ${e.letter}`,
  'action-judged': (e) => s`Un evaluador juzgó la acción del asiento ${e.entry}`,
  'emergency-judged': (e, n) => s`${n.message(e.msg)}: emergencia ${e.justified ? 'justificada' : 'no justificada'}`,
  'adjudication-opened': (e, n) => s`Por resolver: ${n.of(e.task)} de ${n.of(e.agency)}`,
  'adjudication-closed': (e, n) => s`Resuelto: ${n.of(e.task)} de ${n.of(e.agency)}${e.letter ? `, ${e.letter}` : ''}`,
  'evaluation-closed': () => s`Evaluación cerrada`,
  'scores-released': (e) => s`Puntuaciones publicadas para ${wordFor(codes.releasedTo, e.to)}`,
  'log-released': (e) => s`Bitácora publicada para ${wordFor(codes.releasedTo, e.to)}`,
  'score-contested': (e) => s`${e.measure} impugnada`,
  'contest-answered': (e) => s`Impugnación de ${e.measure} respondida`,
  'feedback-closed': (e) => s`Comentarios cerrados con ${e.count} respuestas`,

  'controller-noted': () => s`Un controlador escribió una nota`,
  'seat-noted': (e, n) => s`${n.of(e.seat)} escribió una nota`,
  'text-erased': (e) => s`Se borró un texto${why(e.reason)}`,
  'person-erased': (e) => s`Se borró a una persona${why(e.reason)}`,
  'chain-sealed': (e) => s`Bitácora sellada hasta el asiento ${e.upTo}`,
  'engine-changed': (e) => s`Las reglas cambiaron de ${e.from} a ${e.to}`,

  withheld: (e, n) =>
    e.agency === undefined || e.what === undefined
      ? s`Una nota de los controladores`
      : s`${n.of(e.agency)}, ${n.of(e.what)}: calificada; la letra se muestra al cerrar la evaluación`,

  unread: (e) => s`Esta pantalla no puede leer un asiento de tipo [${e.was}]: ${e.because}. Tal vez vuelva a cargar la página.`,
};
