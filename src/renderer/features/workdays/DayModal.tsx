import { Button, Group, Modal, Radio, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { SpecialDay } from '../../../shared/contract/workdays.contract.ts';
import { DayKind } from '../../../shared/domain/workdays.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useUndo } from '../../app/useUndo.ts';
import { useFormat } from '../../components/format.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';

interface DayModalProps {
  day: string;
  special: SpecialDay | undefined;
  onClose(): void;
}

/** Declares one day off, worked or half, or takes the owner's word on it away again. */
export function DayModal({ day, special, onClose }: DayModalProps) {
  const t = useT();
  const format = useFormat();
  const notify = useNotify();
  const undo = useUndo();
  const set = useApiCommand('workdays.set');
  const [kind, setKind] = useState<DayKind>(special?.kind ?? 'off');
  const [name, setName] = useState(special?.name ?? '');
  const put = (next: DayKind | null) =>
    set.mutate(
      { days: [{ day, kind: next, name: next === null ? '' : name }] },
      {
        onSuccess: ({ changed, changeId }) => {
          notify.done(
            t('workdays.done', { count: changed }),
            changeId === null ? undefined : () => void undo(changeId),
          );
          onClose();
        },
        onError: (error) => notify.error(error),
      },
    );
  return (
    <Modal
      opened
      onClose={onClose}
      title={`${t('workdays.day.change')} · ${format.day(day)}`}
      closeButtonProps={{ 'aria-label': t('common.action.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          put(kind);
        }}
      >
        <Stack gap="sm">
          <Radio.Group
            label={t('workdays.list.kind')}
            value={kind}
            onChange={(next) => setKind(DayKind.catch('off').parse(next))}
          >
            <Group mt={4}>
              {DayKind.options.map((each) => (
                <Radio key={each} value={each} label={t(`workdays.kind.${each}`)} />
              ))}
            </Group>
          </Radio.Group>
          <TextInput
            label={t('workdays.day.name')}
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            {special?.why === 'own' && (
              <Button variant="default" onClick={() => put(null)}>
                {t('workdays.day.back')}
              </Button>
            )}
            <Button type="submit" loading={set.isPending}>
              {t('workdays.day.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
