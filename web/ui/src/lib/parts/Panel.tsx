import { useEffect, useId } from 'react';
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

/** F6 goes to the next panel, Shift+F6 to the one before. */
export function usePanelKeys() {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F6') return;
      event.preventDefault();
      const panels = [...document.querySelectorAll<HTMLElement>('[data-panel]')];
      const here = panels.findIndex((panel) => panel.contains(document.activeElement));
      const step = event.shiftKey ? -1 : 1;
      const next = here < 0 ? (event.shiftKey ? -1 : 0) : (here + step) % panels.length;
      panels.at(next)?.focus();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}
