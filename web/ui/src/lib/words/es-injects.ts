import type { InjectWords } from './en-injects';

/** What a controller can do with a line of the MSEL, in Spanish. */
export const esInjects: InjectWords = {
  moves: 'Qué hacer con esta línea',
  release: 'Lanzar ahora',
  hold: 'Retener',
  skip: 'Omitir',
  of: (act, line) => `${act}: ${line}`,
  done: {
    'inject-released': (line) => `Lanzada: ${line}.`,
    'inject-held': (line) => `Retenida: ${line}.`,
    'inject-skipped': (line) => `Omitida: ${line}.`,
  },
  stands: 'Nada se puede lanzar, retener ni omitir mientras el reloj está parado.',
  skipTitle: 'Omitir esta línea',
  skipText: 'No se jugará en este ejercicio. Esto no se puede deshacer.',
  controller: (number) => `Controlador ${number}`,
  driver: 'el servidor',
  rules: 'el guion',
  overtaken: 'No se hizo. Entretanto',
  overtakenBy: (who, time) => `por ${who}, ${time}`,
};
