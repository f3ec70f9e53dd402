import { useEffect } from 'react';
import { useQuery } from '@tanstack/react-query';
import * as api from '../../lib/api';

/** While play goes on the scores are asked for at most this often. */
const EVERY = 4_000;

/** The scores of an exercise, asked for again as its log grows. */
export function useScores(exercise: string, lastEntry: number | undefined) {
  const query = useQuery({ queryKey: ['scores', exercise], queryFn: () => api.scores(exercise) });
  const { data, dataUpdatedAt, isFetching, refetch } = query;
  const stale = data !== undefined && lastEntry !== undefined && data.upTo < lastEntry;
  useEffect(() => {
    if (!stale || isFetching) return;
    const timer = setTimeout(() => void refetch(), Math.max(0, dataUpdatedAt + EVERY - Date.now()));
    return () => clearTimeout(timer);
  }, [stale, isFetching, dataUpdatedAt, refetch]);
  return query;
}
