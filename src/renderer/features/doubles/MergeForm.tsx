import { Button, Group, Modal, Stack, Table } from '@mantine/core';
import { ArrowLeftRight } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useT } from '../../components/useT.ts';
import classes from './doubles.module.css';

interface MergeWindowProps {
  title: string;
  /** px */
  size: number;
  opened: boolean;
  onClose(): void;
  children: ReactNode;
}

/** The window in which two records are looked at side by side before they become one. */
export function MergeWindow({ title, size, opened, onClose, children }: MergeWindowProps) {
  const t = useT();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size={size}
      closeButtonProps={{ 'aria-label': t('common.action.close') }}
    >
      {children}
    </Modal>
  );
}

interface MergeFormProps {
  /** The two sides, in the table's head. */
  heads: ReactNode;
  /** A row for each field. */
  rows: ReactNode;
  /** What else is to be said. */
  children: ReactNode;
  error: unknown;
  isPending: boolean;
  onSwap(): void;
  onSubmit(): void;
  onClose(): void;
}

/** Both sides with a choice for each field. Its button has the focus as soon as the two have been read: Enter merges, Esc leaves. */
export function MergeForm({ heads, rows, children, error, isPending, onSwap, onSubmit, onClose }: MergeFormProps) {
  const t = useT();
  const submit = useRef<HTMLButtonElement>(null);
  // The window opens before the two are read: its own first focus finds only the button that closes it.
  useEffect(() => submit.current?.focus(), []);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <Stack gap="sm">
        <Table className={classes.sides} withRowBorders>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={110}>
                <Button
                  size="compact-xs"
                  variant="default"
                  leftSection={<ArrowLeftRight size={13} aria-hidden />}
                  onClick={onSwap}
                >
                  {t('doubles.merge.swap')}
                </Button>
              </Table.Th>
              {heads}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>{rows}</Table.Tbody>
        </Table>
        {children}
        {error !== null && <ErrorNotice error={error} />}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('common.action.cancel')}
          </Button>
          <Button ref={submit} type="submit" loading={isPending} data-autofocus>
            {t('doubles.merge.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
