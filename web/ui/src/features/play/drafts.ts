/** A message that somebody is writing. It is kept on the device with every key that is pressed. */
export interface Draft {
  readonly to: readonly string[];
  readonly type: string;
  /** "best" or a link. */
  readonly via: string;
  readonly items: readonly string[];
  /** Chosen by hand; until then that of the strictest item. */
  readonly tlp?: string;
  readonly purpose: string;
  readonly text: string;
  readonly lang?: string;
  readonly cites: readonly string[];
  readonly closing: boolean;
  /** Why it is an emergency; undefined when it is none. */
  readonly emergency?: string;
}

export const EMPTY: Draft = {
  to: [''],
  type: 'notify',
  via: 'best',
  items: [],
  purpose: 'life-safety',
  text: '',
  cites: [],
  closing: false,
};
