import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { isCalendarDay } from '../../shared/domain/calendarDay.ts';

/** A year that is still being typed (0002, 0020, 0202) is no day yet. */
const EARLIEST = '1990-01-01';

interface PastDayFieldProps {
  label: string;
  description?: string;
  /** '' for none. */
  value: string;
  /** The last day that makes sense. */
  max: string | null;
  onChange(day: string): void;
}

/** A day of the past, told once it is whole; emptied, it is ''. */
export function PastDayField({ label, description, value, max, onChange }: PastDayFieldProps) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  return (
    <TextInput
      size="xs"
      type="date"
      label={label}
      {...(description === undefined ? {} : { description })}
      inputWrapperOrder={['label', 'input', 'description']}
      {...(max === null ? {} : { max })}
      value={typed}
      onChange={(event) => {
        const next = event.currentTarget.value;
        setTyped(next);
        const whole = isCalendarDay(next) && next >= EARLIEST && (max === null || next <= max);
        if (next === '' || whole) onChange(next);
      }}
    />
  );
}
