import { SegmentedControl } from '@mantine/core';
import { useId } from 'react';
import classes from './understand.module.css';

export interface ChoiceProps<V extends string> {
  label: string;
  hint?: string;
  value: V;
  options: readonly (readonly [value: V, label: string])[];
  onChange(next: V): void;
}

/** One of a few values, all in sight. */
export function Choice<V extends string>({ label, hint, value, options, onChange }: ChoiceProps<V>) {
  const id = useId();
  return (
    <div>
      <div id={id} className={classes.choiceLabel}>
        {label}
      </div>
      <SegmentedControl
        aria-labelledby={id}
        fullWidth
        orientation={options.length > 2 ? 'vertical' : 'horizontal'}
        value={value}
        data={options.map(([each, text]) => ({ value: each, label: text }))}
        onChange={(next) => onChange(next as V)} // only the values of `options` are offered
      />
      {hint && <div className={classes.choiceHint}>{hint}</div>}
    </div>
  );
}
