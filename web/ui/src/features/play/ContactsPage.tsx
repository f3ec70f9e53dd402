import { Link } from 'react-router';
import { hms } from '../../lib/clock';
import { Said, useWords } from '../../lib/language';
import { Icon } from '../../lib/parts/Icon';
import { Level } from '../../lib/parts/Level';
import type { Contact } from '../../lib/wire';
import { wordFor } from '../../lib/words/en-codes';
import { failedAt } from './inbox';
import { SeatFrame, seatTitle, useSeat, useSeatTitle } from './Seat';
import { Section } from './Section';

const LETTERS = ['P', 'A', 'C', 'E'] as const;

/** The address book: the PACE card of each partner, other links, and the colleagues. */
export function ContactsPage() {
  const words = useWords();
  const { contacts } = words.seat;
  const seat = useSeat();
  const { desk } = seat.view;
  useSeatTitle(contacts.title);
  return (
    <SeatFrame {...seatTitle(seat)}>
      <h2 className="sec">{contacts.title}</h2>
      {desk.contacts.length === 0 && <p className="pad-x muted">{contacts.none}</p>}
      <ul>
        {desk.contacts.map((contact) => (
          <ContactCard key={contact.id} contact={contact} />
        ))}
      </ul>
      {desk.colleagues.length > 0 && (
        <Section title={contacts.colleagues}>
          <ul>
            {desk.colleagues.map((each) => (
              <li key={each.id} className="card row">
                <span className="grow subject">
                  <Said text={each.title} />
                </span>
                <WriteTo to={each.id} />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </SeatFrame>
  );
}

function WriteTo({ to }: { readonly to: string }) {
  const words = useWords();
  const seat = useSeat();
  if (seat.state === 'ended') return null;
  return (
    <Link className="btn" to={seat.to(`write?to=${to}`)}>
      {words.seat.write.button}
      <span className="sr-only">: {to}</span>
    </Link>
  );
}

function ContactCard({ contact }: { readonly contact: Contact }) {
  const words = useWords();
  const { contacts, write } = words.seat;
  const seat = useSeat();
  const { links } = seat.view.desk;
  const failed = failedAt(seat.inbox);
  const onCards = new Set(contact.pace.flatMap(({ levels }) => levels));
  const others = contact.links.filter((id) => !onCards.has(id));
  const line = (id: string, letter?: (typeof LETTERS)[number]) => {
    const way = links.find((each) => each.id === id);
    return (
      <li key={id}>
        <span className={letter ? 'letter-of' : 'letter-of none'} aria-hidden="true">
          {letter ?? ''}
        </span>
        <span>
          {letter && <span className="sr-only">{write.levels[letter]}: </span>}
          {way ? wordFor(words.codes.channels, way.channel) : id}
          {way?.net && <span className="origin">{write.net}</span>}
        </span>
        <span className="info">
          {failed.has(id) ? (
            <span className="state-bad">
              <Icon name="close" /> {write.failedAt(hms(failed.get(id)!))}
            </span>
          ) : (
            way && write.about(way.usual)
          )}
        </span>
      </li>
    );
  };
  return (
    <li className="card">
      <div className="row">
        <h3 className="grow subject">
          <Level level={contact.level} />
          <Said text={contact.title} />
        </h3>
        <WriteTo to={contact.id} />
      </div>
      <p className="origin">
        {contact.seats.map((each, index) => (
          <span key={each.id}>
            {index > 0 && ', '}
            <Said text={each.title} />
          </span>
        ))}
      </p>
      {contact.pace.map(({ id, purpose, levels }) => (
        <div key={id}>
          <h4>
            {contacts.card}
            {purpose !== undefined && `: ${wordFor(words.codes.purposes, purpose)}`}
          </h4>
          <ol className="ways">{levels.map((link, index) => line(link, LETTERS[index]))}</ol>
        </div>
      ))}
      {others.length > 0 && (
        <>
          {contact.pace.length > 0 && <h4>{contacts.others}</h4>}
          <ul className="ways">{others.map((link) => line(link))}</ul>
        </>
      )}
    </li>
  );
}
