import { Button, Group, Modal, SegmentedControl, Select, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { CASE_KINDS, CASE_URGENCIES, type CaseKind, type CaseUrgency } from '../../../shared/domain/cases.ts';
import { DealerId } from '../../../shared/domain/ids.ts';
import { causeText } from '../../../shared/i18n/caseText.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { navigate } from '../../app/hashLocation.ts';
import { addingCase, caseFor } from '../../app/openedStore.ts';
import { useUndo } from '../../app/useUndo.ts';
import { DealerPicker, type PickedDealer } from '../../components/DealerPicker.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import { dayOrNull } from './caseTexts.ts';
import { OwnerInput } from './OwnerInput.tsx';

/** Takes a case in from anywhere, by the keyboard alone. */
export function AddCaseModal() {
  const t = useT();
  const opened = addingCase.useOpened();
  return (
    <Modal
      opened={opened}
      onClose={addingCase.close}
      title={t('cases.page.addTitle')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common.action.close') }}
    >
      {opened && <AddCaseForm first={caseFor.dealer} />}
    </Modal>
  );
}

interface Draft {
  kind: CaseKind;
  urgency: CaseUrgency;
  cause: string;
  owner: string;
  person: string;
  body: string;
  demand: string;
  billNumber: string;
  productName: string;
  promisedOn: string;
}
const EMPTY: Draft = {
  ...({ kind: 'complaint', urgency: 'normal', cause: '', owner: '', person: '' } as const),
  ...{ body: '', demand: '', billNumber: '', productName: '', promisedOn: '' },
};

function AddCaseForm({ first }: { first: { id: number; name: string } | null }) {
  const t = useT();
  const notify = useNotify();
  const undo = useUndo();
  const [dealer, setDealer] = useState<PickedDealer | null>(
    first === null ? null : { id: DealerId.parse(first.id), name: first.name },
  );
  const [draft, setDraft] = useState(EMPTY);
  const set = (part: Partial<Draft>) => setDraft((last) => ({ ...last, ...part }));
  const choices = useApiQuery('cases.choices', {}).data;
  const add = useApiCommand('cases.add');
  const text = (field: 'person' | 'demand' | 'billNumber' | 'productName') => ({
    label: t(`cases.field.${field}`),
    value: draft[field],
    maxLength: 200,
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => set({ [field]: event.currentTarget.value }),
  });
  const ready = dealer !== null && draft.body.trim() !== '';
  const submit = () => {
    if (dealer === null || !ready) return;
    const { kind, promisedOn, ...fields } = draft;
    add.mutate(
      { dealerId: dealer.id, kind, fields: { ...fields, promisedOn: dayOrNull(promisedOn) } },
      {
        onSuccess: (row) => {
          addingCase.close();
          notify.done(t('cases.act.added', { number: row.number }), () => void undo());
          navigate(`/cases/${row.id}`);
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
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
      }}
    >
      <DealerPicker label={t('cases.field.dealer')} value={dealer} onChange={setDealer} autoFocus={first === null} />
      <SegmentedControl
        mt="sm"
        size="xs"
        aria-label={t('cases.field.kind')}
        value={draft.kind}
        onChange={(value) => set({ kind: CASE_KINDS.find((kind) => kind === value) ?? 'complaint' })}
        data={CASE_KINDS.map((value) => ({ value, label: t(`cases.kind.${value}`) }))}
      />
      <Textarea
        mt="sm"
        autosize
        minRows={2}
        maxRows={8}
        withAsterisk
        data-autofocus={first === null ? undefined : true}
        label={t('cases.field.body')}
        value={draft.body}
        maxLength={4000}
        onChange={(event) => set({ body: event.currentTarget.value })}
      />
      <SimpleGrid cols={2} mt="sm" spacing="sm">
        <Select
          label={t('cases.field.cause')}
          clearable
          searchable
          value={draft.cause || null}
          onChange={(cause) => set({ cause: cause ?? '' })}
          data={(choices?.causes ?? []).map((value) => ({ value, label: causeText(value, t) }))}
        />
        <Select
          label={t('cases.field.urgency')}
          value={draft.urgency}
          onChange={(value) => set({ urgency: CASE_URGENCIES.find((each) => each === value) ?? 'normal' })}
          data={CASE_URGENCIES.map((value) => ({ value, label: t(`cases.urgency.${value}`) }))}
        />
        <TextInput {...text('person')} />
        <TextInput {...text('demand')} />
        <TextInput {...text('billNumber')} />
        <TextInput {...text('productName')} />
        <OwnerInput value={draft.owner} onChange={(owner) => set({ owner })} />
        <TextInput
          type="date"
          label={t('cases.field.promisedOn')}
          value={draft.promisedOn}
          onChange={(event) => set({ promisedOn: event.currentTarget.value })}
        />
      </SimpleGrid>
      {add.error && <ErrorNotice error={add.error} />}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={addingCase.close}>
          {t('common.action.cancel')}
        </Button>
        <Button type="submit" disabled={!ready} loading={add.isPending} aria-keyshortcuts="Control+Enter">
          {t('cases.act.save')}
        </Button>
      </Group>
    </form>
  );
}
