import { Navigate, Outlet, useParams } from 'react-router';
import { OpenSeat } from '../features/play/Seat';

/** A participant's seat. Its pages are children, so the feed goes on from page to page. */
export function Component() {
  const { exercise = '', seat = '' } = useParams();
  return (
    <OpenSeat key={`${exercise}/${seat}`} exercise={exercise} seat={seat}>
      <Outlet />
    </OpenSeat>
  );
}

export function ToInbox() {
  return <Navigate to="inbox" replace />;
}
