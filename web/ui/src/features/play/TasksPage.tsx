import { useId, useState } from 'react';
import type { FormEvent } from 'react';
import { hms, turnOf } from '../../lib/clock';
import { Said, useSpeech, useWords } from '../../lib/language';
import { Icon } from '../../lib/parts/Icon';
import type { Deed, Group, Text } from '../../lib/wire';
import { useDiscussionWords } from '../../lib/words/discussions';
import { wordFor } from '../../lib/words/en-codes';
import { stepName } from '../../lib/words/log';
import { PURPOSES } from './compose';
import { useDraft } from '../../lib/drafts';
import { questionKey } from './known';
import type { Loan } from './known';
import { isAsked, isToSign, SeatFrame, seatTitle, useSeat, useSeatTitle } from './Seat';
import { Section } from './Section';
import { Field } from './WritePage';

/** What this seat can do besides messages: questions, requests, task forces, and its menu of actions. */
export function TasksPage() {
  const words = useWords();
  const { tasks } = words.seat;
  const seat = useSeat();
  const { desk } = seat.view;
  useSeatTitle(tasks.title);
  return (
    <SeatFrame {...seatTitle(seat)}>
      <PhasePage />
      <Questions />
      <Requests />
      {desk.taskForces.length > 0 && (
        <Section title={tasks.groups}>
          <ul>
            {desk.taskForces.map((group) => (
              <GroupCard key={group.id} group={group} />
            ))}
          </ul>
        </Section>
      )}
      {(desk.actions.length > 0 || turnOf(seat.clock) === undefined) && (
        <Section title={tasks.actions}>
        <ul>
          {desk.actions.map((action) => (
            <ActionCard key={action.id} action={action} />
          ))}
          <OtherCard />
        </ul>
        </Section>
      )}
    </SeatFrame>
  );
}

/** What the open phase says, and what it makes. */
function PhasePage() {
  const words = useDiscussionWords();
  const speech = useSpeech();
  const seat = useSeat();
  const { phase, signed } = seat.known;
  if (!phase) return null;
  const signers = signed.get(phase.phase.id) ?? [];
  const going = seat.acts.some(({ act, state }) => state !== 'refused' && act.kind === 'agreement-signed');
  return (
    <Section title={words.seat.page(phase.turn, speech.of(phase.phase.title).text)}>
      {phase.text && (
        <p className="pad-x phase-text">
          <Said text={phase.text} />
        </p>
      )}
      {phase.product && (
        <div className="card">
          <p className="origin">{words.seat.product}</p>
          <p className="subject">
            <Said text={phase.product.title} />
          </p>
          <ul className="members">
            {phase.product.signOff.map((each) => (
              <li key={each.id}>
                <Said text={each.title} />
                {signers.some(({ id }) => id === each.id) && (
                  <>
                    {' '}
                    <Icon name="check" /> <span className="origin">{words.signed}</span>
                  </>
                )}
              </li>
            ))}
          </ul>
          {isToSign(seat) && seat.state !== 'ended' && !going && (
            <button
              type="button"
              className="btn btn-primary"
              onClick={() => seat.act({ kind: 'agreement-signed', agreement: phase.phase.id })}
            >
              {words.seat.sign}
            </button>
          )}
          {going && <p className="origin">{speech.words.play.sent}</p>}
        </div>
      )}
    </Section>
  );
}

function Questions() {
  const { tasks } = useWords().seat;
  const seat = useSeat();
  const open = [...seat.known.questions.values()].filter(({ event }) => isAsked(event.question.to, seat.view));
  if (open.length === 0) return null;
  return (
    <Section title={tasks.questions} count={open.length}>
      <ul>
        {open.map(({ event, answers, said }) => (
          <QuestionCard
            key={questionKey(event.phase.id, event.question.id)}
            phase={event.phase.id}
            question={event.question.id}
            text={event.question.text ?? {}}
            answered={answers.includes(seat.view.seat.id)}
            {...(said === undefined ? {} : { said })}
          />
        ))}
      </ul>
    </Section>
  );
}

interface QuestionProps {
  readonly phase: string;
  readonly question: string;
  readonly text: Readonly<Record<string, string>>;
  readonly answered: boolean;
  readonly said?: Text;
}

