import { Labelled } from '../../lib/parts/Labelled';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly autoComplete: 'current-password' | 'new-password';
}

/** A field for a password, which managers of passwords know. */
export function Secret({ label, value, onChange, autoComplete }: Props) {
  return (
    <Labelled className="dialog-row" label={label}>
      {(id) => (
        <input
          id={id}
          type="password"
          className="field"
          autoComplete={autoComplete}
          maxLength={200}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Labelled>
  );
}
