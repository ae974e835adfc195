import { Button, Group, Modal, Radio, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { RepId } from '../../../shared/domain/ids.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useUndo } from '../../app/useUndo.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';

/** Two reps to be made one; the second may still be chosen. */
export interface Pair {
  id: RepId;
  otherId: RepId | null;
}

/** Makes two reps one: counted before, undone in one step. */
export function MergeModal({ pair, onClose }: { pair: Pair | null; onClose(): void }) {
  const t = useT();
  return (
    <Modal
      opened={pair !== null}
      onClose={onClose}
      title={t('reps.merge.title')}
      closeButtonProps={{ 'aria-label': t('common.action.close') }}
    >
      {pair && <MergeForm pair={pair} onClose={onClose} />}
    </Modal>
  );
}

function MergeForm({ pair, onClose }: { pair: Pair; onClose(): void }) {
  const t = useT();
  const format = useFormat();
  const notify = useNotify();
  const undo = useUndo();
  const reps = useApiQuery('reps.list', {}).data?.reps ?? [];
  const [otherId, setOther] = useState<RepId | null>(pair.otherId);
  const [keptId, setKept] = useState<RepId | null>(null);
  const self = reps.find(({ id }) => id === pair.id);
  const nameOf = (id: RepId | null) => reps.find((rep) => rep.id === id)?.name ?? '';
  // The one chosen last is who the other becomes part of, until the owner says otherwise.
  const kept = keptId ?? otherId;
  const lost = kept === pair.id ? otherId : pair.id;
  const ready = kept !== null && lost !== null;
  const ids = { id: lost ?? pair.id, intoId: kept ?? pair.id };
  const preview = useApiQuery('reps.previewMerge', ids, { enabled: ready });
  const merge = useApiCommand('reps.merge');
  const submit = () => {
    if (!ready) return;
    merge.mutate(ids, {
      onSuccess: ({ owners, changeId }) => {
        const words = { lost: nameOf(lost), kept: nameOf(kept), count: owners };
        notify.done(t('reps.done.merged', words), () => void undo(changeId));
        onClose();
      },
    });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap="sm">
        {pair.otherId === null && self && (
          <Text size="sm">
            {t('reps.merge.who', { name: self.name, count: self.dealers, dealers: format.count(self.dealers) })}
          </Text>
        )}
        {pair.otherId === null && (
          <Select
            label={t('reps.merge.into')}
            data={reps
              .filter(({ id }) => id !== pair.id)
              .map(({ id, name, dealers }) => ({ value: String(id), label: `${name} (${format.count(dealers)})` }))}
            value={otherId === null ? null : String(otherId)}
            onChange={(value) => setOther(value === null ? null : RepId.parse(Number(value)))}
            searchable
            required
            data-autofocus
          />
        )}
        {ready && (
          <Radio.Group
            label={t('reps.merge.stays')}
            value={String(kept)}
            onChange={(value) => setKept(RepId.parse(Number(value)))}
          >
            <Group mt={4}>
              {[pair.id, otherId].map((id) => (
                <Radio key={id} value={String(id)} label={nameOf(id)} />
              ))}
            </Group>
          </Radio.Group>
        )}
        {ready && preview.data && (
          <Text size="sm" role="status">
            {t('reps.merge.preview', {
              lost: nameOf(lost),
              kept: nameOf(kept),
              dealers: format.count(preview.data.dealers),
              owners: format.count(preview.data.owners),
            })}
          </Text>
        )}
        {(merge.error ?? preview.error) && <ErrorNotice error={merge.error ?? preview.error} />}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('common.action.cancel')}
          </Button>
          <Button type="submit" disabled={!ready || !preview.data} loading={merge.isPending}>
            {t('reps.merge.act')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
