import { useId, useImperativeHandle, useRef, useState } from 'react';
import type { Ref } from 'react';
import { exerciseTime, moment } from '../../../lib/clock';
import type { LiveExercise } from '../../../lib/exercise';
import { useSpeech } from '../../../lib/language';
import { useVoice } from '../../../lib/say';
import { useNetworkWords } from '../../../lib/words/networks';
import { Dialog } from '../../../lib/parts/Dialog';
import type { DialogHandle } from '../../../lib/parts/Dialog';
import type { Moves } from '../moves';
import type { Network } from './network';
import type { Chosen } from './Picture';
import { fits, lastingFits, newIdFor, offersFor, treeOf } from './throwing';
import type { Field, FieldKey, Lasting } from './throwing';

interface ThrowDialogProps {
  readonly ref: Ref<DialogHandle>;
  readonly exercise: LiveExercise;
  readonly network: Network;
  readonly of: Chosen;
  readonly moves: Moves;
}

/** Asks what shall befall a link or an agency, and for how long; then it happens at once. */
export function ThrowDialog({ ref, exercise, network, of, moves }: ThrowDialogProps) {
  const { words } = useSpeech();
  const { throwing } = useNetworkWords();
  const voice = useVoice();
  const id = useId();
  const dialog = useRef<DialogHandle>(null);
  const { script, names, clock } = exercise;
  const offers = offersFor(script, of);
  const [kind, setKind] = useState(offers[0]?.kind);
  const offer = offers.find((one) => one.kind === kind) ?? offers[0];
  const [hit, setHit] = useState(0);
  const [values, setValues] = useState<{ readonly [K in FieldKey]?: string }>({});
  const [lasting, setLasting] = useState<Lasting>({ how: 'lasts', written: '10m' });
  const [bad, setBad] = useState<string>();
  useImperativeHandle(ref, () => ({ open: () => dialog.current?.open() }));
  if (!offer) return null;
  const now = exerciseTime(clock, performance.now());
  const later = moment(Math.ceil((now + 600_000) / 60_000) * 60_000).replace(/:00$/, '');
  const valueOf = (field: Field) => values[field.key] ?? field.start;
  const fault = (field: Field) =>
    field.type === 'text'
      ? throwing.badText
      : field.type === 'duration'
        ? throwing.badDuration(valueOf(field))
        : throwing.badNumber(valueOf(field), field.start);
  const hitName = (one: Readonly<Record<string, unknown>>) => {
    const [key, value] = Object.entries(one)[0]!;
    const named = [value].flat().map((each) => names.of(String(each)).text);
    if (key === 'failureDomain') {
      return throwing.theDomain(named[0]!, script.links.filter(({ domain }) => domain === value).length);
    }
    return key === 'link' ? throwing.theLink(named[0]!) : named.join(' – ');
  };
  const optionName = (field: Field, option: string) => {
    if (field.key === 'deputy') return option === 'yes' ? throwing.yes : throwing.no;
    if (field.key === 'change') return throwing.changes[option as keyof typeof throwing.changes];
    return option === '' ? throwing.hints.nobodyElse : names.of(option).text;
  };
  const hint = ({ type, optional }: Field) => {
    const { hints } = throwing;
    const said = { factor: hints.factor, percent: hints.loss, rate: hints.rate, duration: hints.duration, offset: hints.offset, count: hints.remaining, text: '', choice: '' };
    return optional ? `${said[type]}` : said[type];
  };
  const complain = (what: string) => {
    setBad(what);
    document.getElementById(`${id}${what}`)?.focus();
    return false;
  };
  const act = () => {
    const misfit = offer.fields.find((field) => !fits(field, valueOf(field)));
    if (misfit) return complain(misfit.key);
    if (!lastingFits(lasting, exerciseTime(clock, performance.now()))) return complain('lasting');
    const taken = (one: string) => script.titles.has(one) || script.disruptions.some((each) => each.id === one) || network.disruptions.has(one);
    const thrown = newIdFor(offer.kind, of.id, taken);
    const tree = treeOf({
      id: thrown,
      of,
      offer,
      hit: offer.hits[hit] ?? offer.hits[0],
      values: Object.fromEntries(offer.fields.map((field) => [field.key, valueOf(field)])),
      lasting,
      agencies: script.agencies.map((agency) => agency.id),
    });
    void moves.move({ kind: 'disruption-thrown', disruption: thrown, tree }).then((done) => {
      if (done) voice.say('disruption', throwing.thrown(`${words.codes.disruptions[offer.kind]}, ${names.of(of.id).text}`));
    });
    return true;
  };
  return (
    <Dialog
      ref={dialog}
      title={throwing.title(names.of(of.id).text)}
      text={throwing.text}
      act={throwing.go}
      onOpen={() => setBad(undefined)}
      onAct={act}
    >
      <div className="dialog-row">
        <label htmlFor={`${id}kind`}>{throwing.kind}</label>
        <select
          id={`${id}kind`}
          className="field"
          data-focus
          value={offer.kind}
          aria-describedby={`${id}kind-hint`}
          onChange={(event) => {
            setKind(event.target.value as typeof kind);
            setHit(0);
            setValues({});
            setBad(undefined);
          }}
        >
          {offers.map((one) => (
            <option key={one.kind} value={one.kind}>
              {words.codes.disruptions[one.kind]}
            </option>
          ))}
        </select>
        <p id={`${id}kind-hint`} className="caption">
          {throwing.kinds[offer.kind]}
        </p>
      </div>
      {offer.hits.length > 1 && (
        <div className="dialog-row">
          <label htmlFor={`${id}hits`}>{throwing.hits}</label>
          <select id={`${id}hits`} className="field" value={hit} onChange={(event) => setHit(Number(event.target.value))}>
            {offer.hits.map((one, index) => (
              <option key={index} value={index}>
                {hitName(one)}
              </option>
            ))}
          </select>
        </div>
      )}
      {offer.fields.map((field) => (
        <div className="dialog-row" key={field.key}>
          <label htmlFor={`${id}${field.key}`}>{throwing.fields[field.key]}</label>
          {field.type === 'choice' ? (
            <select
              id={`${id}${field.key}`}
              className="field"
              value={valueOf(field)}
              onChange={(event) => setValues({ ...values, [field.key]: event.target.value })}
            >
              {field.options?.map((option) => (
                <option key={option} value={option}>
                  {optionName(field, option)}
                </option>
              ))}
            </select>
          ) : (
            <input
              id={`${id}${field.key}`}
              className="field"
              value={valueOf(field)}
              aria-invalid={bad === field.key}
              aria-describedby={`${id}${field.key}-hint`}
              onChange={(event) => setValues({ ...values, [field.key]: event.target.value })}
            />
          )}
          <p id={`${id}${field.key}-hint`} className={bad === field.key ? 'error-text' : 'caption'}>
            {bad === field.key ? fault(field) : hint(field)}
          </p>
        </div>
      ))}
      <fieldset className="dialog-row">
        <legend>{throwing.lasts}</legend>
        {(['lasts', 'until', 'end'] as const).map((how) => (
          <label key={how} className="choice">
            <input
              type="radio"
              name={`${id}lasting`}
              checked={lasting.how === how}
              onChange={() => setLasting(how === 'end' ? { how } : { how, written: how === 'lasts' ? '10m' : later })}
            />
            {how === 'lasts' ? throwing.forTime : how === 'until' ? throwing.untilMoment : throwing.toEnd}
          </label>
        ))}
        {lasting.how !== 'end' && (
          <>
            <input
              id={`${id}lasting`}
              className="field mono"
              aria-label={throwing.lasts}
              value={lasting.written}
              aria-invalid={bad === 'lasting'}
              aria-describedby={`${id}lasting-hint`}
              onChange={(event) => setLasting({ ...lasting, written: event.target.value })}
            />
            <p id={`${id}lasting-hint`} className={bad === 'lasting' ? 'error-text' : 'caption'}>
              {lasting.how === 'lasts'
                ? bad === 'lasting'
                  ? throwing.badDuration(lasting.written)
                  : throwing.duration
                : bad === 'lasting'
                  ? throwing.badMoment(lasting.written, later)
                  : throwing.moment(later)}
            </p>
          </>
        )}
      </fieldset>
    </Dialog>
  );
}