function QuestionCard({ phase, question, text, answered, said }: QuestionProps) {
  const words = useDiscussionWords();
  const { tasks } = useWords().seat;
  const seat = useSeat();
  const { draft, change, done } = useDraft(seat.drafts, `answer/${phase}/${question}`, '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (draft.trim() === '') return;
    seat.act({ kind: 'question-answered', phase, question, text: draft.trim() });
    change('');
    done();
  };
  return (
    <li className="card">
      <p className="subject">
        <Said text={text} />
      </p>
      {answered && (
        <p className="origin">
          <Icon name="check" /> {said === undefined ? tasks.answered : `${words.seat.yours}: `}
          {said && <Said text={said} />}
        </p>
      )}
      {seat.state !== 'ended' && (
        <form onSubmit={submit}>
          <Field label={answered ? tasks.answerAgain : tasks.answer}>
            {(id) => (
              <textarea
                id={id}
                className="inp"
                rows={3}
                maxLength={10_000}
                value={draft}
                onChange={(event) => change(event.target.value)}
              />
            )}
          </Field>
          <button type="submit" className="btn" aria-disabled={draft.trim() === ''}>
            {tasks.sendAnswer}
          </button>
        </form>
      )}
    </li>
  );
}

function Requests() {
  const words = useWords();
  const { tasks } = words.seat;
  const seat = useSeat();
  const { resources } = seat.view.desk;
  if (resources.length === 0) return null;
  const own = new Set(resources.filter((each) => each.own).map(({ id }) => id));
  const loans = [...seat.known.loans.values()].reverse();
  const toUs = loans.filter(({ res }) => own.has(res.id));
  const byUs = loans.filter(({ res }) => !own.has(res.id));
  return (
    <Section title={tasks.resources}>
      <ul>
        {toUs.map((loan) => (
          <LoanCard key={loan.request} loan={loan} ours />
        ))}
        {byUs.map((loan) => (
          <LoanCard key={loan.request} loan={loan} ours={false} />
        ))}
        {resources
          .filter((each) => each.own)
          .map((each) => (
            <li key={each.id} className="card">
              <p className="subject">
                <Said text={each.title} />
              </p>
              <p className="origin">
                {wordFor(words.codes.resourceKinds, each.kind)}, {tasks.owned(each.count ?? 0, each.unit)}
              </p>
            </li>
          ))}
        {resources.some((each) => !each.own) && seat.state !== 'ended' && <AskCard />}
      </ul>
    </Section>
  );
}

function LoanCard({ loan, ours }: { readonly loan: Loan; readonly ours: boolean }) {
  const words = useWords();
  const { tasks } = words.seat;
  const seat = useSeat();
  const { res, purpose, request, count, state, agency, changed } = loan;
  const [granted, setGranted] = useState(count);
  const going = seat.acts.some(({ act, state }) => state !== 'refused' && 'request' in act && act.request === request);
  const about = { res: res.id, purpose, request };
  const open = seat.state !== 'ended' && !going;
  return (
    <li className="card">
      <p className="subject">
        {count} × <Said text={res.title} />
      </p>
      <p className="origin">
        {ours ? agency && <><Said text={agency.title} />, </> : null}
        {wordFor(words.codes.purposes, purpose)}
      </p>
      <p className={`origin ${state === 'refused' || state === 'lost' ? 'state-bad' : ''}`}>
        {state === 'asked' ? <Icon name="hourglass" /> : state === 'refused' || state === 'lost' ? <Icon name="close" /> : <Icon name="check" />}{' '}
        {tasks.loans[state]} {hms(changed)}
      </p>
      {going && <p className="origin">{words.play.sent}</p>}
      {ours && state === 'asked' && open && (
        <div className="loan">
          <Field label={tasks.howMany}>
            {(id) => (
              <input
                id={id}
                className="inp short"
                type="number"
                inputMode="numeric"
                min={1}
                max={count}
                value={granted}
                onChange={(event) => setGranted(event.target.valueAsNumber)}
              />
            )}
          </Field>
          <button
            type="button"
            className="btn"
            onClick={() => seat.act({ kind: 'resource-granted', ...about, count: Number.isInteger(granted) && granted > 0 ? granted : count })}
          >
            {tasks.grant}
          </button>
          <button type="button" className="btn" onClick={() => seat.act({ kind: 'resource-refused', ...about, count })}>
            {tasks.refuse}
          </button>
        </div>
      )}
      {!ours && state === 'arrived' && open && (
        <button type="button" className="btn" onClick={() => seat.act({ kind: 'resource-returned', ...about, count })}>
          {tasks.giveBack}
        </button>
      )}
    </li>
  );
}

