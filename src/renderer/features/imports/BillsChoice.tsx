import { Button, Group, Radio, Text } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { errorText } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import classes from './period.module.css';

export interface BillsChoiceProps {
  title: string;
  children: ReactNode;
  /** What removing them is called. */
  remove: string;
  removes: boolean;
  busy: boolean;
  error: Error | null;
  onRemove(remove: boolean): void;
  /** Opens the list of the bills. */
  onList(): void;
}

/** Bills of before that the commit may take away: what speaks for it, and the owner's choice. */
export function BillsChoice(props: BillsChoiceProps) {
  const { title, children, remove, removes, busy, error, onRemove, onList } = props;
  const t = useT();
  const name = useId();
  return (
    <fieldset className={classes.period}>
      <legend className={classes.legend}>{title}</legend>
      <Text size="sm">{children}</Text>
      <Group gap="lg" mt={4}>
        {([false, true] as const).map((each) => (
          <Radio
            key={String(each)}
            name={name}
            size="sm"
            checked={removes === each}
            disabled={busy}
            label={each ? remove : t('imports.replace.keep')}
            onChange={() => onRemove(each)}
          />
        ))}
        <Button variant="default" size="compact-sm" onClick={onList}>
          {t('imports.replace.list')}
        </Button>
        <Text size="xs" c="dimmed">
          {t('imports.replace.hint')}
        </Text>
      </Group>
      {error !== null && (
        <Text size="sm" c="red" role="alert">
          {errorText(error, t)}
        </Text>
      )}
    </fieldset>
  );
}
