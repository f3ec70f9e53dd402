import { useEffect, useMemo, useRef } from 'react';
import { useQuery } from '@tanstack/react-query';
import * as api from './api';
import type { Heard } from './clock';
import { useFeed, useFold } from './feed';
import type { FeedState, Fold, Hearing } from './feed';
import { useSpeech, useWords } from './language';
import { readEntry } from './log';
import type { LogEntry } from './log';
import { useVoice } from './say';
import { namesOf, readableDisruption, readScript } from './script';
import type { Script, ScriptedDisruption, SentMessage } from './script';
import type { ExerciseView, Pause, State } from './wire';
import type { Names } from './words/log';

/** An exercise as a trainer's page follows it: its script, its whole log, its clock. */
export interface LiveExercise {
  readonly id: string;
  readonly view: ExerciseView;
  readonly script: Script;
  readonly entries: readonly LogEntry[];
  readonly messages: ReadonlyMap<number, Sent>;
  readonly names: Names;
  readonly clock: Heard;
  readonly state: State;
  readonly pause: Pause | undefined;
  readonly hearing: Hearing;
}

/** A message as its sending told of it. */
export interface Sent extends SentMessage {
  readonly sender: string;
  readonly to: readonly string[];
  readonly via: string;
}

/** What the log brings that the script does not name: messages, and the disruptions that controllers throw. */
interface Brought {
  readonly messages: Map<number, Sent>;
  readonly thrown: Map<string, ScriptedDisruption>;
}

const brought: Fold<LogEntry, Brought> = {
  start: () => ({ messages: new Map(), thrown: new Map() }),
  step({ messages, thrown }, { event }) {
    if (event.kind === 'message-sent') {
      const { msg, sender, to, via, type, line } = event;
      messages.set(msg, { sender, to, via, type, ...(line === undefined ? {} : { line }) });
    } else if (event.kind === 'disruption-thrown') {
      const disruption = readableDisruption(event.tree);
      if (disruption) thrown.set(event.disruption, disruption);
    }
  },
};

/** Follows an exercise; `missing` while it is loading, or for ever if it cannot be read. */
export function useExercise(id: string):
  | { readonly exercise: LiveExercise; readonly missing?: undefined }
  | { readonly exercise?: undefined; readonly missing: { readonly error: unknown; readonly retry: () => void } } {
  const speech = useSpeech();
  const view = useQuery({ queryKey: ['exercise', id], queryFn: () => api.exercise(id) });
  const tree = useQuery({
    queryKey: ['script', id],
    queryFn: async () => readScript(await api.script(id)),
    staleTime: Infinity,
  });
  const feed = useFeed(api.feedPath(id), readEntry, 0);
  useStateAnnouncements(feed);
  const { messages, thrown } = useFold(feed.entries, brought);
  // What only an answer tells, such as read only, may have changed while the server was away.
  const away = feed.hearing.state === 'lost';
  const { refetch } = view;
  const wasAway = useRef(false);
  useEffect(() => {
    if (wasAway.current && !away) void refetch();
    wasAway.current = away;
  }, [away, refetch]);
  const script = tree.data;
  // The maps grow in place, so that new names are found without new sentences for all the old.
  const names = useMemo(() => script && namesOf(script, speech, messages, thrown), [script, speech, messages, thrown]);
  const first = useRef<{ view: ExerciseView; heard: Heard }>(undefined);
  if (!view.data || !script || !names) {
    const retry = () => {
      void view.refetch();
      void tree.refetch();
    };
    return { missing: { error: view.error ?? tree.error, retry } };
  }
  if (first.current?.view.id !== view.data.id) {
    first.current = { view: view.data, heard: { ...view.data.clock, at: performance.now() } };
  }
  return {
    exercise: {
      id,
      view: view.data,
      script,
      entries: feed.entries,
      messages,
      names,
      clock: feed.clock ?? first.current.heard,
      state: feed.clock?.state ?? view.data.state,
      pause: feed.clock ? feed.clock.pause : view.data.pause,
      hearing: feed.hearing,
    },
  };
}

/** Says at once what stops or starts play, and when the connection goes or comes back. */
export function useStateAnnouncements(heard: Pick<FeedState<unknown>, 'clock' | 'hearing'>) {
  const words = useWords();
  const voice = useVoice();
  const state = heard.clock?.state;
  const pause = heard.clock?.pause;
  const before = useRef<State>(undefined);
  useEffect(() => {
    const was = before.current;
    before.current = state;
    if (was === undefined || state === undefined || was === state) return;
    if (state === 'paused') voice.sayNow(pause ? words.clock.pausedBecause[pause] : words.clock.paused);
    else if (state === 'ended') voice.sayNow(words.clock.ended);
    else if (state === 'started') voice.sayNow(was === 'paused' ? words.clock.resumed : words.clock.started);
  }, [state, pause, voice, words]);
  const hearing = heard.hearing.state;
  const heardBefore = useRef(hearing);
  useEffect(() => {
    const was = heardBefore.current;
    if (hearing === 'lost' && was !== 'lost') voice.sayNow(words.clock.lost);
    if (hearing === 'live' && was === 'lost') voice.sayNow(words.clock.back);
    heardBefore.current = hearing;
  }, [hearing, voice, words]);
}
