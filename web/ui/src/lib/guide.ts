import { anything, flag, listOf, optional, shape, text } from './check';
import type { Check } from './check';
import { readDuration } from './clock';
import type { Text } from './wire';

/** What evaluators look at: the script's objectives down to their tasks, and what is expected for each task. */
export interface Guide {
  readonly objectives: readonly Objective[];
  readonly expectations: readonly Expectation[];
  /** Acts that nobody should do. */
  readonly unwanted: ReadonlyMap<string, string>;
  /** Items of information, which a message may hold in its words. */
  readonly items: readonly string[];
}

export interface Objective {
  readonly id: string;
  readonly text: Text;
  readonly capabilities: readonly { readonly core: string; readonly targets: readonly Target[] }[];
}

/** What can be measured of a core capability, such as "within 30 minutes, notify …". */
export interface Target {
  readonly id: string;
  readonly text: Text;
  readonly tasks: readonly Task[];
}

export interface Task {
  readonly id: string;
  readonly text: Text;
  /** Where it is laid down. */
  readonly source?: string;
  readonly weight: number;
  readonly critical: boolean;
  readonly rights: boolean;
  readonly lookFor?: Text;
}

/** Something that the script expects of a seat, an agency, or everybody. */
export interface Expectation {
  readonly id: string;
  readonly who: string;
  readonly task?: string;
  readonly within?: number;
}

const written = anything as Check<string | Text>;
const taskShape = shape({
  id: text,
  text: optional(written),
  source: optional(text),
  weight: optional(anything),
  critical: optional(flag),
  rights: optional(flag),
  lookFor: optional(written),
});
const targetShape = shape({ id: text, text: optional(written), tasks: optional(listOf(taskShape)) });
const objectiveShape = shape({
  id: text,
  text: optional(written),
  capabilities: optional(listOf(shape({ coreCapability: text, targets: optional(listOf(targetShape)) }))),
});
const expectationShape = shape({ id: text, who: optional(text), task: optional(text), within: optional(text) });
const expecting = shape({ task: optional(text), expects: optional(listOf(expectationShape)) });
const guideShape = shape({
  objectives: optional(listOf(objectiveShape)),
  msel: optional(listOf(expecting)),
  phases: optional(listOf(expecting)),
  actions: optional(listOf(shape({ id: text, unwanted: optional(text) }))),
  information: optional(listOf(shape({ id: text }))),
});

/** Reads the guide out of the tree of a script. */
export function readGuide(found: unknown, asText: (written: string | Text) => Text): Guide {
  const { objectives = [], msel = [], phases = [], actions = [], information = [] } = guideShape(found, 'script');
  const named = (id: string, words: string | Text | undefined) => asText(words ?? id);
  return {
    objectives: objectives.map(({ id, text: words, capabilities }) => ({
      id,
      text: named(id, words),
      capabilities: (capabilities ?? []).map(({ coreCapability, targets }) => ({
        core: coreCapability,
        targets: (targets ?? []).map((target) => ({
          id: target.id,
          text: named(target.id, target.text),
          tasks: (target.tasks ?? []).map((task) => ({
            id: task.id,
            text: named(task.id, task.text),
            ...(task.source === undefined ? {} : { source: task.source }),
            weight: typeof task.weight === 'number' ? task.weight : 1,
            critical: task.critical ?? false,
            rights: task.rights ?? false,
            ...(task.lookFor === undefined ? {} : { lookFor: asText(task.lookFor) }),
          })),
        })),
      })),
    })),
    // A task of a line is that of all its expectations that name none.
    expectations: [...msel, ...phases].flatMap(({ task: common, expects }) =>
      (expects ?? []).flatMap(({ id, who, task = common, within }) => {
        const ms = within === undefined ? undefined : readDuration(within);
        if (who === undefined) return [];
        return { id, who, ...(task === undefined ? {} : { task }), ...(ms === undefined ? {} : { within: ms }) };
      }),
    ),
    unwanted: new Map(actions.flatMap(({ id, unwanted }) => (unwanted === undefined ? [] : [[id, unwanted] as const]))),
    items: information.map(({ id }) => id),
  };
}

/** All tasks and targets in the order of the script. */
export function targetsOf(guide: Guide): readonly Target[] {
  return guide.objectives.flatMap(({ capabilities }) => capabilities.flatMap(({ targets }) => targets));
}

export const tasksOf = (guide: Guide): readonly Task[] => targetsOf(guide).flatMap(({ tasks }) => tasks);
