import { useT } from '../../components/useT.ts';
import { KEEP, NOBODY } from './leaving.ts';

/** Who takes over. The browser's own field: there are hundreds of them in a list. */
export function TakerSelect(props: {
  label: string;
  /** Null where those it stands for differ. */
  value: string | null;
  takers: readonly { value: string; label: string }[];
  onChange(choice: string): void;
}) {
  const t = useT();
  const MIXED = '?';
  return (
    <select
      aria-label={props.label}
      value={props.value ?? MIXED}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    >
      {props.value === null && (
        <option value={MIXED} disabled>
          {t('reps.leave.choose')}
        </option>
      )}
      <option value={KEEP}>{t('reps.leave.keep')}</option>
      {props.takers.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
      <option value={NOBODY}>{t('reps.detail.nobody')}</option>
    </select>
  );
}
