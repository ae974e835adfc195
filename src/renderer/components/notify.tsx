import { Button, Group, Text } from '@mantine/core';
import { type NotificationData, notifications } from '@mantine/notifications';
import { useMemo } from 'react';
import { isAppError } from '../../shared/errors/appError.ts';
import { paramText } from '../../shared/i18n/paramText.ts';
import type { T } from '../../shared/i18n/translator.ts';
import classes from './notify.module.css';
import { useT } from './useT.ts';

/** The sentence for an error: what happened and what to do. A bug of the window itself has no number to report. */
export function errorText(error: unknown, t: T): string {
  if (!isAppError(error)) return t('errors.internal', { incident: error instanceof Error ? error.name : '?' });
  const params = Object.fromEntries(
    Object.entries(error.params).map(([key, value]) => [key, paramText(String(value ?? ''), t)]),
  );
  return t(`errors.${error.code}`, params);
}

export interface Notify {
  /** Something is done; with `undo` the message offers to take it back. */
  done(message: string, undo?: () => void): void;
  /** Something is at work and shows nothing else yet; the answer takes the message away. */
  busy(message: string): () => void;
  /** An expected failure or a bug; a cancelled job says so quietly. */
  error(error: unknown): void;
}

/** Messages that close by themselves and are in sight at one time: the corner they stand in is of the page below. */
const MOST_AT_ONCE = 2;
const inSight: string[] = [];

/** Shows a message that closes by itself; the oldest makes room for it, and what it told can still be undone from the history. */
function show(message: Omit<NotificationData, 'id' | 'onClose'>, id: string = crypto.randomUUID()): void {
  while (inSight.length >= MOST_AT_ONCE) {
    const oldest = inSight.shift();
    if (oldest !== undefined) notifications.hide(oldest);
  }
  inSight.push(id);
  const onClose = () => {
    const at = inSight.indexOf(id);
    if (at >= 0) inSight.splice(at, 1);
  };
  notifications.show({ ...message, id, onClose });
}

/** Short messages in the corner. */
export function useNotify(): Notify {
  const t = useT();
  return useMemo(
    () => ({
      done(message, undo) {
        const id = crypto.randomUUID();
        const shown = {
          message: undo ? <WithUndo message={message} label={t('common.action.undo')} undo={undo} id={id} /> : message,
          autoClose: undo ? 8_000 : 4_000,
          withBorder: true,
          closeButtonProps: { 'aria-label': t('common.action.close') },
        };
        show(shown, id);
      },
      busy(message) {
        const id = crypto.randomUUID();
        notifications.show({ id, message, loading: true, autoClose: false, withBorder: true, withCloseButton: false });
        return () => notifications.hide(id);
      },
      error(error) {
        const cancelled = isAppError(error) && error.code === 'cancelled';
        show({
          title: cancelled ? undefined : t('common.error.title'),
          message: errorText(error, t),
          color: cancelled ? 'gray' : 'red',
          autoClose: cancelled ? 4_000 : 15_000,
          withBorder: true,
          closeButtonProps: { 'aria-label': t('common.action.close') },
        });
      },
    }),
    [t],
  );
}

function WithUndo(props: { id: string; message: string; label: string; undo: () => void }) {
  return (
    <Group justify="space-between" gap="sm" wrap="nowrap">
      <Text size="sm" miw={0} className={classes.message}>
        {props.message}
      </Text>
      <Button
        variant="light"
        size="compact-xs"
        flex="none"
        onClick={() => {
          notifications.hide(props.id);
          props.undo();
        }}
      >
        {props.label}
      </Button>
    </Group>
  );
}
