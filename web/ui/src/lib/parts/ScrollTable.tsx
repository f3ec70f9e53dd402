import type { ReactNode } from 'react';

interface Props {
  readonly name: string;
  /** What a screen reader hears of it besides; its name if not given. */
  readonly caption?: ReactNode;
  /** Whether the caption is seen too. */
  readonly captioned?: boolean;
  readonly className?: string;
  /** Looks of the box that scrolls. */
  readonly box?: string;
  /** Its head and body. */
  readonly children: ReactNode;
}

/** A table that scrolls sideways by itself where it is too wide, also by keyboard. */
export function ScrollTable({ name, caption = name, captioned = false, className = 't', box = '', children }: Props) {
  return (
    <div className={`scroll-x ${box}`} tabIndex={0} role="group" aria-label={name}>
      <table className={className}>
        <caption className={captioned ? undefined : 'sr-only'}>{caption}</caption>
        {children}
      </table>
    </div>
  );
}
