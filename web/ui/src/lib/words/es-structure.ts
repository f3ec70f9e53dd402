import { s } from '../sentence';
import type { enStructure } from './en-structure';

/** Lo que la página de los eslabones débiles dice en español. */
export const esStructure: typeof enStructure = {
  title: 'Eslabones débiles',
  what: 'La estructura',
  intro:
    'Lo que haría, al inicio del ejercicio, la pérdida de un enlace, un dominio de falla, una agencia o un acuerdo, antes de que nadie juegue. Dos agencias están unidas cuando un enlace de ambas y un acuerdo vigente permiten que una diga algo a la otra. Nada de esto se puntúa.',
  findings: 'Puntos únicos de falla',
  none: 'Ninguna pérdida por sí sola separa a dos que deben comunicarse.',
  apart: (one, other) => s`${one} y ${other} deben comunicarse y no pueden, aunque todos los enlaces funcionan.`,
  alone: {
    link: (what) => s`Solo el enlace ${what} une a`,
    'failure-domain': (what) => s`Solo lo que falla junto en ${what} une a`,
    agency: (what) => s`Solo ${what} transmite entre`,
    agreement: (what) => s`Solo el acuerdo ${what} permite que se comuniquen:`,
  },
  pair: (one, other) => s`${one} y ${other}`,
  legal: 'una palabra en papel',
  losses: 'Lo que hace cada pérdida',
  kinds: { link: 'Enlace', 'failure-domain': 'Dominio de falla', agency: 'Agencia', agreement: 'Acuerdo' },
  columns: {
    what: 'Se pierde',
    kind: 'Tipo',
    parted: 'Pares separados',
    detoured: 'Pares que necesitan a otros',
    efficiency: 'Eficiencia perdida',
    neighbours: 'Habla y escucha',
    between: 'Está entre otras',
    cut: 'Otras la necesitan',
  },
  harmless: (n) => (n === 1 ? 'Otra pérdida no cambia nada.' : `Otras ${n} pérdidas no cambian nada.`),
  agencies: 'Agencias',
  efficiencyMeans: 'La eficiencia es la media de 1 ÷ el número de pasos entre todos los pares de agencias.',
  cut: 'sí',
  show: 'Eslabones débiles',
};
