import { Button, Group, Stack } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';

interface SegmentFormProps {
  /** What is filled in can be saved. */
  ready: boolean;
  /** What it throws is told, and the form stays as it is. */
  save(): Promise<void>;
  onClose(): void;
  children: ReactNode;
}

/** The frame of whatever keeps dealers as a segment: its fields, and the buttons that save or leave it. */
export function SegmentForm({ ready, save, onClose, children }: SegmentFormProps) {
  const t = useT();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    setBusy(true);
    try {
      await save();
    } catch (error) {
      notify.error(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void submit();
      }}
    >
      <Stack gap="sm">
        {children}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('common.action.cancel')}
          </Button>
          <Button type="submit" disabled={!ready} loading={busy}>
            {t('segments.builder.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
