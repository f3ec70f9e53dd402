import { useId, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { hms } from '../../lib/clock';
import { Said, useSpeech, useWords } from '../../lib/language';
import { Icon } from '../../lib/parts/Icon';
import { Labelled } from '../../lib/parts/Labelled';
import type { LabelledProps } from '../../lib/parts/Labelled';
import { Tlp } from '../../lib/parts/Tlp';
import { Told } from '../../lib/parts/Told';
import { useVoice } from '../../lib/say';
import { wordFor } from '../../lib/words/en-codes';
import {
  bare,
  BASES,
  draftName,
  faultsOf,
  LONGEST,
  PURPOSES,
  sending,
  strictest,
  TLP,
  ways,
} from './compose';
import type { Fault } from './compose';
import { useDraft } from '../../lib/drafts';
import { EMPTY } from './drafts';
import type { Draft } from './drafts';
import { failedAt } from './inbox';
import { SeatFrame, useSeat, useSeatTitle } from './Seat';
import type { Seat } from './Seat';
import { useNames } from './words';

/** Where each fault is mended. */
const FIELDS: Readonly<Record<Fault, string>> = {
  to: 'write-to',
  'says-nothing': 'write-text',
  'too-long': 'write-text',
  'no-reason': 'write-reason',
};

interface About {
  readonly replyTo?: number;
  readonly forwards?: number;
}

const whole = (value: string | null) => (value !== null && /^\d+$/.test(value) ? Number(value) : undefined);

/** Writing a message: a new one, an answer, or one that passes another on. */
export function WritePage() {
  const [query] = useSearchParams();
  const seat = useSeat();
  const reply = whole(query.get('reply'));
  const pass = whole(query.get('pass'));
  const again = whole(query.get('again'));
  const about: About = reply !== undefined ? { replyTo: reply } : pass !== undefined ? { forwards: pass } : {};
  const source = again === undefined ? undefined : seat.inbox.sent.get(again);
  const waits =
    seat.hearing.state === 'connecting' && [reply, pass, again].some((msg) => msg !== undefined);
  const words = useWords();
  const title = reply !== undefined ? words.seat.write.reply : pass !== undefined ? words.seat.write.pass : words.seat.write.new;
  if (waits) {
    return (
      <SeatFrame title={title} under={<Said text={seat.view.seat.title} />} back foot={<></>}>
        <p className="pad-x muted first">{words.play.connecting}</p>
      </SeatFrame>
    );
  }
  const name = again === undefined ? draftName(about) : `write/again-${again}`;
  const to = query.get('to');
  return (
    <Compose
      key={name}
      name={name}
      title={title}
      about={source?.replyTo !== undefined ? { replyTo: source.replyTo } : about}
      start={start(seat, about, to, again)}
    />
  );
}

/** What a draft begins with: an answer goes to who wrote, and what is passed on takes its items and words along. */
function start({ inbox, known, view }: Seat, { replyTo, forwards }: About, to: string | null, again: number | undefined): Draft {
  const received = inbox.messages.get(replyTo ?? forwards ?? -1);
  const sent = inbox.sent.get(again ?? -1);
  const lang = view.seat.languages.includes(view.languages[0]!) ? {} : { lang: view.seat.languages[0]! };
  const ownWords = (text: Readonly<Record<string, string>> | undefined) => bare(Object.values(text ?? {})[0] ?? '');
  if (sent) {
    return {
      ...EMPTY,
      ...lang,
      to: sent.to.map(({ id }) => id),
      type: sent.type,
      via: sent.failures.length > 0 ? 'best' : sent.via,
      items: sent.items.map(({ id }) => id).filter((id) => known.items.has(id)),
      purpose: sent.purpose,
      text: ownWords(sent.text),
    };
  }
  if (received && forwards !== undefined) {
    return {
      ...EMPTY,
      ...lang,
      items: received.items.map(({ id }) => id).filter((id) => known.items.has(id)),
      text: ownWords(received.text),
    };
  }
  if (received) return { ...EMPTY, ...lang, to: [received.from.id], type: 'reply' };
  return { ...EMPTY, ...lang, to: [to ?? ''] };
}

interface ComposeProps {
  readonly name: string;
  readonly title: string;
  readonly about: About;
  readonly start: Draft;
}

function Compose({ name, title, about, start }: ComposeProps) {
  const speech = useSpeech();
  const { words } = speech;
  const { write } = words.seat;
  const seat = useSeat();
  const names = useNames();
  const voice = useVoice();
  const navigate = useNavigate();
  useSeatTitle(title);
  const { draft, change, done } = useDraft(seat.drafts, name, start);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const summary = useRef<HTMLDivElement>(null);
  const set = (part: Partial<Draft>) => {
    const next = { ...draft, ...part };
    change(next);
    if (faults.length > 0) setFaults(faultsOf(next));
  };
  const chosen = [...seat.known.items.values()].map(({ item }) => item).filter(({ id }) => draft.items.includes(id));
  const label = draft.tlp ?? strictest(chosen);
  const answered = about.replyTo ?? about.forwards;
  const ended = seat.state === 'ended';
  const send = () => {
    const found = faultsOf(draft);
    setFaults(found);
    if (found.length > 0) {
      requestAnimationFrame(() => summary.current?.focus());
      return;
    }
    seat.act(sending({ ...draft, items: chosen.map(({ id }) => id) }, about, label));
    done();
    voice.say('sent', seat.state === 'paused' ? words.play.waitsForPlay : words.play.sent);
    void navigate(seat.to(seat.state === 'paused' || seat.hearing.state !== 'live' ? 'inbox' : 'sent'), { replace: true });
  };
  const discard = () => {
    done();
    void navigate(seat.to(answered === undefined ? 'inbox' : `message/${answered}`), { replace: true });
  };
  const has = (fault: Fault) => (faults.includes(fault) ? write.faults[fault] : undefined);
  return (
    <SeatFrame
      title={title}
      under={<Said text={seat.view.seat.title} />}
      back
      foot={
        <footer className="bottom">
          <div className="two uneven">
            <button type="button" className="btn big" onClick={discard}>
              {write.discard}
            </button>
            <button type="button" className={`btn big ${ended ? '' : 'btn-primary'}`} aria-disabled={ended} onClick={() => !ended && send()}>
              {ended ? words.play.ended : seat.state === 'paused' ? write.sendLater : write.send}
            </button>
          </div>
        </footer>
      }
    >
      <form
        className="write-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!ended) send();
        }}
      >
        {faults.length > 0 && (
          <div className="warnbox" ref={summary} tabIndex={-1} role="group" aria-label={write.notYet}>
            <p className="head-line">
              <Icon name="error" />
              {write.notYet}
            </p>
            <ul>
              {faults.map((fault) => (
                <li key={fault}>
                  <a href={`#${FIELDS[fault]}`}>{write.faults[fault]}</a>
                </li>
              ))}
            </ul>
          </div>
        )}
        {answered !== undefined && (
          <p className="quoted">
            {about.replyTo !== undefined ? write.answers : write.passes} <Told sentence={names.message(answered)} />
          </p>
        )}
        <Recipients draft={draft} set={set} error={has('to')} />
        <Field label={write.kind}>
          {(id) => (
            <select id={id} className="inp" value={draft.type} onChange={(event) => set({ type: event.target.value })}>
              {Object.entries(words.codes.messageTypes).map(([code, word]) => (
                <option key={code} value={code}>
                  {word}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Ways draft={draft} set={set} />
        <KnownItems draft={draft} set={set} />
        <Field label={write.label}>
          {(id) => (
            <select id={id} className="inp" value={label} onChange={(event) => set({ tlp: event.target.value })}>
              {TLP.map((code) => (
                <option key={code} value={code}>
                  TLP:{code.replace('-', '+').toUpperCase()}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field id={FIELDS['says-nothing']} label={write.text} hint={write.framed} error={has('says-nothing') ?? has('too-long')}>
          {(id, describedBy) => (
            <textarea
              id={id}
              className="inp"
              rows={5}
              maxLength={LONGEST}
              value={draft.text}
              aria-describedby={describedBy}
              aria-invalid={has('says-nothing') !== undefined}
              onChange={(event) => set({ text: event.target.value })}
            />
          )}
        </Field>
        <details className="more" open={draft.emergency === undefined ? undefined : true}>
          <summary>{write.more}</summary>
          <Field label={write.purpose}>
            {(id) => (
              <select id={id} className="inp" value={draft.purpose} onChange={(event) => set({ purpose: event.target.value })}>
                {PURPOSES.map((code) => (
                  <option key={code} value={code}>
                    {wordFor(words.codes.purposes, code)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          {seat.view.seat.languages.length > 1 && (
            <Field label={write.language}>
              {(id) => (
                <select
                  id={id}
                  className="inp"
                  value={draft.lang ?? seat.view.languages[0]}
                  onChange={(event) => {
                    const { lang: _, ...rest } = draft;
                    change(event.target.value === seat.view.languages[0] ? rest : { ...rest, lang: event.target.value });
                  }}
                >
                  {seat.view.seat.languages.map((code) => (
                    <option key={code} value={code}>
                      {new Intl.DisplayNames(speech.language, { type: 'language' }).of(code)}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          )}
          <fieldset className="f">
            <legend>{write.cites}</legend>
            {BASES.map((basis) => (
              <Tick
                key={basis}
                on={draft.cites.includes(basis)}
                set={(on) => set({ cites: on ? [...draft.cites, basis] : draft.cites.filter((other) => other !== basis) })}
              >
                {wordFor(words.codes.bases, basis)}
              </Tick>
            ))}
          </fieldset>
          <fieldset className="f">
            <legend>{write.also}</legend>
            <Tick on={draft.closing} set={(on) => set({ closing: on })}>
              {write.closing}
            </Tick>
            <Tick
              on={draft.emergency !== undefined}
              set={(on) => {
                const { emergency: _, ...rest } = draft;
                change(on ? { ...rest, emergency: '' } : rest);
              }}
            >
              {write.emergency}
            </Tick>
          </fieldset>
          {draft.emergency !== undefined && (
            <Field id={FIELDS['no-reason']} label={write.reason} hint={write.reasonHint} error={has('no-reason')}>
              {(id, describedBy) => (
                <textarea
                  id={id}
                  className="inp"
                  rows={2}
                  value={draft.emergency}
                  aria-describedby={describedBy}
                  onChange={(event) => set({ emergency: event.target.value })}
                />
              )}
            </Field>
          )}
        </details>
        <p className="pad-x caption">{write.kept}</p>
      </form>
    </SeatFrame>
  );
}

/** A labelled control of a seat's page. */
export const Field = (props: LabelledProps) => <Labelled className={`f ${props.error ? 'wrong' : ''}`} {...props} />;

function Tick({ on, set, children }: { readonly on: boolean; readonly set: (on: boolean) => void; readonly children: ReactNode }) {
  return (
    <label className="tick">
      <input type="checkbox" checked={on} onChange={(event) => set(event.target.checked)} />
      <span>{children}</span>
    </label>
  );
}

interface PartProps {
  readonly draft: Draft;
  readonly set: (part: Partial<Draft>) => void;
}

function Recipients({ draft, set, error }: PartProps & { readonly error: string | undefined }) {
  const { words, of } = useSpeech();
  const { write } = words.seat;
  const seat = useSeat();
  const { desk } = seat.view;
  // Whoever wrote to this seat can be answered, though no address book has him: a voice of SimCell.
  const book = new Set([...desk.contacts.flatMap((one) => [one.id, ...one.seats.map((each) => each.id)]), ...desk.colleagues.map((one) => one.id)]);
  const voices = new Map(
    [...seat.inbox.messages.values()].map(({ from }) => [from.id, from] as const).filter(([id]) => !book.has(id) && id !== seat.view.seat.id),
  );
  const change = (index: number, place: string) => {
    const to = draft.to.map((other, at) => (at === index ? place : other));
    set({ to, via: 'best' });
  };
  return (
    <fieldset className={`f ${error ? 'wrong' : ''}`} id={FIELDS.to} tabIndex={-1}>
      <legend>{write.to}</legend>
      {draft.to.map((place, index) => (
        <div className="recipient" key={index}>
          <select
            className="inp"
            aria-label={draft.to.length > 1 ? `${write.to} ${index + 1}` : write.to}
            aria-invalid={error !== undefined}
            value={place}
            onChange={(event) => change(index, event.target.value)}
          >
            <option value="">{write.choose}</option>
            {[...voices.values()].map((voice) => (
              <option key={voice.id} value={voice.id}>
                {of(voice.title).text}
              </option>
            ))}
            {desk.contacts.map((contact) => (
              <optgroup key={contact.id} label={of(contact.title).text}>
                <option value={contact.id}>
                  {of(contact.title).text} {write.whoever}
                </option>
                {contact.seats.map((each) => (
                  <option key={each.id} value={each.id}>
                    {of(each.title).text}
                  </option>
                ))}
              </optgroup>
            ))}
            {desk.colleagues.length > 0 && (
              <optgroup label={of(seat.view.agency.title).text}>
                {desk.colleagues.map((each) => (
                  <option key={each.id} value={each.id}>
                    {of(each.title).text}
                  </option>
                ))}
              </optgroup>
            )}
          </select>
          {draft.to.length > 1 && (
            <button
              type="button"
              className="btn icon-only"
              aria-label={write.remove(index + 1)}
              onClick={() => set({ to: draft.to.filter((_, at) => at !== index), via: 'best' })}
            >
              <Icon name="close" />
            </button>
          )}
        </div>
      ))}
      {error && <p className="error-text small">{error}</p>}
      <button type="button" className="linkish" onClick={() => set({ to: [...draft.to, ''] })}>
        {write.another}
      </button>
    </fieldset>
  );
}

/** The PACE card as radio buttons, in its order; a failure shows only after this seat's own message failed. */
function Ways({ draft, set }: PartProps) {
  const speech = useSpeech();
  const { words } = speech;
  const { write } = words.seat;
  const seat = useSeat();
  const name = useId();
  const choices = ways(seat.view.desk, draft.to.filter(Boolean), draft.purpose);
  const failed = failedAt(seat.inbox);
  if (choices.length === 0) return null;
  const card = choices.some(({ letter }) => letter !== undefined);
  return (
    <fieldset className="f pace">
      <legend>
        {write.by} {card && <span className="hint">{write.card}</span>}
      </legend>
      <div className="choices">
        {choices.map(({ id, letter, way }) => (
          <label key={id}>
            <input type="radio" name={name} checked={draft.via === id} onChange={() => set({ via: id })} />
            <span className={letter ? 'letter-of' : 'letter-of none'} aria-hidden="true">
              {letter ?? ''}
            </span>
            <span>
              {way ? (
                <>
                  {wordFor(words.codes.channels, way.channel)}
                  {way.net && <span className="origin">{write.net}</span>}
                </>
              ) : id === 'best' ? (
                write.best
              ) : (
                id
              )}
              {letter && <span className="sr-only">, {write.levels[letter]}</span>}
            </span>
            <span className="info">
              {failed.has(id) ? (
                <span className="state-bad">
                  <Icon name="close" /> {write.failedAt(hms(failed.get(id)!))}
                </span>
              ) : way ? (
                write.about(way.usual)
              ) : null}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function KnownItems({ draft, set }: PartProps) {
  const words = useWords();
  const seat = useSeat();
  const items = [...seat.known.items.values()];
  if (items.length === 0) return null;
  return (
    <fieldset className="f">
      <legend>{words.seat.write.items}</legend>
      {items.map(({ item }) => (
        <Tick
          key={item.id}
          on={draft.items.includes(item.id)}
          set={(on) => set({ items: on ? [...draft.items, item.id] : draft.items.filter((other) => other !== item.id) })}
        >
          <Said text={item.title} />{' '}
          <span className="origin">
            <Said text={item.category.title} /> <Tlp label={item.tlp} />
          </span>
        </Tick>
      ))}
    </fieldset>
  );
}
