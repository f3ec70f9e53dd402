import type { MeasureWords, Tally } from './en-measures';
import { counted } from './en';
import { codes } from './es-codes';

const cutShort = ({ cut, excused }: Tally) =>
  [cut ? `${cut} sin terminar: cuentan solo hasta ese momento.` : '', excused ? `${excused} excusado.` : '']
    .filter(Boolean)
    .join(' ');
const timed = (what: string) => (tally: Tally) =>
  [`${tally.good} de ${tally.items} ${what}, ${tally.inTime} dentro del plazo.`, cutShort(tally)].filter(Boolean).join(' ');

/** Cómo se llama cada medida y qué dice su evidencia, en español. */
export const esMeasures: MeasureWords = {
  names: {
    A1: 'Prontitud del acuse de recibo',
    A2: 'Prontitud de decisiones y actos',
    B1: 'Cumplimiento de tareas',
    B2: 'Acierto de las decisiones',
    B3: 'Calificación de evaluadores',
    C1: 'Cobertura de lo que hay que saber',
    C2: 'Apego a las reglas al compartir',
    C3: 'Comunicación de ciclo cerrado',
    C4: 'Conectividad lograda',
    D1: 'Cambio de nivel PACE',
    D2: 'Desempeño conservado',
    D3: 'Profundidad (formación cruzada)',
  },
  dimensions: { A: 'capacidad de respuesta', B: 'calidad de los actos', C: 'coordinación e intercambio', D: 'resiliencia y profundidad' },
  figure: (holder, measure, value) => `${holder}, ${measure}: ${value}. Evidencia`,
  says: {
    A1: timed('con acuse de recibo'),
    A2: timed('decididos o hechos'),
    B1: (tally) => [`${tally.good} de ${tally.items} expectativas cumplidas, ${tally.bad} fallidas.`, tally.cut ? `${tally.cut} no cuentan: interrumpidas, retiradas, imposibles o abiertas.` : ''].filter(Boolean).join(' '),
    B2: (tally) => `${tally.good} acertadas, ${tally.bad} equivocadas u omitidas, de ${tally.items}.`,
    B3: (tally) => `${counted(tally.items, 'tarea calificada', 'tareas calificadas')} por evaluadores.`,
    C1: timed('necesidades atendidas'),
    C2: (tally) => `${tally.good} de ${counted(tally.items, 'divulgación permitida', 'divulgaciones permitidas')} por un convenio o una emergencia, ${tally.bad} prohibidas.`,
    C3: (tally) => `${tally.good} de ${counted(tally.items, 'mensaje', 'mensajes')} con acuse y cierre.`,
    C4: (tally) => `${tally.good} de ${counted(tally.items, 'par', 'pares')} que deben comunicarse lo lograron.`,
    D1: timed('pasaron a otro nivel PACE'),
    D2: (tally) => `${counted(tally.items, 'expectativa', 'expectativas')} durante las perturbaciones, ${tally.bad} fallidas.`,
    D3: (tally) => `${tally.good} de ${counted(tally.items, 'función', 'funciones')} con la profundidad que pide el guion.`,
  },
  waiting: {
    A1: 'Parte aún en espera, por tiempo entre plazo',
    A2: 'Parte aún sin hacer, por tiempo entre plazo',
    C1: 'Parte de necesidades sin atender, por tiempo entre plazo',
    D1: 'Parte aún sin cambiar, por tiempo entre plazo',
  },
  formulas: {
    B1: '100 × Σ (peso de la tarea × su crédito) ÷ Σ peso de las tareas; el crédito de una tarea es la media de sus expectativas, cada una con su peso',
    B2: '100 × 2 aciertos ÷ (2 aciertos + actos falsos + omisiones); una elección equivocada es ambas cosas',
    B3: '100 puntos por P, 80 por S, 50 por M, 0 por U; la media de los evaluadores, luego de las tareas',
    C2: '100 × permitidas ÷ (permitidas + Σ gravedad de las prohibidas)',
    C3: '100 × crédito medio de los mensajes',
    C4: '100 × media de pasos previstos ÷ pasos logrados de los pares',
    D2: '100 × (1 − área perdida ÷ área que podía perderse)',
    D3: '100 × Σ (peso × parte cubierta) ÷ Σ peso',
  },
  states: {
    ...codes.verdicts,
    met: 'cumplida',
    failed: 'fallida',
    censored: 'interrumpida',
    withdrawn: 'retirada',
    impossible: 'imposible',
    open: 'abierta',
    right: 'acertada',
    wrong: 'equivocada',
    omitted: 'omitida',
    allowed: 'permitida',
    stopped: 'detenida',
    closed: 'cerrado',
    acknowledged: 'con acuse, sin cierre',
    reached: 'alcanzado',
    'cut-off': 'incomunicado',
    covered: 'cubierta',
    short: 'sin profundidad',
  },
  columns: { state: 'Estado', weight: 'Peso' },
  table: 'Medidas',
  count: (n) => `n ${n}`,
  measure: 'Medida',
  walk: 'Arriba y abajo: el titular siguiente. Izquierda y derecha: la medida siguiente.',
  atMost: (value) => `A lo sumo ${value}: el elemento más largo quedó sin terminar.`,
};
