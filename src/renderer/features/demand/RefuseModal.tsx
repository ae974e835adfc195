import { Button, Group, Modal, MultiSelect, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { NeedRule } from '../../../shared/contract/demand.contract.ts';
import { DealerId, type ProductId } from '../../../shared/domain/ids.ts';
import { useApi } from '../../api/client.tsx';
import { useT } from '../../components/useT.ts';
import { useUndoableAct } from '../doubles/useUndoableAct.ts';

/** A proposal that is not wanted again. */
export interface ToRefuse {
  name: string;
  need?: NeedRule;
  productId?: ProductId;
  /** Among whom is chosen; one alone needs no choice. */
  dealers: readonly { id: DealerId; name: string }[];
}

/** Asks why something is not to be proposed again, and to whom. */
export function RefuseModal({ what, onClose }: { what: ToRefuse | null; onClose(): void }) {
  const t = useT();
  return (
    <Modal
      opened={what !== null}
      onClose={onClose}
      title={what && t('demand.refuse.title', { name: what.name })}
      closeButtonProps={{ 'aria-label': t('common.action.close') }}
    >
      {what && <RefuseForm what={what} onClose={onClose} />}
    </Modal>
  );
}

const REASONS = ['range', 'price', 'asked', 'wrong'] as const;

function RefuseForm({ what, onClose }: { what: ToRefuse; onClose(): void }) {
  const t = useT();
  const api = useApi();
  const act = useUndoableAct();
  const [only] = what.dealers;
  const alone = what.dealers.length === 1;
  const [chosen, setChosen] = useState<string[]>(alone && only ? [String(only.id)] : []);
  const [reason, setReason] = useState('');
  const ready = chosen.length > 0 && reason.trim() !== '';
  const refuse = async () => {
    const { need, productId } = what;
    await act(
      () =>
        api.call('demand.refuse', {
          dealerIds: chosen.map((id) => DealerId.parse(Number(id))),
          ...(need === undefined ? {} : { need }),
          ...(productId === undefined ? {} : { productId }),
          reason: reason.trim(),
        }),
      t('demand.refuse.done', { name: what.name, count: chosen.length }),
    );
    onClose();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void refuse();
      }}
    >
      <Stack gap="sm">
        {!alone && (
          <MultiSelect
            label={t('demand.refuse.dealers')}
            data-autofocus
            searchable
            data={what.dealers.map(({ id, name }) => ({ value: String(id), label: name }))}
            value={chosen}
            onChange={setChosen}
          />
        )}
        <TextInput
          label={t('demand.refuse.reason')}
          value={reason}
          maxLength={200}
          required
          {...(alone ? { 'data-autofocus': true } : {})}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group gap={6}>
          {REASONS.map((word) => (
            <Button
              key={word}
              size="compact-xs"
              variant="default"
              onClick={() => setReason(t(`demand.refuse.reasons.${word}`))}
            >
              {t(`demand.refuse.reasons.${word}`)}
            </Button>
          ))}
        </Group>
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('common.action.cancel')}
          </Button>
          <Button type="submit" disabled={!ready}>
            {t('demand.refuse.act')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
