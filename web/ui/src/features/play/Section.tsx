import { useId } from 'react';
import type { ReactNode } from 'react';

interface SectionProps {
  readonly title: string;
  /** How many things stand in it; none, and no number is shown. */
  readonly count?: number;
  readonly children: ReactNode;
}

/** A part of a participant's page under its own heading. */
export function Section({ title, count = 0, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 className="sec" id={id}>
        {title}
        {count > 0 && (
          <>
            {' '}
            <span className="count">{count}</span>
          </>
        )}
      </h2>
      {children}
    </section>
  );
}
