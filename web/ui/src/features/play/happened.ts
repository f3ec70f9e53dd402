import type { KeptAct } from '../../lib/acts';
import type { Act } from '../../lib/api';
import { isAnswered } from './inbox';
import type { Inbox } from './inbox';
import type { Known } from './known';

/** Whether the feed shows that a kept act has happened, so that it need not be kept any longer. */
export function happened({ act, state }: KeptAct<Act>, inbox: Inbox, known: Known): boolean {
  if (state === 'refused') return false;
  switch (act.kind) {
    case 'message-opened':
      return inbox.messages.get(act.msg)?.opened !== undefined;
    case 'message-acknowledged':
    case 'message-read-back': {
      const message = inbox.messages.get(act.msg);
      return message !== undefined && isAnswered(message);
    }
    case 'message-closed':
      return inbox.sent.get(act.msg)?.closed !== undefined;
    case 'message-stopped':
      return inbox.sent.get(act.msg)?.stopped !== undefined;
    case 'decision-made':
      return known.choices.get(act.dec)?.option === act.option;
    case 'review-started':
      return known.items.has(act.item) || known.reviews.get(act.item)?.begun !== undefined;
    case 'item-purged':
      return !known.items.has(act.item);
    case 'resource-granted':
    case 'resource-refused':
      return known.loans.get(act.request)?.state !== 'asked';
    case 'resource-returned':
      return known.loans.get(act.request)?.state === 'returned';
    case 'agreement-signed':
    case 'question-answered':
      return state === 'sent';
    // Of these the feed shows many alike; the server's word is enough.
    case 'message-sent':
    case 'action-taken':
    case 'step-done':
    case 'resource-requested':
    case 'task-force-proposed':
    case 'membership-confirmed':
    case 'task-force-dissolved':
    case 'seat-noted':
      return state === 'sent';
  }
}
