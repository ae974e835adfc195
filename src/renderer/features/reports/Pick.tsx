import { SegmentedControl } from '@mantine/core';
import { useId } from 'react';
import type { z } from 'zod';
import classes from './reports.module.css';

export interface PickProps<V extends string> {
  label: string;
  schema: z.ZodType<V>;
  value: V;
  options: readonly (readonly [value: V, label: string])[];
  onChange(next: V): void;
}

/** One of a few values, all in sight. */
export function Pick<V extends string>({ label, schema, value, options, onChange }: PickProps<V>) {
  const id = useId();
  return (
    <div>
      <div id={id} className={classes.label}>
        {label}
      </div>
      <SegmentedControl
        aria-labelledby={id}
        fullWidth
        value={value}
        data={options.map(([each, text]) => ({ value: each, label: text }))}
        onChange={(next) => onChange(schema.parse(next))}
      />
    </div>
  );
}
