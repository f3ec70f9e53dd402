import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createBrowserRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { NoAnswer, Problem } from './lib/api';
import { SpeechProvider } from './lib/language';
import { ME } from './lib/me';
import { VoiceProvider } from './lib/say';
import { routes } from './routes/routes';
import './styles/fonts.css';
import './styles/uswds.scss';
import './styles/base.css';

const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    // Maybe the signing in has run out: then the page asks for it anew, and what was typed is kept.
    onError: (error) => {
      if (error instanceof Problem && (error.status === 401 || error.status === 404)) {
        void queries.invalidateQueries({ queryKey: ME });
      }
    },
  }),
  defaultOptions: {
    queries: {
      // What is refused stays refused; what was not answered, or not yet, is worth asking again.
      retry: (count, error) =>
        count < 3 && (error instanceof NoAnswer || (error instanceof Problem && error.status >= 500)),
      refetchOnWindowFocus: false,
    },
  },
});

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <SpeechProvider>
        <VoiceProvider>
          <RouterProvider router={createBrowserRouter(routes)} />
        </VoiceProvider>
      </SpeechProvider>
    </QueryClientProvider>
  </StrictMode>,
);
