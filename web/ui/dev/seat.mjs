// What a seat has at hand and what it can do, for the fake server: enough to show every page of a seat in every state. It judges
// nothing but one thing: a patient list to anybody outside the hospital is warned of.

const SECOND_THOUGHTS = 30_000;

const titled = (script, id) => {
  const found = [...script.agencies, ...script.positions, ...(script.personas ?? [])].find((one) => one.id === id);
  return { id, title: found?.title ?? { [script.languages[0]]: id } };
};

export function deskOf(script, seat) {
  const { agency: own } = script.positions.find((one) => one.id === seat);
  const links = script.links.filter((link) => link.members.includes(own));
  const reached = new Set(links.flatMap((link) => link.members));
  reached.delete(own);
  const seats = (agency) => script.positions.filter((one) => one.agency === agency).map(({ id }) => titled(script, id));
  const places = (list) => list.flatMap((id) => (script.agencies.some((one) => one.id === id) ? seats(id).map((one) => one.id) : [id]));
  return {
    colleagues: seats(own).filter(({ id }) => id !== seat),
    contacts: script.agencies
      .filter(({ id }) => reached.has(id))
      .map(({ id, title, level }) => ({
        id,
        title,
        level,
        seats: seats(id),
        links: links.filter((link) => link.members.includes(id)).map((link) => link.id),
        pace: (script.pacePlans ?? [])
          .filter(({ between = [] }) => between.includes(own) && between.includes(id))
          .map((plan) => ({ id: plan.id, levels: [plan.primary, plan.alternate, plan.contingency, plan.emergency].filter(Boolean) })),
      })),
    links: links.map(({ id, title, channel, members, secure = false, delay }) => ({
      id,
      title,
      channel,
      net: channel === 'radio',
      secure,
      maxTlp: secure ? 'amber' : 'green',
      members: members.map((member) => titled(script, member)),
      usual: delay ? Number(/\d+/.exec(delay.median)[0]) * 1000 : 20_000,
    })),
    actions: (script.actions ?? [])
      .filter((action) => action.for === 'all' || places(action.for ?? []).includes(seat))
      .map(({ id, title, steps = [] }) => ({ id, title, steps })),
    sites: script.sites ?? [],
    resources: (script.resources ?? [])
      .filter(({ owner }) => owner === own || reached.has(owner))
      .map(({ id, title, kind, owner, count, unit }) => ({
        id,
        title,
        kind,
        owner: titled(script, owner),
        own: owner === own,
        ...(owner === own ? { count } : {}),
        ...(unit ? { unit } : {}),
      })),
    taskForces: (script.taskForces ?? [])
      .filter(({ members = [] }) => members.includes(seat))
      .map(({ id, title, lead, members, link }) => ({
        id,
        title,
        lead: titled(script, lead),
        members: members.map((member) => titled(script, member)),
        ...(link ? { link } : {}),
      })),
  };
}

export const itemOf = (script, id) => {
  const { title, category, tlp } = script.information.find((one) => one.id === id);
  return { id, title, category: { id: category, title: script.categories[category] }, tlp };
};

const framed = (text, lang) => {
  const word = lang === 'es' ? 'EJERCICIO' : 'EXERCISE';
  return { [lang]: `${word} ${word} ${word}. ${text} ${word}.` };
};

/** Does what a seat wants, or says why not. */
export function seatAct(play, seat, event, input) {
  const { script } = play;
  const { agency } = play.position(seat);
  const by = titled(script, seat);
  const ofAgency = (own) => script.positions.filter((one) => one.agency === own).map(({ id }) => id);
  const tell = (seats, told) => seats.forEach((one) => play.tellSeat(one, told));
  switch (event.kind) {
    case 'seat-noted': {
      play.write('in', { kind: event.kind, text: { ref: 'n', commit: 'n' }, seat }, input);
      play.tellSeat(seat, { kind: event.kind, text: { [script.languages[0]]: event.text } });
      return { accepted: true };
    }
    case 'message-sent':
      return send(play, seat, event, input);
    case 'message-stopped': {
      const msg = [...play.seatNumbers.get(seat)].find(([, own]) => own === event.msg)?.[0];
      const message = play.messages.get(msg);
      if (!message?.waits) return { refused: 'already' };
      message.waits = false;
      play.write('in', { kind: event.kind, msg, reason: 'withdrawn' }, input);
      play.tellSeat(seat, { kind: event.kind, msg: event.msg, reason: 'withdrawn' });
      return { accepted: true };
    }
    case 'message-closed':
      play.tellSeat(seat, { kind: event.kind, msg: event.msg, seat, by });
      return { accepted: true };
    case 'decision-made': {
      const line = script.msel.find(({ decision }) => decision?.id === event.dec);
      const option = line.decision.options.find(({ id }) => id === event.option);
      play.write('in', { kind: event.kind, dec: event.dec, option: event.option, seat }, input);
      tell(ofAgency(agency), {
        kind: event.kind,
        dec: { id: event.dec, question: line.decision.question },
        option: { id: option.id, text: option.text },
        by,
      });
      return { accepted: true };
    }
    case 'action-taken':
    case 'step-done': {
      const action = script.actions.find(({ id }) => id === event.action);
      play.write('in', { kind: event.kind, action: event.action, ...(event.step ? { step: event.step } : {}), seat }, input);
      tell(ofAgency(agency), {
        kind: event.kind,
        action: { id: event.action, ...(action ? { title: action.title } : {}) },
        ...(event.step ? { step: event.step } : {}),
        by,
        ...(event.text ? { text: { [script.languages[0]]: event.text } } : {}),
      });
      return { accepted: true };
    }
    case 'resource-requested': {
      const resource = script.resources.find(({ id }) => id === event.res);
      const request = (play.requests = (play.requests ?? 0) + 1);
      const res = { id: event.res, title: resource.title, kind: resource.kind };
      const loan = { res, count: event.count, purpose: event.purpose, request };
      const both = [...ofAgency(agency), ...ofAgency(resource.owner)];
      tell(both, { kind: event.kind, ...loan, agency: titled(script, agency), by });
      play.at(play.clock.now + 20_000, 6, () => tell(both, { kind: 'resource-granted', ...loan }));
      play.at(play.clock.now + 60_000, 4, () => tell(both, { kind: 'resource-arrived', res, request }));
      return { accepted: true };
    }
    case 'resource-granted':
    case 'resource-refused':
    case 'resource-returned': {
      const resource = script.resources.find(({ id }) => id === event.res);
      tell(ofAgency(agency), { ...event, res: { id: event.res, title: resource.title, kind: resource.kind }, by });
      return { accepted: true };
    }
    case 'task-force-proposed':
    case 'membership-confirmed': {
      const group = script.taskForces.find(({ id }) => id === event.tf);
      const tf = { id: group.id, title: group.title };
      tell(group.members, { kind: event.kind, tf, by });
      if (event.kind === 'task-force-proposed') {
        group.members
          .filter((member) => member !== seat)
          .forEach((member, index) =>
            play.at(play.clock.now + 5_000 * (index + 1), 6, () =>
              tell(group.members, { kind: 'membership-confirmed', tf, by: titled(script, member) }),
            ),
          );
      }
      return { accepted: true };
    }
    case 'item-purged':
    case 'review-started':
      tell(ofAgency(agency), { kind: event.kind, item: itemOf(script, event.item), agency, by });
      return { accepted: true };
    default:
      return { refused: 'not-allowed' };
  }
}

