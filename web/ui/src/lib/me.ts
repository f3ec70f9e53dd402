import { useQuery } from '@tanstack/react-query';
import { ask, path } from './api';
import { flag, listOf, mapOf, optional, shape, text, whole } from './check';

const titles = mapOf(text);
const me = shape({
  signedIn: flag,
  login: optional(text),
  name: optional(text),
  guest: flag,
  oneTime: flag,
  roles: listOf(text),
  exercises: listOf(
    shape({
      id: text,
      name: text,
      number: whole,
      roles: listOf(text),
      seat: optional(shape({ id: text, title: titles })),
    }),
  ),
});
export type Me = ReturnType<typeof me>;

const lobby = shape({
  name: text,
  title: titles,
  languages: listOf(text),
  seats: listOf(shape({ id: text, title: titles, agency: titles })),
});
export type Lobby = ReturnType<typeof lobby>;
const joined = shape({ exercise: text, seat: text });

export const readMe = () => ask(path('me'), me);
export const signIn = (login: string, password: string) => ask(path('sign-in'), me, { login, password });
export const signOut = () => ask(path('sign-out'), me, {});
export const changePassword = (old: string, wanted: string) => ask(path('me', 'password'), me, { old, wanted });
export const knock = (code: string) => ask(path('join'), lobby, { code });
export const join = (id: string, code: string, seat: string, name: string | undefined) =>
  ask(path('join', 'seat'), joined, { id, code, seat, ...(name === undefined ? {} : { name }) });

export const ME = ['me'] as const;

/** Whoever looks at the screen, as the server knows him. */
export const useMe = (enabled: boolean) => useQuery({ queryKey: ME, queryFn: readMe, enabled });
