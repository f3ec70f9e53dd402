import { hms } from '../../lib/clock';
import { Said, useSpeech } from '../../lib/language';
import { useTitle } from '../../lib/parts/Page';
import { Told } from '../../lib/parts/Told';
import type { Sentence } from '../../lib/sentence';
import type { SeatEntry } from '../../lib/wire';
import type { SeatLogWords } from '../../lib/words/en';
import { SeatFrame, useSeat } from './Seat';

/** What this seat got and did, in order. */
export function MyLogPage() {
  const speech = useSpeech();
  const { words } = speech;
  const seat = useSeat();
  const name = speech.of(seat.view.seat.title);
  useTitle(`${words.play.myLog}: ${name.text}`);

  const titleOf = (event: SeatEntry['event']): Sentence => {
    if (!('msg' in event)) return [];
    const message = seat.inbox.messages.get(event.msg);
    if (!message) return [words.named.message(undefined, event.msg)];
    const said = speech.of(message.title);
    return ['“', said.lang === speech.language ? said.text : said, '”'];
  };
  const about = (event: SeatEntry['event']): About => ({
    title: titleOf(event),
    own: 'seat' in event && event.seat === seat.view.seat.id,
  });
  return (
    <SeatFrame title={words.play.myLog} under={<Said text={seat.view.seat.title} />}>
      {seat.entries.length === 0 ? (
        <p className="pad-x muted">{words.play.emptyLog}</p>
      ) : (
        <ol className="my-log">
          {seat.entries.map((entry) => (
            <li key={entry.number}>
              <span className="mono">{hms(entry.time)}</span>
              <span>
                <Told sentence={tellSeat(words.play.log, entry.event, about(entry.event))} />
              </span>
            </li>
          ))}
        </ol>
      )}
    </SeatFrame>
  );
}

interface About {
  readonly title: Sentence;
  readonly own: boolean;
}

const tellSeat = (words: SeatLogWords, event: SeatEntry['event'], about: About): Sentence =>
  (words[event.kind] as (event: SeatEntry['event'], about: About) => Sentence)(event, about);
