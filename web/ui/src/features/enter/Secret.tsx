import { useId } from 'react';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly autoComplete: 'current-password' | 'new-password';
}

/** A field for a password, which managers of passwords know. */
export function Secret({ label, value, onChange, autoComplete }: Props) {
  const id = useId();
  return (
    <div className="dialog-row">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="password"
        className="field"
        autoComplete={autoComplete}
        maxLength={200}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
