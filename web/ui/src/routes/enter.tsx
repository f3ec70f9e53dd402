import { Navigate, Outlet, useLocation, useNavigate, useParams } from 'react-router';
import { Join as JoinForm } from '../features/enter/Join';
import { Mine as MyExercises } from '../features/enter/Mine';
import { SignIn } from '../features/enter/SignIn';
import { useAbout } from '../lib/about';
import { useMe } from '../lib/me';
import { Page } from '../lib/parts/Page';

function useGate() {
  const about = useAbout();
  const asks = about.data?.demo === false;
  const me = useMe(asks);
  return { asks, me: me.data, isKnown: about.data !== undefined && (!asks || me.data !== undefined) };
}

/** Lets everybody to the page in the demo; elsewhere asks who somebody is, in place of the page, whose address stays. */
export function Gate() {
  const { asks, me } = useGate();
  const { pathname } = useLocation();
  const open = !asks || pathname.startsWith('/join');
  if (open || (me?.signedIn && !me.oneTime)) return <Outlet />;
  if (!me) return null;
  return (
    <Page strip={false} bare>
      <SignIn oneTime={me.oneTime} />
    </Page>
  );
}

/** Whoever may read scripts begins with them, everybody else with his exercises. */
export function Home() {
  const { asks, me, isKnown } = useGate();
  if (!isKnown) return null;
  if (!asks || me?.roles.some((role) => role === 'admin' || role === 'trainer')) return <Navigate to="/scenarios" replace />;
  if (me?.roles.includes('commander')) return <Navigate to="/readiness" replace />;
  return <Navigate to="/mine" replace />;
}

export function Mine() {
  const { me } = useGate();
  return <Page strip={false}>{me && <MyExercises me={me} />}</Page>;
}

export function Join() {
  const { me } = useGate();
  const code = useParams().code ?? '';
  const navigate = useNavigate();
  return (
    <Page strip={false} bare>
      <JoinForm
        code={code}
        isKnown={me?.signedIn ?? false}
        onJoined={(exercise, seat) => void navigate(`/exercises/${exercise}/seats/${seat}/inbox`, { replace: true })}
      />
    </Page>
  );
}
