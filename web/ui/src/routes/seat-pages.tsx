import { useParams } from 'react-router';
import { ContactsPage } from '../features/play/ContactsPage';
import { DecidePage } from '../features/play/DecidePage';
import { InboxPage } from '../features/play/InboxPage';
import { KnowPage } from '../features/play/KnowPage';
import { MessagePage } from '../features/play/MessagePage';
import { MyLogPage } from '../features/play/MyLogPage';
import { FeedbackPage } from '../features/play/FeedbackPage';
import { MyScoresPage } from '../features/play/MyScoresPage';
import { SentPage } from '../features/play/SentPage';
import { TasksPage } from '../features/play/TasksPage';
import { WritePage } from '../features/play/WritePage';

export const Inbox = InboxPage;
export const Sent = SentPage;
export const Write = WritePage;
export const Know = KnowPage;
export const Contacts = ContactsPage;
export const Tasks = TasksPage;
export const MyLog = MyLogPage;
export const MyScores = MyScoresPage;
export const Feedback = FeedbackPage;

export function Message() {
  const { msg } = useParams();
  return <MessagePage key={msg} msg={Number(msg)} />;
}

export function Decide() {
  const { msg } = useParams();
  return <DecidePage key={msg} msg={Number(msg)} />;
}