function send(play, seat, event, input) {
  const { script } = play;
  const msg = play.messages.size + 1;
  const numbers = play.seatNumbers.get(seat);
  numbers.set(msg, numbers.size + 1);
  const own = numbers.get(msg);
  const lang = event.lang ?? script.languages[0];
  const to = event.to.map((place) => script.positions.find((one) => one.agency === place)?.id ?? place);
  const items = event.items.map((id) => itemOf(script, id));
  const text = event.text === undefined ? undefined : framed(event.text, lang);
  const { kind, type, via, tlp, purpose } = event;
  const link = script.links.find(({ id }) => id === via);
  const line = { id: `sent-${msg}`, text, sentBy: seat };
  const message = { line, to, waits: false };
  play.messages.set(msg, message);
  const entry = { kind, msg, sender: seat, to, type, via, items: event.items, tlp, purpose, closing: event.closing ?? false };
  const sent = play.write('in', entry, input);
  play.tellSeat(seat, {
    kind,
    msg: own,
    to: to.map((place) => titled(script, place)),
    type,
    via,
    ...(link ? { channel: link.channel } : {}),
    items,
    tlp,
    purpose,
    closing: entry.closing,
    ...(event.replyTo === undefined ? {} : { replyTo: event.replyTo }),
    ...(event.emergency === undefined ? {} : { emergency: true }),
    ...(text ? { text } : {}),
  });
  const go = () => {
    for (const place of to) {
      const position = play.position(place);
      if (!position) continue;
      const dead = link && play.cut.has(link.id);
      if (dead) {
        play.at(play.clock.now + 1_000, 4, () => {
          play.write('engine', { kind: 'message-failed', msg, to: place, link: link.id }, undefined, sent);
          play.tellSeat(seat, { kind: 'message-failed', msg: own, to: titled(script, place), link: link.id, channel: link.channel });
        });
        continue;
      }
      play.at(play.clock.now + 5_000, 4, () => {
        play.write('engine', { kind: 'message-delivered', msg, seat: place, ...(link ? { link: link.id } : {}) }, undefined, sent);
        const theirs = play.seatNumbers.get(place);
        theirs.set(msg, theirs.size + 1);
        play.tellSeat(place, {
          kind: 'message-delivered',
          msg: theirs.get(msg),
          seat: place,
          ...(link ? { channel: link.channel } : {}),
          from: titled(script, seat),
          type,
          items,
          tlp,
          ...(text ? { text } : {}),
        });
        if (play.holders.get(place) === 'crew') {
          play.at(play.clock.now + 15_000, 6, () => {
            play.write('crew', { kind: 'message-acknowledged', msg, seat: place });
            play.tellSeat(seat, { kind: 'message-acknowledged', msg: own, seat: place, by: titled(script, place) });
          });
        }
      });
    }
  };
  const forbidden = event.items.includes('patient-list') && to.some((place) => play.position(place)?.agency !== play.position(seat).agency);
  if (!forbidden) {
    go();
    return { accepted: true };
  }
  message.waits = true;
  for (const place of to) {
    const receiver = titled(script, play.position(place)?.agency ?? place);
    play.tellSeat(seat, {
      kind: 'disclosure-judged',
      msg: own,
      item: itemOf(script, 'patient-list'),
      to: receiver,
      verdict: 'deny-basis',
      stopped: false,
      warned: true,
    });
  }
  play.at(play.clock.now + SECOND_THOUGHTS, 4, () => {
    if (message.waits) go();
    message.waits = false;
  });
  return { accepted: true };
}
