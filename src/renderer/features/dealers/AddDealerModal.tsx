import { Button, Group, Modal, Select, SimpleGrid, TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import { DEALER_TYPES } from '../../../shared/domain/dealers.ts';
import { type DealerId, RepId } from '../../../shared/domain/ids.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import { dealerLine, reasonsText } from '../doubles/doubleTexts.ts';
import classes from './dealers.module.css';
import { RegionSelect } from './RegionSelect.tsx';
import { typedPhones } from './typedPhones.ts';

const EMPTY = {
  ...{ name: '', code: '', type: '', regionCode: '', repId: '', address: '', originalGrade: '', note: '' },
  ...{ contact: '', phones: '' },
};
type Form = typeof EMPTY;

/** Adds a dealer by hand. Similar names are shown in place and never block. */
export function AddDealerModal(props: { opened: boolean; onClose(): void; onAdded(id: DealerId): void }) {
  const t = useT();
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={t('dealers.add.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common.action.close') }}
    >
      <AddDealerForm {...props} />
    </Modal>
  );
}

function AddDealerForm({ onClose, onAdded }: { onClose(): void; onAdded(id: DealerId): void }) {
  const t = useT();
  const notify = useNotify();
  const reps = useApiQuery('reps.list', {}).data?.reps ?? [];
  const create = useApiCommand('dealers.create');
  const [form, setForm] = useState<Form>(EMPTY);
  const [missing, setMissing] = useState(false);
  const set = (part: Partial<Form>) => setForm((last) => ({ ...last, ...part }));
  const text = (field: 'name' | 'code' | 'address' | 'originalGrade' | 'note' | 'contact' | 'phones') => ({
    label: t(field === 'contact' ? 'dealers.column.contact' : `dealers.field.${field}`),
    value: form[field],
    maxLength: 200,
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => set({ [field]: event.currentTarget.value }),
  });

  const submit = async (another: boolean) => {
    const name = form.name.trim();
    setMissing(name === '');
    if (name === '') return;
    const added = await create.mutateAsync(toInput({ ...form, name })).catch(() => null); // shown from create.error
    if (added === null) return;
    notify.done(t('dealers.done.added', { name }));
    setForm(EMPTY);
    if (another) document.querySelector<HTMLInputElement>('input[data-autofocus]')?.focus();
    else {
      onClose();
      onAdded(added.id);
    }
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit(false);
      }}
    >
      <TextInput
        {...text('name')}
        data-autofocus
        required
        withAsterisk
        error={missing && t('dealers.add.nameRequired')}
      />
      <SimilarNames form={form} onOpen={onAdded} />
      <SimpleGrid cols={2} mt="sm" spacing="sm">
        <TextInput {...text('code')} />
        <Select
          label={t('dealers.field.type')}
          clearable
          data={DEALER_TYPES.map((value) => ({ value, label: t(`dealers.type.${value}`) }))}
          value={form.type || null}
          onChange={(type) => set({ type: type ?? '' })}
        />
        <RegionSelect
          label={t('dealers.field.region')}
          value={form.regionCode}
          onChange={(regionCode) => set({ regionCode })}
        />
        <Select
          label={t('dealers.field.repId')}
          clearable
          searchable
          data={reps.filter(({ active }) => active).map((rep) => ({ value: String(rep.id), label: rep.name }))}
          value={form.repId || null}
          onChange={(repId) => set({ repId: repId ?? '' })}
        />
        <TextInput {...text('contact')} />
        <TextInput {...text('phones')} placeholder={t('dealers.contact.phonesHint')} />
        <TextInput {...text('address')} />
        <TextInput {...text('originalGrade')} />
      </SimpleGrid>
      <KnownPhone phones={form.phones} onOpen={onAdded} />
      <TextInput {...text('note')} mt="sm" />
      {create.error && <ErrorNotice error={create.error} />}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          {t('common.action.cancel')}
        </Button>
        <Button variant="default" disabled={create.isPending} onClick={() => void submit(true)}>
          {t('dealers.add.another')}
        </Button>
        <Button type="submit" disabled={create.isPending}>
          {t('dealers.add.submit')}
        </Button>
      </Group>
    </form>
  );
}

function toInput(form: Form) {
  const type = DEALER_TYPES.find((known) => known === form.type);
  const { name, code, address, originalGrade, note, regionCode } = form;
  return {
    name,
    code: code.trim(),
    address: address.trim(),
    originalGrade: originalGrade.trim(),
    note: note.trim(),
    regionCode,
    ...(type ? { type } : {}),
    ...(form.contact.trim() === '' && form.phones.trim() === ''
      ? {}
      : { contact: { name: form.contact.trim(), phones: typedPhones(form.phones) } }),
    ...(form.repId === '' ? {} : { repId: RepId.parse(Number(form.repId)) }),
  };
}

/** Who may be on the list already, with the reasons; else names that are like what is being typed. */
function SimilarNames({ form, onOpen }: { form: Form; onOpen(id: DealerId): void }) {
  const t = useT();
  const [{ name, address, regionCode, phones }] = useDebouncedValue(form, 200);
  const asked = name.trim();
  const enabled = asked.length >= 2;
  const like = useApiQuery(
    'doubles.like',
    { name: asked, address, regionCode, phones: typedPhones(phones) },
    { enabled },
  );
  const similar = useApiQuery('dealers.suggest', { text: asked }, { enabled });
  const suspects = enabled ? (like.data?.suspects ?? []) : [];
  const found = enabled ? (similar.data?.dealers.slice(0, 5) ?? []) : [];
  if (suspects.length > 0)
    return (
      <div className={classes.warn} role="status">
        {t('doubles.dealer.typing')}
        {suspects.map(({ dealer, reasons }) => (
          <div key={dealer.id}>
            <UnstyledButton className={classes.similar} onClick={() => onOpen(dealer.id)}>
              {dealerLine(dealer)}
            </UnstyledButton>{' '}
            {reasonsText(reasons, t)}
          </div>
        ))}
      </div>
    );
  return <KnownDealers title={t('dealers.add.similar')} dealers={found} onOpen={onOpen} />;
}

/** Who has the phone already, whatever he is called. */
function KnownPhone({ phones, onOpen }: { phones: string; onOpen(id: DealerId): void }) {
  const t = useT();
  const [asked] = useDebouncedValue(phones, 200);
  const enabled = asked.trim() !== '';
  const known = useApiQuery('dealers.withPhone', { phones: typedPhones(asked) }, { enabled });
  const found = enabled ? (known.data?.dealers ?? []) : [];
  return <KnownDealers title={t('dealers.add.phoneKnown')} dealers={found} onOpen={onOpen} />;
}

interface KnownDealersProps {
  title: string;
  dealers: Output<'dealers.withPhone'>['dealers'];
  onOpen(id: DealerId): void;
}

function KnownDealers({ title, dealers, onOpen }: KnownDealersProps) {
  if (dealers.length === 0) return null;
  return (
    <div className={classes.warn} role="status">
      {title}
      {dealers.map((dealer) => (
        <div key={dealer.id}>
          <UnstyledButton className={classes.similar} onClick={() => onOpen(dealer.id)}>
            {[dealer.name, dealer.code, dealer.city].filter(Boolean).join(' · ')}
          </UnstyledButton>
        </div>
      ))}
    </div>
  );
}
