import { Autocomplete, Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { isCalendarDay } from '../../../shared/domain/calendarDay.ts';
import type { ChangeId, DealerId } from '../../../shared/domain/ids.ts';
import { type TierNaming, tierCodes, tierName } from '../../../shared/domain/tiers.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useUndo } from '../../app/useUndo.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useNotify } from '../../components/notify.tsx';
import { useTierNaming } from '../../components/tierNames.tsx';
import { useT } from '../../components/useT.ts';

const REASONS = ['chain', 'promise', 'newBig', 'strategic', 'risk'] as const;

export interface PinModalProps {
  /** Null while the dialog is closed. */
  ids: readonly DealerId[] | null;
  /** Each dealer keeps its grade of the owner's own list, instead of one tier for all. */
  keepGrades?: boolean;
  onClose(): void;
  onDone(): void;
}

/** Sets the tier of dealers by hand, with a reason and if wanted a last day. */
export function PinModal({ ids, keepGrades = false, onClose, onDone }: PinModalProps) {
  const t = useT();
  return (
    <Modal
      opened={ids !== null}
      onClose={onClose}
      title={ids && t(keepGrades ? 'dealers.pin.keepTitle' : 'dealers.pin.title', { count: ids.length })}
      size="md"
      closeButtonProps={{ 'aria-label': t('common.action.close') }}
    >
      {ids && <PinForm ids={[...ids]} keepGrades={keepGrades} onClose={onClose} onDone={onDone} />}
    </Modal>
  );
}

interface FormProps {
  ids: DealerId[];
  keepGrades: boolean;
  onClose(): void;
  onDone(): void;
}

function PinForm({ ids, keepGrades, onClose, onDone }: FormProps) {
  const t = useT();
  const notify = useNotify();
  const undo = useUndo();
  const live = useTierNaming();
  const rules = useApiQuery('scoring.overview', {}).data?.live?.rules;
  const naming = rules ?? live;
  const [tier, setTier] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [day, setDay] = useState('');
  const pin = useApiCommand('scoring.pin');
  const keep = useApiCommand('scoring.keepGrades');
  const unpin = useApiCommand('scoring.unpin');
  const untilOn = isCalendarDay(day) ? day : null;
  const ready = (keepGrades || tier !== null) && reason.trim() !== '';
  const done = (key: 'done' | 'unpinned') => ({
    onSuccess: ({ changed, changeId }: { changed: number; changeId: ChangeId }) => {
      notify.done(t(`dealers.pin.${key}`, { count: changed }), () => void undo(changeId));
      onDone();
    },
  });
  const submit = () => {
    if (!ready) return;
    if (keepGrades) keep.mutate({ ids, reason, untilOn }, done('done'));
    else pin.mutate({ ids, tier: tier ?? '', reason, untilOn }, done('done'));
  };
  const pinned = useApiQuery('scoring.pins', {}).data?.pins.some(({ dealerId }) => ids.includes(dealerId)) ?? false;
  const [only] = ids;
  const error = pin.error ?? keep.error ?? unpin.error;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap="sm">
        {only !== undefined && ids.length === 1 && <WhoseTier id={only} naming={naming} />}
        <Text size="sm" c="dimmed">
          {t(keepGrades ? 'dealers.pin.keepHint' : 'dealers.pin.hint')}
        </Text>
        {!keepGrades && (
          <Select
            label={t('dealers.pin.tier')}
            required
            data-autofocus
            data={tierCodes(naming).map((code) => ({ value: code, label: tierName(naming, code) }))}
            value={tier}
            onChange={setTier}
          />
        )}
        <Autocomplete
          label={t('dealers.pin.reason')}
          required
          maxLength={200}
          data-autofocus={keepGrades || undefined}
          data={REASONS.map((name) => t(`dealers.pin.reasons.${name}`))}
          value={reason}
          onChange={setReason}
        />
        <TextInput
          type="date"
          label={t('dealers.pin.until')}
          description={t('dealers.pin.untilHint')}
          value={day}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        {error && <ErrorNotice error={error} />}
        <Group justify="space-between">
          {keepGrades || !pinned ? (
            <span />
          ) : (
            <Button variant="subtle" loading={unpin.isPending} onClick={() => unpin.mutate({ ids }, done('unpinned'))}>
              {t('dealers.pin.remove')}
            </Button>
          )}
          <Group gap="sm">
            <Button variant="default" onClick={onClose}>
              {t('common.action.cancel')}
            </Button>
            <Button type="submit" disabled={!ready} loading={pin.isPending || keep.isPending}>
              {t('dealers.pin.set')}
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
  );
}

/** Who it is about, and what the calculation says. */
function WhoseTier({ id, naming }: { id: DealerId; naming: TierNaming }) {
  const t = useT();
  const name = useApiQuery('dealers.get', { id }).data?.name;
  const figures = useApiQuery('scoring.explain', { dealerId: id }).data;
  if (name === undefined || figures === undefined) return null;
  const code = figures?.computed ?? figures?.tier ?? '';
  return (
    <Text size="sm">
      {tierCodes(naming).includes(code)
        ? t('dealers.pin.whose', { name, tier: tierName(naming, code) })
        : t('dealers.pin.whoseUngraded', { name })}
    </Text>
  );
}
