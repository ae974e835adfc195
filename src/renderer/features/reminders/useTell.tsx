import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { useApi } from '../../api/client.tsx';
import { navigate } from '../../app/hashLocation.ts';
import { useT } from '../../components/useT.ts';
import classes from './reminders.module.css';

/** Something to be told, and where it leads. */
export interface Reminder {
  title: string;
  lines: readonly string[];
  to: string;
}

/** Tells something by the system where the host can, else in the corner of the page. */
export function useTell(): (reminder: Reminder) => void {
  const t = useT();
  const { bridge } = useApi();
  return useCallback(
    (reminder: Reminder) => {
      const { title, lines, to } = reminder;
      const inPage = () => showInPage(reminder, t('today.reminders.open'), t('common.action.close'));
      void bridge.notify({ title, body: lines.join('\n') }).then((answer) => {
        if (answer === 'clicked') navigate(to);
        else if (answer === 'unable') inPage();
      }, inPage);
    },
    [bridge, t],
  );
}

/** Politely: whoever listens hears it when he has finished, and it stays until it is closed. */
function showInPage({ title, lines, to }: Reminder, open: string, close: string): void {
  const id = crypto.randomUUID();
  notifications.show({
    id,
    role: 'status',
    'aria-live': 'polite',
    title,
    message: (
      <Group justify="space-between" align="flex-end" gap="sm" wrap="nowrap">
        <div>
          {lines.map((line) => (
            <Text key={line} size="sm" className={classes.line}>
              {line}
            </Text>
          ))}
        </div>
        <Button
          variant="light"
          size="compact-xs"
          flex="none"
          onClick={() => {
            notifications.hide(id);
            navigate(to);
          }}
        >
          {open}
        </Button>
      </Group>
    ),
    autoClose: false,
    withBorder: true,
    closeButtonProps: { 'aria-label': close },
  });
}
