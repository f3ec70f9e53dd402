import { useMemo } from 'react';
import { useSpeech } from '../../lib/language';
import { Icon } from '../../lib/parts/Icon';
import { Level } from '../../lib/parts/Level';
import { ScrollTable } from '../../lib/parts/ScrollTable';
import { Told } from '../../lib/parts/Told';
import { namesOf } from '../../lib/script';
import type { Script } from '../../lib/script';
import { listed, s } from '../../lib/sentence';
import type { Sentence } from '../../lib/sentence';
import type { Structure } from '../../lib/wire';
import { useStructureWords } from '../../lib/words/structures';
import { changesSomething, worstFirst } from './structure';
import './library.css';

interface Props {
  readonly script: Script;
  readonly structure: Structure;
}

/** On what an exercise hangs: findings in sentences, then every loss and every agency. */
export function StructureTables({ script, structure }: Props) {
  const speech = useSpeech();
  const words = useStructureWords();
  const names = useMemo(() => namesOf(script, speech, new Map()), [script, speech]);
  const pairs = (some: Structure['apart']): Sentence =>
    listed(some.map(([one, other]) => words.pair(names.of(one!), names.of(other!))));
  const losses = structure.failures.filter(changesSomething).sort(worstFirst);
  const single = losses.filter(({ parted }) => parted.length > 0);
  const levels = new Map(script.agencies.map(({ id, level }) => [id, level]));
  const harmless = structure.failures.length - losses.length;
  return (
    <div className="structure">
      <p className="intro">{words.intro}</p>
      <section className="panel" aria-label={words.findings}>
        <header>
          <h2>{words.findings}</h2>
        </header>
        {structure.apart.length + single.length === 0 ? (
          <p className="pad">{words.none}</p>
        ) : (
          <ul className="weak">
            {structure.apart.map(([one, other]) => (
              <li key={`${one} ${other}`}>
                <Icon name="error" />
                <span>
                  <Told sentence={words.apart(names.of(one!), names.of(other!))} />
                </span>
              </li>
            ))}
            {single.map(({ kind, id, parted }) => (
              <li key={`${kind} ${id}`}>
                <span className={kind === 'agreement' ? 'legal' : ''} aria-hidden="true">
                  {kind === 'agreement' ? '§' : '✕'}
                </span>
                <span>
                  <Told sentence={s`${words.alone[kind](names.of(id))} ${pairs(parted)}.`} />
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section className="panel" aria-label={words.losses}>
        <header>
          <h2>{words.losses}</h2>
          <span className="small muted">{words.efficiencyMeans}</span>
        </header>
        <ScrollTable name={words.losses}>
          <thead>
            <tr>
              <th scope="col">{words.columns.what}</th>
              <th scope="col">{words.columns.kind}</th>
              <th scope="col">{words.columns.parted}</th>
              <th scope="col">{words.columns.detoured}</th>
              <th scope="col" className="num">
                {words.columns.efficiency}
              </th>
            </tr>
          </thead>
          <tbody>
            {losses.map(({ kind, id, parted, detoured, efficiencyLoss }) => (
              <tr key={`${kind} ${id}`}>
                <th scope="row">
                  <Told sentence={[names.of(id)]} />
                </th>
                <td className="nowrap">{words.kinds[kind]}</td>
                <td>{parted.length > 0 && <Told sentence={s`${parted.length}: ${pairs(parted)}`} />}</td>
                <td className="muted">
                  {detoured.length > 0 && <Told sentence={s`${detoured.length}: ${pairs(detoured)}`} />}
                </td>
                <td className="num nowrap">
                  <Share of={efficiencyLoss} />
                  {speech.percent(efficiencyLoss, 1)}
                </td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
        {harmless > 0 && <p className="pad caption">{words.harmless(harmless)}</p>}
      </section>
      <section className="panel" aria-label={words.agencies}>
        <header>
          <h2>{words.agencies}</h2>
        </header>
        <ScrollTable name={words.agencies}>
          <thead>
            <tr>
              <th scope="col">{words.kinds.agency}</th>
              <th scope="col" className="num">
                {words.columns.neighbours}
              </th>
              <th scope="col" className="num">
                {words.columns.between}
              </th>
              <th scope="col" className="num">
                {words.columns.efficiency}
              </th>
              <th scope="col">{words.columns.cut}</th>
            </tr>
          </thead>
          <tbody>
            {structure.agencies.map(({ agency, neighbours, betweenness, efficiencyLoss, cutPoint }) => (
              <tr key={agency}>
                <th scope="row">
                  <Level level={levels.get(agency) ?? ''} />
                  <Told sentence={[names.of(agency)]} />
                </th>
                <td className="num">{neighbours}</td>
                <td className="num nowrap">
                  <Share of={betweenness} />
                  {speech.percent(betweenness, 1)}
                </td>
                <td className="num nowrap">
                  <Share of={efficiencyLoss} />
                  {speech.percent(efficiencyLoss, 1)}
                </td>
                <td>{cutPoint && words.cut}</td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      </section>
    </div>
  );
}

/** A share of one as a bar; its figure stands beside it. */
function Share({ of }: { readonly of: number }) {
  return (
    <svg className="share" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect className="whole" width="100" height="8" />
      <rect width={100 * of} height="8" />
    </svg>
  );
}
