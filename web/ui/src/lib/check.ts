/** Reads an unknown value as a T, or throws a {@link Misfit}. Keys that a check does not name are left unread. */
export type Check<T> = (found: unknown, at: string) => T;

/** A value from outside that is not what was agreed. */
export class Misfit extends Error {
  constructor(at: string, wanted: string, found: unknown) {
    super(`${at || 'value'} should be ${wanted}, but is [${JSON.stringify(found) ?? String(found)}]`);
    this.name = 'Misfit';
  }
}

type Optional<T> = Check<T | undefined> & { readonly optional: true };
type Fields = Readonly<Record<string, Check<unknown>>>;
type OptionalKey<F extends Fields> = { [K in keyof F]: F[K] extends { optional: true } ? K : never }[keyof F];

/** The type that a record of checks reads. */
export type Shape<F extends Fields> = {
  readonly [K in Exclude<keyof F, OptionalKey<F>>]: ReturnType<F[K]>;
} & {
  readonly [K in OptionalKey<F>]?: Exclude<ReturnType<F[K]>, undefined>;
};

export const text: Check<string> = (found, at) => {
  if (typeof found !== 'string') throw new Misfit(at, 'a text', found);
  return found;
};

export const whole: Check<number> = (found, at) => {
  if (!Number.isSafeInteger(found)) throw new Misfit(at, 'a whole number', found);
  return found as number;
};

export const real: Check<number> = (found, at) => {
  if (typeof found !== 'number' || !Number.isFinite(found)) throw new Misfit(at, 'a number', found);
  return found;
};

export const flag: Check<boolean> = (found, at) => {
  if (typeof found !== 'boolean') throw new Misfit(at, 'true or false', found);
  return found;
};

export const anything: Check<unknown> = (found) => found;

export const oneOf =
  <const T extends readonly string[]>(...values: T): Check<T[number]> =>
  (found, at) => {
    if (!values.includes(found as string)) throw new Misfit(at, `one of ${values.join(', ')}`, found);
    return found as T[number];
  };

export const listOf =
  <T>(check: Check<T>): Check<readonly T[]> =>
  (found, at) => {
    if (!Array.isArray(found)) throw new Misfit(at, 'a list', found);
    return found.map((one, index) => check(one, `${at}[${index}]`));
  };

export const mapOf =
  <T>(check: Check<T>): Check<Readonly<Record<string, T>>> =>
  (found, at) =>
    Object.fromEntries(Object.entries(object(found, at)).map(([key, one]) => [key, check(one, `${at}.${key}`)]));

/** A key that may be left out. A null is not a way to leave it out. */
export const optional = <T>(check: Check<T>): Optional<T> =>
  Object.assign((found: unknown, at: string) => (found === undefined ? undefined : check(found, at)), {
    optional: true as const,
  });

export const shape =
  <F extends Fields>(fields: F): Check<Shape<F>> =>
  (found, at) => {
    const source = object(found, at);
    const read: Record<string, unknown> = {};
    for (const [key, check] of Object.entries(fields)) {
      const value = check(source[key], at ? `${at}.${key}` : key);
      if (value !== undefined) read[key] = value;
    }
    return read as Shape<F>;
  };

export function object(found: unknown, at: string): Readonly<Record<string, unknown>> {
  if (typeof found !== 'object' || found === null || Array.isArray(found)) throw new Misfit(at, 'an object', found);
  return found as Readonly<Record<string, unknown>>;
}
