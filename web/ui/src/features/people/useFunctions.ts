import { useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import * as api from '../../lib/api';
import { useSpeech } from '../../lib/language';
import { functionsOf } from '../../lib/people';

/** The functions of all scripts by id, with their titles in the reader's language. */
export function useFunctions(wanted: boolean): ReadonlyMap<string, { readonly text: string; readonly lang: string }> {
  const speech = useSpeech();
  const { data } = useQuery({
    queryKey: ['functions'],
    queryFn: async () => {
      const scripts = await api.scenarios();
      return (await Promise.all(scripts.map(({ id }) => functionsOf(id)))).flat();
    },
    enabled: wanted,
    staleTime: Infinity,
  });
  return useMemo(() => new Map((data ?? []).map(({ id, title }) => [id, speech.of(title)])), [data, speech]);
}
