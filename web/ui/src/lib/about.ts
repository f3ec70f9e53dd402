import { useQuery } from '@tanstack/react-query';
import * as api from './api';

/** What the server says of itself, asked once. */
export const useAbout = () => useQuery({ queryKey: ['about'], queryFn: api.about, staleTime: Infinity });
