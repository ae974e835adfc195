import { SegmentedControl, Text } from '@mantine/core';
import { useId } from 'react';
import type { z } from 'zod';
import classes from './settings.module.css';

export interface PlainChoiceProps<V extends string> {
  label: string;
  hint?: string;
  schema: z.ZodType<V>;
  value: V;
  options: readonly (readonly [value: V, label: string])[];
  onChange(next: V): void;
}

/** One of a few values, all in sight, kept at once. */
export function PlainChoice<V extends string>({ label, hint, schema, value, options, onChange }: PlainChoiceProps<V>) {
  const id = useId();
  return (
    <div>
      <div id={id} className={classes.label}>
        {label}
      </div>
      {hint !== undefined && (
        <Text fz="xs" c="dimmed" mb={4}>
          {hint}
        </Text>
      )}
      <SegmentedControl
        size="sm"
        aria-labelledby={id}
        value={value}
        data={options.map(([each, text]) => ({ value: each, label: text }))}
        onChange={(next) => onChange(schema.parse(next))}
      />
    </div>
  );
}
