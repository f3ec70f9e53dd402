import { useId } from 'react';
import type { ReactNode } from 'react';

interface PanelProps {
  readonly title: string;
  readonly note?: ReactNode;
  /** Controls at the right of the head. */
  readonly controls?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A part of a watched screen, with a head and a body that scrolls inside. F6 goes from one to the next. */
export function Panel({ title, note, controls, className, children }: PanelProps) {
  const id = useId();
  return (
    <section className={`panel ${className ?? ''}`} aria-labelledby={id} data-panel tabIndex={-1}>
      <header>
        <h2 id={id}>{title}</h2>
        {note !== undefined && <span className="small muted">{note}</span>}
        <span className="grow" />
        {controls}
      </header>
      <div className="body" tabIndex={0} role="group" aria-labelledby={id}>
        {children}
      </div>
    </section>
  );
}
