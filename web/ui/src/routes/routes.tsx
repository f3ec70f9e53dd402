import { Navigate, useRouteError } from 'react-router';
import type { RouteObject } from 'react-router';
import { useWords } from '../lib/language';
import { Gate, Home, Join, Mine } from './enter';

/** Each page is a chunk of its own: a participant's phone never loads the control room. */
export const routes: RouteObject[] = [
  {
    ErrorBoundary: Crashed,
    HydrateFallback: () => null,
    element: <Gate />,
    children: [
      { path: '/', element: <Home /> },
      { path: '/mine', element: <Mine /> },
      { path: '/join', element: <Join /> },
      { path: '/join/:code', element: <Join /> },
      { path: '/scenarios', lazy: () => import('./scenarios') },
      { path: '/scenarios/:scenario/structure', lazy: () => import('./structure') },
      { path: '/exercises', lazy: () => import('./exercises') },
      { path: '/exercises/:exercise', element: <Navigate to="room" replace /> },
      { path: '/exercises/:exercise/room', lazy: () => import('./room') },
      { path: '/exercises/:exercise/log', lazy: () => import('./log') },
      { path: '/exercises/:exercise/evaluate', lazy: () => import('./evaluate') },
      { path: '/exercises/:exercise/scores', lazy: () => import('./scores') },
      {
        path: '/exercises/:exercise/seats/:seat',
        lazy: () => import('./seat'),
        children: [
          { index: true, lazy: async () => ({ Component: (await import('./seat')).ToInbox }) },
          { path: 'inbox', lazy: async () => ({ Component: (await import('./seat-pages')).Inbox }) },
          { path: 'sent', lazy: async () => ({ Component: (await import('./seat-pages')).Sent }) },
          { path: 'write', lazy: async () => ({ Component: (await import('./seat-pages')).Write }) },
          { path: 'decide/:msg', lazy: async () => ({ Component: (await import('./seat-pages')).Decide }) },
          { path: 'know', lazy: async () => ({ Component: (await import('./seat-pages')).Know }) },
          { path: 'contacts', lazy: async () => ({ Component: (await import('./seat-pages')).Contacts }) },
          { path: 'tasks', lazy: async () => ({ Component: (await import('./seat-pages')).Tasks }) },
          { path: 'message/:msg', lazy: async () => ({ Component: (await import('./seat-pages')).Message }) },
          { path: 'my-log', lazy: async () => ({ Component: (await import('./seat-pages')).MyLog }) },
          { path: 'scores', lazy: async () => ({ Component: (await import('./seat-pages')).MyScores }) },
          { path: 'feedback', lazy: async () => ({ Component: (await import('./seat-pages')).Feedback }) },
        ],
      },
      { path: '/readiness', lazy: () => import('./readiness') },
      { path: '/readiness/people', lazy: () => import('./readiness') },
      { path: '/readiness/:kind/:id', lazy: async () => ({ Component: (await import('./readiness')).Of }) },
      { path: '/cross-training', lazy: () => import('./readiness') },
      { path: '/compare', lazy: () => import('./readiness') },
      { path: '/people', lazy: () => import('./people') },
      { path: '/cohorts', lazy: () => import('./people') },
      { path: '*', lazy: () => import('./not-found') },
    ],
  },
];

function Crashed() {
  const words = useWords();
  console.error(useRouteError());
  return (
    <main className="read">
      <div className="top">
        <h1>{words.crashed.title}</h1>
      </div>
      <p>{words.crashed.text}</p>
      <p className="pad">
        <button type="button" className="btn" onClick={() => location.reload()}>
          {words.crashed.reload}
        </button>
      </p>
    </main>
  );
}
