import { Autocomplete, Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import type { MarketNote } from '../../../shared/contract/visitSheets.contract.ts';
import { type CalendarDay, isCalendarDay } from '../../../shared/domain/calendarDay.ts';
import { RepId } from '../../../shared/domain/ids.ts';
import { priceText } from '../../../shared/domain/money.ts';
import { readAmountText } from '../../../shared/domain/readAmount.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useUndo } from '../../app/useUndo.ts';
import { DealerPicker, type PickedDealer } from '../../components/DealerPicker.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';

interface MarketModalProps {
  /** The note that is edited, "new" for another one, null while the dialog is closed. */
  note: MarketNote | 'new' | null;
  /** Proposed for a new one. */
  today: CalendarDay;
  dealer?: PickedDealer;
  onClose(): void;
}

/** What was seen of a competitor: written down by hand, put right, or thrown away. */
export function MarketModal(props: MarketModalProps) {
  const t = useT();
  return (
    <Modal
      opened={props.note !== null}
      onClose={props.onClose}
      title={t(props.note === 'new' ? 'visitSheets.market.add' : 'visitSheets.market.edit')}
      closeButtonProps={{ 'aria-label': t('common.action.close') }}
    >
      {props.note !== null && <MarketForm {...props} note={props.note === 'new' ? null : props.note} />}
    </Modal>
  );
}

function MarketForm({
  note,
  today,
  dealer: proposed,
  onClose,
}: Omit<MarketModalProps, 'note'> & { note: MarketNote | null }) {
  const t = useT();
  const known = useApiQuery('visits.market', { limit: 1 }).data;
  const reps = useApiQuery('reps.list', {}).data?.reps ?? [];
  const { save, remove, pending, error } = useSaving(note, onClose);
  const [dealer, setDealer] = useState<PickedDealer | null>(
    note === null ? (proposed ?? null) : { id: note.dealerId, name: note.name },
  );
  const [draft, setDraft] = useState({
    on: note?.on ?? today,
    rep: note?.repId == null ? null : String(note.repId),
    competitor: note?.competitor ?? '',
    product: note?.product ?? '',
    price: note?.priceMicro == null ? '' : priceText(note.priceMicro),
    body: note?.body ?? '',
  });
  const read = draft.price.trim() === '' ? null : readAmountText(draft.price);
  const priceMicro = read?.kind === 'value' && read.micro >= 0 ? read.micro : null;
  const badPrice = read !== null && priceMicro === null;
  const says = [draft.competitor, draft.product, draft.price, draft.body].some((text) => text.trim() !== '');
  const ready = dealer !== null && isCalendarDay(draft.on) && !badPrice && says;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    const { on, rep, competitor, product, body } = draft;
    save(dealer, { on, repId: rep === null ? null : RepId.parse(Number(rep)), competitor, product, priceMicro, body });
  };
  const put = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {note === null ? (
          <DealerPicker
            label={t('visitSheets.column.name')}
            value={dealer}
            onChange={setDealer}
            autoFocus={proposed === undefined}
          />
        ) : (
          <TextInput label={t('visitSheets.column.name')} value={note.name} readOnly variant="unstyled" />
        )}
        <Group grow align="flex-start">
          <TextInput
            label={t('visitSheets.column.day')}
            type="date"
            value={draft.on}
            onChange={(event) => put({ on: event.currentTarget.value })}
          />
          <Select
            label={t('visitSheets.column.rep')}
            clearable
            searchable
            data={reps.map(({ id, name }) => ({ value: String(id), label: name }))}
            value={draft.rep}
            onChange={(rep) => put({ rep })}
          />
        </Group>
        <Group grow align="flex-start">
          <Autocomplete
            label={t('visitSheets.column.competitor')}
            data={known?.competitors ?? []}
            maxLength={200}
            data-autofocus={note !== null || proposed !== undefined || undefined}
            value={draft.competitor}
            onChange={(competitor) => put({ competitor })}
          />
          <Autocomplete
            label={t('visitSheets.column.product')}
            data={known?.products ?? []}
            maxLength={200}
            value={draft.product}
            onChange={(product) => put({ product })}
          />
        </Group>
        <TextInput
          label={t('visitSheets.column.price')}
          value={draft.price}
          maxLength={40}
          error={badPrice ? t('visitSheets.problem.priceUnclear', { text: draft.price }) : undefined}
          errorProps={{ role: 'alert' }}
          onChange={(event) => put({ price: event.currentTarget.value })}
        />
        <TextInput
          label={t('visitSheets.column.note')}
          maxLength={500}
          value={draft.body}
          onChange={(event) => put({ body: event.currentTarget.value })}
        />
        {error && <ErrorNotice error={error} />}
        <Group justify="space-between">
          {note === null ? (
            <span />
          ) : (
            <Button variant="subtle" color="red" onClick={remove}>
              {t('common.action.remove')}
            </Button>
          )}
          <Button type="submit" disabled={!ready} loading={pending}>
            {t('common.action.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

type Seen = Pick<MarketNote, 'on' | 'repId' | 'competitor' | 'product' | 'priceMicro' | 'body'>;

function useSaving(note: MarketNote | null, onClose: () => void) {
  const t = useT();
  const notify = useNotify();
  const undo = useUndo();
  const add = useApiCommand('visits.addMarket');
  const edit = useApiCommand('visits.editMarket');
  const bin = useApiCommand('visits.removeMarket');
  const done = (words: string) => ({
    onSuccess: ({ changeId }: Output<'visits.addMarket'>) => {
      notify.done(words, changeId === null ? undefined : () => void undo(changeId));
      onClose();
    },
  });
  return {
    pending: add.isPending || edit.isPending || bin.isPending,
    error: add.error ?? edit.error ?? bin.error,
    save: (dealer: PickedDealer, seen: Seen) =>
      note === null
        ? add.mutate({ dealerId: dealer.id, ...seen }, done(t('visitSheets.market.saved')))
        : edit.mutate({ id: note.id, expectedRevision: note.revision, ...seen }, done(t('visitSheets.market.saved'))),
    remove: () => note !== null && bin.mutate({ id: note.id }, done(t('visitSheets.market.removed'))),
  };
}
