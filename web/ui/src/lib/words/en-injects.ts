/** What a controller can do with a line of the MSEL, in English. */
export const enInjects = {
  moves: 'Moves on this line',
  release: 'Release now',
  hold: 'Hold',
  skip: 'Skip',
  of: (act: string, line: string) => `${act}: ${line}`,
  done: {
    'inject-released': (line: string) => `Released: ${line}.`,
    'inject-held': (line: string) => `Held: ${line}.`,
    'inject-skipped': (line: string) => `Skipped: ${line}.`,
  },
  stands: 'Nothing can be released, held or skipped while the clock stands.',
  skipTitle: 'Skip this line',
  skipText: 'It will not be played in this exercise. This cannot be undone.',
  controller: (number: string) => `Controller ${number}`,
  driver: 'the server',
  rules: 'the script',
  overtaken: 'Not done. Meanwhile',
  overtakenBy: (who: string, time: string) => `by ${who}, ${time}`,
};

export type InjectWords = typeof enInjects;
