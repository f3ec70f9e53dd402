import { Said, useSpeech } from '../../lib/language';
import type { Named, Sentence } from '../../lib/sentence';
import type { Text } from '../../lib/wire';
import { wordFor } from '../../lib/words/en-codes';
import { useSeat } from './Seat';

/** What a message is called: the title of its line, or its kind. */
export function Subject({ message }: { readonly message: { readonly title?: Text; readonly type: string } }) {
  const { words } = useSpeech();
  if (message.title) return <Said text={message.title} />;
  const kind = wordFor(words.codes.messageTypes, message.type);
  return kind.charAt(0).toUpperCase() + kind.slice(1);
}

/** The names of whatever this seat has been told of. */
export function useNames() {
  const speech = useSpeech();
  const { view, inbox, known } = useSeat();
  const { desk } = view;
  const said = (text: Text): Named => {
    const { text: words, lang } = speech.of(text);
    return lang === speech.language ? { text: words } : { text: words, lang };
  };
  const places = new Map<string, Text>();
  for (const { from } of [...inbox.messages.values(), ...inbox.overheard.values()]) places.set(from.id, from.title);
  for (const { to } of inbox.sent.values()) for (const place of to) places.set(place.id, place.title);
  for (const contact of desk.contacts) {
    places.set(contact.id, contact.title);
    for (const seat of contact.seats) places.set(seat.id, seat.title);
  }
  for (const colleague of desk.colleagues) places.set(colleague.id, colleague.title);
  places.set(view.seat.id, view.seat.title).set(view.agency.id, view.agency.title);
  const titled = (list: readonly { readonly id: string; readonly title: Text }[], id: string) =>
    list.find((each) => each.id === id)?.title;
  const nameOf = (text: Text | undefined, id: string): Sentence => [text ? said(text) : id];
  const item = (id: string) => known.items.get(id)?.item.title ?? known.reviews.get(id)?.item.title;
  return {
    said,
    place: (id: string): Text => places.get(id) ?? { [speech.language]: id },
    message: (msg: number): Sentence => {
      const message = inbox.messages.get(msg) ?? inbox.sent.get(msg) ?? inbox.overheard.get(msg);
      if (!message) return [speech.words.named.message(undefined, msg)];
      return message.title
        ? ['“', said(message.title), '”']
        : [speech.words.named.message(wordFor(speech.words.codes.messageTypes, message.type), msg)];
    },
    item: (id: string) => nameOf(item(id), id),
    resource: (id: string) => nameOf(titled(desk.resources, id), id),
    action: (id: string) => (id === 'other' ? [speech.words.seat.tasks.other] : nameOf(titled(desk.actions, id), id)),
    group: (id: string) => nameOf(titled(desk.taskForces, id), id),
    /** The name of whatever has that id, or undefined where there is no telling. */
    any: (id: string): Named | undefined => {
      const text =
        places.get(id) ??
        item(id) ??
        titled(desk.links, id) ??
        titled(desk.resources, id) ??
        titled(desk.actions, id) ??
        titled(desk.taskForces, id);
      return text && said(text);
    },
  };
}
