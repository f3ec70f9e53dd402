import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import * as api from '../../lib/api';
import { span } from '../../lib/clock';
import type { LiveExercise } from '../../lib/exercise';
import { useSpeech } from '../../lib/language';
import { Told } from '../../lib/parts/Told';
import { CannotRead, Loading } from '../../lib/parts/Waiting';
import type { Diagnostics } from '../../lib/wire';
import { useScoreWords } from '../../lib/words/scores';
import { ScrollTable } from '../../lib/parts/ScrollTable';

const SHARES = ['reciprocity', 'precision', 'recall'] as const;
const NUMBERS = ['reciprocityBeyondChance', 'evenness', 'burstiness', 'centralisation', 'copiesPerNeed'] as const;

/** How agencies talked: numbers beside the scores of which neither more nor less is better. Asked for only when opened. */
export function Talk({ exercise, upTo }: { readonly exercise: LiveExercise; readonly upTo: number }) {
  const { talk } = useScoreWords();
  const [open, setOpen] = useState(false);
  const found = useQuery({
    queryKey: ['diagnostics', exercise.id, upTo],
    queryFn: () => api.diagnostics(exercise.id),
    enabled: open,
    placeholderData: (before) => before,
  });
  return (
    <details className="panel talk" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <h2>{talk.title}</h2> <span className="small muted">{talk.note}</span>
      </summary>
      {open &&
        (found.data ? (
          <Tables exercise={exercise} found={found.data} />
        ) : found.error ? (
          <CannotRead what={talk.what} error={found.error} retry={() => void found.refetch()} />
        ) : (
          <Loading what={talk.what} />
        ))}
    </details>
  );
}

function Tables({ exercise, found }: { readonly exercise: LiveExercise; readonly found: Diagnostics }) {
  const speech = useSpeech();
  const { talk } = useScoreWords();
  const none = speech.words.scores.missingFigure;
  const time = (ms: number | undefined) => (ms === undefined ? talk.never : span(ms));
  const name = (id: string) => <Told sentence={[exercise.names.of(id)]} />;
  return (
    <div className="talk-tables">
      <ScrollTable name={talk.title} className="t tight">
        <thead>
          <tr>
            <th scope="col">{talk.number}</th>
            <th scope="col" className="num">
              {talk.value}
            </th>
          </tr>
        </thead>
        <tbody>
          {SHARES.map((key) => (
            <tr key={key}>
              <th scope="row">{talk.rows[key]}</th>
              <td className="num">{found[key] === undefined ? none : speech.percent(found[key])}</td>
            </tr>
          ))}
          {NUMBERS.map((key) => (
            <tr key={key}>
              <th scope="row">{talk.rows[key]}</th>
              <td className="num">{found[key] === undefined ? none : speech.number(found[key], 2)}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
      {found.awareness.length > 0 && (
        <ScrollTable name={talk.awareness} captioned className="t tight">
          <thead>
            <tr>
              <th scope="col">{talk.item}</th>
              {[talk.parties, talk.half, talk.mostly, talk.all].map((head) => (
                <th key={head} scope="col" className="num">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.awareness.map((each) => (
              <tr key={each.item}>
                <th scope="row">{name(each.item)}</th>
                <td className="num">{each.parties}</td>
                <td className="num">{time(each.half)}</td>
                <td className="num">{time(each.mostly)}</td>
                <td className="num">{time(each.all)}</td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      )}
      <ScrollTable name={talk.agencies} captioned className="t tight">
        <thead>
          <tr>
            <th scope="col">{speech.words.scores.agency}</th>
            <th scope="col" className="num">
              {talk.betweenness}
            </th>
            <th scope="col" className="num">
              {talk.loss}
            </th>
            <th scope="col">{talk.broker}</th>
          </tr>
        </thead>
        <tbody>
          {found.agencies.map((each) => (
            <tr key={each.agency}>
              <th scope="row">{name(each.agency)}</th>
              <td className="num">{speech.percent(each.betweenness)}</td>
              <td className="num">{speech.percent(each.efficiencyLoss)}</td>
              <td>{each.isUnplannedBroker ? talk.yes : ''}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </div>
  );
}