function AskCard() {
  const { words, of } = useSpeech();
  const { tasks } = words.seat;
  const seat = useSeat();
  const others = seat.view.desk.resources.filter((each) => !each.own);
  const { draft, change, done } = useDraft(seat.drafts, 'ask', { res: others[0]!.id, count: 1, purpose: 'life-safety' });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!Number.isInteger(draft.count) || draft.count < 1) return;
    seat.act({ kind: 'resource-requested', ...draft });
    done();
  };
  return (
    <li className="card">
      <details className="more">
        <summary>{tasks.ask}</summary>
        <form onSubmit={submit}>
          <Field label={tasks.what}>
            {(id) => (
              <select id={id} className="inp" value={draft.res} onChange={(event) => change({ ...draft, res: event.target.value })}>
                {others.map((each) => (
                  <option key={each.id} value={each.id}>
                    {of(each.title).text}, {of(each.owner.title).text}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label={tasks.howMany}>
            {(id) => (
              <input
                id={id}
                className="inp short"
                type="number"
                inputMode="numeric"
                min={1}
                max={10_000}
                value={Number.isNaN(draft.count) ? '' : draft.count}
                onChange={(event) => change({ ...draft, count: event.target.valueAsNumber })}
              />
            )}
          </Field>
          <Field label={words.seat.write.purpose}>
            {(id) => (
              <select id={id} className="inp" value={draft.purpose} onChange={(event) => change({ ...draft, purpose: event.target.value })}>
                {PURPOSES.map((code) => (
                  <option key={code} value={code}>
                    {wordFor(words.codes.purposes, code)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <button type="submit" className="btn">
            {tasks.sendAsk}
          </button>
        </form>
      </details>
    </li>
  );
}

function GroupCard({ group }: { readonly group: Group }) {
  const words = useWords();
  const { tasks } = words.seat;
  const seat = useSeat();
  const me = seat.view.seat.id;
  const now = seat.known.groups.get(group.id);
  const state = now?.state ?? 'none';
  const link = seat.view.desk.links.find(({ id }) => id === group.link);
  const going = seat.acts.some(({ act, state }) => state !== 'refused' && 'tf' in act && act.tf === group.id);
  const act = (kind: 'task-force-proposed' | 'membership-confirmed' | 'task-force-dissolved') => seat.act({ kind, tf: group.id });
  return (
    <li className="card">
      <p className="subject">
        <Said text={group.title} />
      </p>
      <p className="origin">
        {tasks.groupStates[state]}
        {link && `, ${wordFor(words.codes.channels, link.channel)}`}
      </p>
      <ul className="members">
        {group.members.map((member) => (
          <li key={member.id}>
            <Said text={member.title} />
            {member.id === group.lead.id && `, ${tasks.lead}`}
            {(state === 'formed' || now?.in.has(member.id)) && (
              <>
                {' '}
                <Icon name="check" /> <span className="origin">{tasks.joined}</span>
              </>
            )}
          </li>
        ))}
      </ul>
      {seat.state !== 'ended' && !going && (
        <div className="row">
          {(state === 'none' || state === 'dissolved') && (
            <button type="button" className="btn" onClick={() => act('task-force-proposed')}>
              {tasks.propose}
            </button>
          )}
          {state === 'proposed' && !now?.in.has(me) && (
            <button type="button" className="btn btn-primary" onClick={() => act('membership-confirmed')}>
              {tasks.join}
            </button>
          )}
          {(state === 'proposed' || state === 'formed') && group.lead.id === me && (
            <button type="button" className="btn" onClick={() => act('task-force-dissolved')}>
              {tasks.dissolve}
            </button>
          )}
        </div>
      )}
      {going && <p className="origin">{words.play.sent}</p>}
    </li>
  );
}

function ActionCard({ action }: { readonly action: Deed }) {
  const { words, of } = useSpeech();
  const { tasks } = words.seat;
  const seat = useSeat();
  const { draft, change, done } = useDraft(seat.drafts, `action/${action.id}`, { where: '', text: '' });
  const { sites } = seat.view.desk;
  const detail = {
    ...(draft.where === '' ? {} : { where: draft.where }),
    ...(draft.text.trim() === '' ? {} : { text: draft.text.trim() }),
  };
  const taken = seat.known.deeds.get(action.id);
  const ended = seat.state === 'ended';
  const after = () => {
    change({ where: '', text: '' });
    done();
  };
  return (
    <li className="card">
      <details className="more">
        <summary>
          <Said text={action.title} />
          {taken !== undefined && <span className="origin">{tasks.doneAt(hms(taken))}</span>}
        </summary>
        {!ended && sites.length > 0 && (
          <Field label={tasks.where}>
            {(id) => (
              <select id={id} className="inp" value={draft.where} onChange={(event) => change({ ...draft, where: event.target.value })}>
                <option value="">{tasks.anywhere}</option>
                {sites.map((site) => (
                  <option key={site.id} value={site.id}>
                    {of(site.title).text}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        {!ended && (
          <Field label={tasks.remark}>
            {(id) => (
              <textarea
                id={id}
                className="inp"
                rows={2}
                maxLength={10_000}
                value={draft.text}
                onChange={(event) => change({ ...draft, text: event.target.value })}
              />
            )}
          </Field>
        )}
        {action.steps.length > 0 && (
          <ol className="steps">
            {action.steps.map((step) => {
              const at = seat.known.deeds.get(`${action.id}/${step}`);
              const going = seat.acts.some(
                ({ act, state }) => state !== 'refused' && act.kind === 'step-done' && act.action === action.id && act.step === step,
              );
              return (
                <li key={step} className="row">
                  <span className="grow">{stepName(step)}</span>
                  {at !== undefined ? (
                    <span className="origin">
                      <Icon name="check" /> {hms(at)}
                    </span>
                  ) : (
                    <button
                      type="button"
                      className="btn"
                      aria-disabled={ended || going}
                      onClick={() => {
                        if (ended || going) return;
                        seat.act({ kind: 'step-done', action: action.id, step, ...detail });
                        after();
                      }}
                    >
                      {tasks.stepDone}
                      <span className="sr-only">: {stepName(step)}</span>
                    </button>
                  )}
                </li>
              );
            })}
          </ol>
        )}
        {action.steps.length === 0 && (
          <button
            type="button"
            className="btn"
            aria-disabled={ended}
            onClick={() => {
              if (ended) return;
              seat.act({ kind: 'action-taken', action: action.id, ...detail });
              after();
            }}
          >
            {tasks.did}
            <span className="sr-only">: {of(action.title).text}</span>
          </button>
        )}
      </details>
    </li>
  );
}

/** What no menu has a word for. An evaluator reads it. */
function OtherCard() {
  const { tasks } = useWords().seat;
  const seat = useSeat();
  const hint = useId();
  const { draft, change, done } = useDraft(seat.drafts, 'action/other', '');
  if (seat.state === 'ended') return null;
  return (
    <li className="card">
      <details className="more">
        <summary>{tasks.other}</summary>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (draft.trim() === '') return;
            seat.act({ kind: 'action-taken', action: 'other', text: draft.trim() });
            change('');
            done();
          }}
        >
          <Field label={tasks.otherWhat}>
            {(id) => (
              <textarea
                id={id}
                className="inp"
                rows={3}
                maxLength={10_000}
                aria-describedby={hint}
                value={draft}
                onChange={(event) => change(event.target.value)}
              />
            )}
          </Field>
          <p className="caption" id={hint}>
            {tasks.otherHint}
          </p>
          <button type="submit" className="btn" aria-disabled={draft.trim() === ''}>
            {tasks.did}
          </button>
        </form>
      </details>
    </li>
  );
}
