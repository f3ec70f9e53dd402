import { useParams } from 'react-router';
import { InboxPage } from '../features/play/InboxPage';
import { MessagePage } from '../features/play/MessagePage';
import { MyLogPage } from '../features/play/MyLogPage';

export const Inbox = InboxPage;
export const MyLog = MyLogPage;

export function Message() {
  const { msg } = useParams();
  return <MessagePage key={msg} msg={Number(msg)} />;
}
