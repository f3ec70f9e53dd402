import { hms, span } from '../../lib/clock';
import type { LiveExercise } from '../../lib/exercise';
import { useSpeech, useWords } from '../../lib/language';
import { Icon } from '../../lib/parts/Icon';
import { Panel } from '../../lib/parts/Panel';
import { Told } from '../../lib/parts/Told';
import type { Link } from '../../lib/script';
import { listed } from '../../lib/sentence';
import { wordFor } from '../../lib/words/en-codes';
import type { Names } from '../../lib/words/log';
import { linkState } from './room';
import type { LinkState, Room } from './room';

/** The links as a table: who can talk to whom by what, and how each stands now. */
export function LinksPanel({ exercise, room }: { readonly exercise: LiveExercise; readonly room: Room }) {
  const speech = useSpeech();
  const { links } = speech.words.control;
  const rows = exercise.script.links.map((link) => ({ link, now: linkState(room.links.get(link.id)) }));
  const abnormal = rows.filter(({ now }) => now.state !== 'up').length;
  return (
    <Panel className="links" title={links.title} note={links.count(rows.length, abnormal)}>
      {rows.length === 0 ? (
        <p className="pad">{links.none}</p>
      ) : (
        <table className="t">
          <caption className="sr-only">{links.title}</caption>
          <thead>
            <tr>
              <th scope="col">{links.columns.link}</th>
              <th scope="col" className="members">
                {links.columns.members}
              </th>
              <th scope="col" className="num">
                {links.columns.median}
              </th>
              <th scope="col" className="num minor">
                {links.columns.p90}
              </th>
              <th scope="col" className="num less">
                {links.columns.loss}
              </th>
              <th scope="col">{links.columns.state}</th>
              <th scope="col" className="num minor">
                {links.columns.since}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ link, now }) => {
              const channel = wordFor(speech.words.codes.channels, link.channel);
              const name = exercise.names.of(link.id);
              return (
                <tr key={link.id}>
                  <th scope="row">
                    <Told sentence={[name]} />
                    {name.text !== channel && <span className="muted channel"> {channel}</span>}
                  </th>
                  <td>
                    <Members link={link} exercise={exercise} />
                  </td>
                  <td className="num nowrap">{span(link.delay.median)}</td>
                  <td className="num nowrap minor">{span(link.delay.p90)}</td>
                  <td className="num nowrap less">
                    {speech.percent(link.loss, Number.isInteger(link.loss * 100) ? 0 : 1)}
                  </td>
                  <td className="link-state">
                    <LinkWord now={now} names={exercise.names} />
                  </td>
                  <td className="num mono nowrap minor">{now.since === undefined ? '' : hms(now.since)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

/** Who hears on a link; when that is nearly everybody, who does not. */
function Members({ link, exercise }: { readonly link: Link; readonly exercise: LiveExercise }) {
  const { msel } = useWords().control;
  const all = exercise.script.agencies.map((agency) => agency.id);
  const others = all.filter((agency) => !link.members.includes(agency));
  const names = (ids: readonly string[]) => listed(ids.map((id) => [exercise.names.of(id)]));
  if (others.length === 0) return msel.everybody;
  return <Told sentence={others.length * 2 <= link.members.length ? msel.everybodyBut(names(others)) : names(link.members)} />;
}

function LinkWord({ now, names }: { readonly now: LinkState; readonly names: Names }) {
  const speech = useSpeech();
  const { links } = speech.words.control;
  switch (now.state) {
    case 'up':
      return <span className="muted">{now.since === undefined ? links.up : links.restored}</span>;
    case 'cut':
      return (
        <span className="state state-bad">
          <Icon name="close" />
          <span>
            {links.cut}: <Told sentence={listed(now.by.map((disruption) => [names.of(disruption)]))} />
          </span>
        </span>
      );
    case 'degraded': {
      const how = [
        ...(now.factor === undefined ? [] : [links.slower(speech.number(now.factor / 1000, now.factor % 1000 ? 1 : 0))]),
        ...(now.loss === undefined ? [] : [links.loss(speech.percent(now.loss / 1000, now.loss % 10 ? 1 : 0))]),
        ...(now.capacity === undefined ? [] : [links.capacity(now.capacity)]),
      ];
      return (
        <span className="state state-warn">
          <Icon name="warning" />
          {how.join(', ')}
        </span>
      );
    }
  }
}
