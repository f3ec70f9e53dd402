import { useState } from 'react';
import { Link } from 'react-router';
import { hms } from '../../lib/clock';
import { Said, useSpeech, useWords } from '../../lib/language';
import { Icon } from '../../lib/parts/Icon';
import { Tlp } from '../../lib/parts/Tlp';
import { Told } from '../../lib/parts/Told';
import type { KnownItem } from './known';
import { SeatFrame, seatTitle, useSeat, useSeatTitle } from './Seat';
import { Section } from './Section';
import { useNames } from './words';

/** What this seat's agency knows: each piece with its source, its time and its label. */
export function KnowPage() {
  const words = useWords();
  const { know } = words.seat;
  const seat = useSeat();
  useSeatTitle(know.title);
  const items = [...seat.known.items.values()].reverse();
  const reviews = [...seat.known.reviews.values()];
  return (
    <SeatFrame {...seatTitle(seat)}>
      {reviews.length > 0 && (
        <Section title={know.reviews}>
          <ul>
            {reviews.map(({ item, begun }) => {
              const kept = seat.acts.some(
                ({ act, state }) => state !== 'refused' && act.kind === 'review-started' && act.item === item.id,
              );
              return (
                <li key={item.id} className="card">
                  <p className="subject">
                    <Said text={item.title} />
                  </p>
                  <p className="origin">
                    <Said text={item.category.title} /> <Tlp label={item.tlp} />
                  </p>
                  {begun !== undefined || kept ? (
                    <p className="origin">
                      <Icon name="hourglass" /> {begun === undefined ? words.play.sent : know.begun(hms(begun))}
                    </p>
                  ) : (
                    seat.state !== 'ended' && (
                      <button
                        type="button"
                        className="btn"
                        onClick={() => seat.act({ kind: 'review-started', item: item.id })}
                      >
                        {know.review}
                      </button>
                    )
                  )}
                </li>
              );
            })}
          </ul>
        </Section>
      )}
      <Section title={know.title} count={items.length}>
        {items.length === 0 ? (
          <p className="pad-x muted">{know.nothing}</p>
        ) : (
          <ul>
            {items.map((known) => (
              <ItemRow key={known.item.id} known={known} />
            ))}
          </ul>
        )}
      </Section>
    </SeatFrame>
  );
}

function ItemRow({ known }: { readonly known: KnownItem }) {
  const { words } = useSpeech();
  const { know } = words.seat;
  const seat = useSeat();
  const names = useNames();
  const [asked, setAsked] = useState(false);
  const { item, since, msg, doubted } = known;
  const source = msg === undefined ? undefined : seat.inbox.messages.get(msg);
  const going = seat.acts.some(
    ({ act, state }) => state !== 'refused' && act.kind === 'item-purged' && act.item === item.id,
  );
  return (
    <li className="card">
      <p className="subject">
        <Said text={item.title} />
      </p>
      <p className="origin">
        <Said text={item.category.title} /> <Tlp label={item.tlp} />
      </p>
      <p className="origin">
        {know.since(hms(since))}
        {source && msg !== undefined && (
          <>
            {', '}
            <Link to={seat.to(`message/${msg}`)}>
              <Told sentence={names.message(msg)} />
            </Link>
          </>
        )}
      </p>
      {doubted && (
        <p className="origin state-warn">
          <Icon name="warning" /> {know.doubted}
        </p>
      )}
      {seat.state !== 'ended' &&
        (asked ? (
          <div className="ask">
            <p>{know.sure}</p>
            <button
              type="button"
              className="btn btn-danger"
              onClick={() => {
                setAsked(false);
                seat.act({ kind: 'item-purged', item: item.id });
              }}
            >
              {know.purgeNow}
            </button>
            <button type="button" className="btn" onClick={() => setAsked(false)}>
              {words.cancel}
            </button>
          </div>
        ) : (
          <button type="button" className="linkish" aria-disabled={going} onClick={() => !going && setAsked(true)}>
            {going ? words.play.sent : know.purge}
          </button>
        ))}
    </li>
  );
}
