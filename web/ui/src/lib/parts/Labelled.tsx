import { useId } from 'react';
import type { ReactNode } from 'react';

export interface LabelledProps {
  readonly id?: string;
  readonly label: ReactNode;
  readonly hint?: string;
  /** What is wrong, in place of the hint. */
  readonly error?: string | undefined;
  readonly children: (id: string, describedBy: string | undefined) => ReactNode;
}

/** A control with its label, and a hint or an error that are tied to it. */
export function Labelled({ id: given, className, label, hint, error, children }: LabelledProps & { readonly className: string }) {
  const made = useId();
  const id = given ?? made;
  const about = error || hint;
  return (
    <div className={className}>
      <label htmlFor={id}>{label}</label>
      {children(id, about ? `${id}-hint` : undefined)}
      {about && (
        <p id={`${id}-hint`} className={error ? 'error-text small' : 'caption'}>
          {about}
        </p>
      )}
    </div>
  );
}
