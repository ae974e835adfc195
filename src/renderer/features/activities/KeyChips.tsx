import { Chip, Group, Input, Kbd } from '@mantine/core';
import { type RefObject, useId } from 'react';

/** One key for each choice, in their order. */
const KEYS = '1234567890-';

interface KeyChipsProps<V extends string> {
  label: string;
  options: readonly { value: V; label: string }[];
  value: V | null;
  onChange(value: V): void;
  /** A key has chosen: the next field is to have the focus. */
  onChosen(): void;
  group: RefObject<HTMLDivElement | null>;
}

/** Choices that a single key makes; arrows and the mouse work as ever. */
export function KeyChips<V extends string>({ label, options, value, onChange, onChosen, group }: KeyChipsProps<V>) {
  const id = useId();
  const choose = (text: string) => {
    const option = options.find((each) => each.value === text);
    if (option) onChange(option.value);
  };
  return (
    <Input.Wrapper label={label} labelElement="div" labelProps={{ id }}>
      <Chip.Group value={value ?? ''} onChange={choose}>
        <Group
          ref={group}
          gap={4}
          role="radiogroup"
          aria-labelledby={id}
          onKeyDown={(event) => {
            const option = event.ctrlKey || event.altKey ? undefined : options[KEYS.indexOf(event.key)];
            if (option === undefined) return;
            event.preventDefault();
            onChange(option.value);
            onChosen();
          }}
        >
          {options.map((option, index) => (
            <Chip key={option.value} size="xs" value={option.value} aria-keyshortcuts={KEYS[index] ?? ''}>
              <Kbd size="xs" aria-hidden>
                {KEYS[index]}
              </Kbd>{' '}
              {option.label}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </Input.Wrapper>
  );
}

/** Gives a group of choices the focus: what is chosen, else the first. */
export function focusChips(group: RefObject<HTMLDivElement | null>): void {
  const fields = group.current?.querySelectorAll('input') ?? [];
  const [first] = fields;
  const chosen = [...fields].find((field) => field.checked);
  (chosen ?? first)?.focus();
}
