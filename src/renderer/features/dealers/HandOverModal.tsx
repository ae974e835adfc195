import { Button, type ComboboxParsedItem, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { isCalendarDay } from '../../../shared/domain/calendarDay.ts';
import { type DealerId, RepId } from '../../../shared/domain/ids.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useUndo } from '../../app/useUndo.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import { AddRepModal } from '../reps/AddRepModal.tsx';
import { ReasonField, useReasons } from './ReasonField.tsx';

/** As a select holds it: dealers that nobody is to serve, and a rep that is still to be written. */
const NOBODY = 'none';
const NEW = 'new';

export interface HandOverModalProps {
  /** Null while the dialog is closed. */
  ids: readonly DealerId[] | null;
  onClose(): void;
  onDone(): void;
}

/** Gives dealers to another rep from a day on: counted before, undone in one step. */
export function HandOverModal({ ids, onClose, onDone }: HandOverModalProps) {
  const t = useT();
  return (
    <Modal
      opened={ids !== null}
      onClose={onClose}
      title={ids && t('dealers.handOver.title', { count: ids.length })}
      size="md"
      closeButtonProps={{ 'aria-label': t('common.action.close') }}
    >
      {ids && <HandOverForm ids={[...ids]} onClose={onClose} onDone={onDone} />}
    </Modal>
  );
}

function HandOverForm({ ids, onClose, onDone }: { ids: DealerId[]; onClose(): void; onDone(): void }) {
  const t = useT();
  const format = useFormat();
  const notify = useNotify();
  const undo = useUndo();
  const reps = useApiQuery('reps.list', {}).data?.reps ?? [];
  const today = useApiQuery('session.get', {}).data?.today ?? '';
  const [choice, setChoice] = useState<string | null>(null);
  const [day, setDay] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const fromOn = day ?? today;
  const repId = choice === null || choice === NOBODY ? null : RepId.parse(Number(choice));
  const ready = choice !== null && isCalendarDay(fromOn);
  const preview = useApiQuery('dealers.previewHandOver', { ids, repId, fromOn }, { enabled: ready }).data;
  const command = useApiCommand('dealers.handOver');
  const [adding, setAdding] = useState<string | null>(null);
  const [sought, setSought] = useState('');
  const { remember } = useReasons();
  const names = [
    // Who has left by then cannot take over.
    ...reps
      .filter(({ leftOn }) => leftOn === null || leftOn >= fromOn)
      .map(({ id, name, dealers }) => ({ value: String(id), label: `${name} (${format.count(dealers)})` })),
    { value: NOBODY, label: t('dealers.filter.noRep') },
    { value: NEW, label: t('dealers.handOver.newRep') },
  ];
  const changing = preview?.from.reduce((sum, { dealers }) => sum + dealers, 0) ?? 0;
  const submit = () => {
    if (!ready || changing === 0) return;
    command.mutate(
      { ids, repId, fromOn, reason },
      {
        onSuccess: ({ changed, changeId }) => {
          remember(reason);
          const rep = reps.find(({ id }) => id === repId)?.name ?? t('dealers.filter.noRep');
          notify.done(
            t('dealers.done.handedOver', { count: changed, rep, day: format.day(fromOn) }),
            () => void undo(changeId),
          );
          onDone();
        },
      },
    );
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap="sm">
        <Select
          label={t('dealers.handOver.rep')}
          data={names}
          value={choice}
          onChange={(value) => (value === NEW ? setAdding(sought) : setChoice(value))}
          onSearchChange={setSought}
          filter={({ options, search }) => repOptions(options, search)}
          searchable
          required
          data-autofocus
        />
        <TextInput
          type="date"
          label={t('dealers.handOver.from')}
          description={t('dealers.handOver.fromHint')}
          value={fromOn}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        <ReasonField label={t('dealers.handOver.reason')} value={reason} onChange={setReason} />
        {preview && (
          <Text size="sm" role="status">
            {preview.from.length > 0 &&
              t('dealers.handOver.now', {
                list: preview.from
                  .map(({ repName, dealers: count }) =>
                    t('dealers.handOver.part', { name: repName === '' ? t('dealers.filter.noRep') : repName, count }),
                  )
                  .join(t('imports.check.comma')),
              })}{' '}
            {preview.unchanged > 0 && t('dealers.handOver.unchanged', { count: preview.unchanged })}
          </Text>
        )}
        {command.error && <ErrorNotice error={command.error} />}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('common.action.cancel')}
          </Button>
          <Button type="submit" disabled={!ready || changing === 0} loading={command.isPending}>
            {preview && changing === 0
              ? t('dealers.handOver.nothing')
              : t('dealers.handOver.act', { count: preview ? changing : ids.length })}
          </Button>
        </Group>
      </Stack>
      <AddRepModal
        opened={adding !== null}
        name={adding ?? ''}
        onClose={() => setAdding(null)}
        onAdded={(id) => setChoice(String(id))}
      />
    </form>
  );
}

/** Reps by any part of their name; nobody and a new one are always there. */
function repOptions(options: readonly ComboboxParsedItem[], search: string): ComboboxParsedItem[] {
  const wanted = search.trim().toLowerCase();
  return options.filter(
    (item) =>
      !('value' in item) || item.value === NEW || item.value === NOBODY || item.label.toLowerCase().includes(wanted),
  );
}
