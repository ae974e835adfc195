import { Button, Group, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { CaseCorrection, CaseRow } from '../../../shared/contract/cases.contract.ts';
import {
  CASE_CHANNELS,
  CASE_CLAIMS,
  CASE_KINDS,
  CASE_PARTIES,
  CASE_URGENCIES,
  CASE_VERDICTS,
} from '../../../shared/domain/cases.ts';
import { MICRO_DIGITS, scaledToDecimal } from '../../../shared/domain/money.ts';
import { causeText } from '../../../shared/i18n/caseText.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useUndo } from '../../app/useUndo.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useNotify } from '../../components/notify.tsx';
import { useTypedFigures } from '../../components/typedFigure.ts';
import { useT } from '../../components/useT.ts';
import { Section } from '../dealers/Section.tsx';
import classes from './cases.module.css';
import { dayOrNull } from './caseTexts.ts';
import { OwnerInput } from './OwnerInput.tsx';

const TEXTS = ['person', 'billNumber', 'productCode', 'productName', 'unit', 'lot'] as const;
type Typed = { qty: string; cost: string; claimAmount: string };

/** Everything that is written down of a case, in one form with one save; Ctrl+Enter saves. */
export function CaseFieldsForm({ row }: { row: CaseRow }) {
  const t = useT();
  const notify = useNotify();
  const undo = useUndo();
  const { digits, read, refusal } = useTypedFigures();
  const choices = useApiQuery('cases.choices', {}).data;
  const plain = (value: number | null, places: number) =>
    value === null ? '' : scaledToDecimal(value, places).replace(/\.?0+$/, '');
  const [draft, setDraft] = useState<CaseRow>(row);
  const [typed, setTyped] = useState<Typed>({
    qty: plain(row.qtyMicro, MICRO_DIGITS),
    cost: row.costMinor === null ? '' : scaledToDecimal(row.costMinor, digits),
    claimAmount: row.claimMinor === null ? '' : scaledToDecimal(row.claimMinor, digits),
  });
  const update = useApiCommand('cases.update');
  const set = (part: Partial<CaseRow>) => setDraft((last) => ({ ...last, ...part }));
  const figure = (kind: 'number' | 'cost', text: string) => {
    const found = read(kind, text);
    return found.kind === 'value' ? found.value : null;
  };
  const refused = [refusal('number', typed.qty), refusal('cost', typed.cost), refusal('cost', typed.claimAmount)];
  const patch = changedFields(row, {
    ...draft,
    qtyMicro: figure('number', typed.qty),
    costMinor: figure('cost', typed.cost),
    claimMinor: figure('cost', typed.claimAmount),
  });
  const ready = Object.keys(patch).length > 0 && refused.every((text) => text === undefined);
  const save = () => {
    if (!ready) return;
    update.mutate(
      { id: row.id, expectedRevision: row.revision, patch },
      { onSuccess: () => notify.done(t('cases.act.saved'), () => void undo()) },
    );
  };
  const text = (field: (typeof TEXTS)[number]) => (
    <TextInput
      key={field}
      label={t(`cases.field.${field}`)}
      maxLength={field === 'unit' ? 20 : 200}
      value={draft[field]}
      onChange={(event) => set({ [field]: event.currentTarget.value })}
    />
  );
  const area = (field: 'body' | 'demand' | 'remedy') => (
    <Textarea
      className={classes.wide}
      autosize
      minRows={field === 'body' ? 2 : 1}
      maxRows={10}
      label={t(`cases.field.${field}`)}
      maxLength={4000}
      value={draft[field]}
      onChange={(event) => set({ [field]: event.currentTarget.value })}
    />
  );
  const amount = (field: keyof Typed, kind: 'number' | 'cost') => (
    <TextInput
      label={t(`cases.field.${field}`)}
      value={typed[field]}
      error={refusal(kind, typed[field])}
      onChange={(event) => setTyped({ ...typed, [field]: event.currentTarget.value })}
    />
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save();
      }}
    >
      <Section title={t('cases.part.what')}>
        <div className={classes.fields}>
          {area('body')}
          {area('demand')}
          <Select
            label={t('cases.field.kind')}
            allowDeselect={false}
            value={draft.kind}
            onChange={(value) => set({ kind: CASE_KINDS.find((each) => each === value) ?? draft.kind })}
            data={CASE_KINDS.map((value) => ({ value, label: t(`cases.kind.${value}`) }))}
          />
          <TextInput
            type="date"
            label={t('cases.field.reportedOn')}
            value={draft.reportedOn}
            onChange={(event) => set({ reportedOn: event.currentTarget.value })}
          />
          <TextInput
            type="time"
            label={t('cases.field.reportedTime')}
            value={draft.reportedTime}
            onChange={(event) => set({ reportedTime: event.currentTarget.value })}
          />
          <Select
            label={t('cases.field.channel')}
            value={draft.channel}
            onChange={(value) => set({ channel: CASE_CHANNELS.find((each) => each === value) ?? 'other' })}
            data={CASE_CHANNELS.map((value) => ({ value, label: t(`cases.channel.${value}`) }))}
          />
          {text('person')}
          <Select
            label={t('cases.field.urgency')}
            value={draft.urgency}
            onChange={(value) => set({ urgency: CASE_URGENCIES.find((each) => each === value) ?? 'normal' })}
            data={CASE_URGENCIES.map((value) => ({ value, label: t(`cases.urgency.${value}`) }))}
          />
        </div>
      </Section>
      {draft.kind !== 'suggestion' && (
        <Section title={t('cases.part.goods')}>
          <div className={classes.fields}>
            {text('billNumber')}
            {text('productCode')}
            {text('productName')}
            {amount('qty', 'number')}
            {text('unit')}
            {text('lot')}
            <TextInput
              type="date"
              label={t('cases.field.producedOn')}
              value={draft.producedOn ?? ''}
              onChange={(event) => set({ producedOn: dayOrNull(event.currentTarget.value) })}
            />
          </div>
        </Section>
      )}
      <Section title={t('cases.part.work')}>
        <div className={classes.fields}>
          <OwnerInput value={draft.owner} onChange={(owner) => set({ owner })} />
          <TextInput
            type="date"
            label={t('cases.field.promisedOn')}
            value={draft.promisedOn ?? ''}
            onChange={(event) => set({ promisedOn: dayOrNull(event.currentTarget.value) })}
          />
          {draft.kind === 'suggestion' ? (
            <Select
              label={t('cases.field.verdict')}
              clearable
              value={draft.verdict || null}
              onChange={(value) => set({ verdict: CASE_VERDICTS.find((each) => each === value) ?? '' })}
              data={CASE_VERDICTS.map((value) => ({ value, label: t(`cases.verdict.${value}`) }))}
            />
          ) : (
            <>
              <Select
                label={t('cases.field.cause')}
                clearable
                searchable
                value={draft.cause || null}
                onChange={(cause) => set({ cause: cause ?? '' })}
                data={[...new Set([...(choices?.causes ?? []), ...(row.cause === '' ? [] : [row.cause])])].map(
                  (value) => ({ value, label: causeText(value, t) }),
                )}
              />
              <Select
                label={t('cases.field.responsibility')}
                value={draft.responsibility || 'none'}
                onChange={(value) => set({ responsibility: CASE_PARTIES.find((each) => each === value) ?? '' })}
                data={CASE_PARTIES.map((value) => ({
                  value: value || 'none',
                  label: t(`cases.party.${value || 'none'}`),
                }))}
              />
            </>
          )}
          {area('remedy')}
        </div>
      </Section>
      {draft.kind !== 'suggestion' && (
        <Section title={t('cases.part.money')}>
          <div className={classes.fields}>
            {amount('cost', 'cost')}
            <Select
              label={t('cases.field.claim')}
              value={draft.claim}
              onChange={(value) => set({ claim: CASE_CLAIMS.find((each) => each === value) ?? 'none' })}
              data={CASE_CLAIMS.map((value) => ({ value, label: t(`cases.claim.${value}`) }))}
            />
            {amount('claimAmount', 'cost')}
          </div>
        </Section>
      )}
      {update.error && <ErrorNotice error={update.error} />}
      <Group>
        <Button type="submit" disabled={!ready} loading={update.isPending} aria-keyshortcuts="Control+Enter">
          {t('cases.act.save')}
        </Button>
      </Group>
    </form>
  );
}

const FIELDS = [
  ...(['kind', 'urgency', 'channel', 'person', 'reportedOn', 'reportedTime', 'body', 'demand', 'billNumber'] as const),
  ...(['productCode', 'productName', 'qtyMicro', 'unit', 'lot', 'producedOn', 'owner', 'promisedOn'] as const),
  ...(['responsibility', 'cause', 'remedy', 'costMinor', 'claim', 'claimMinor', 'verdict'] as const),
];

/** Only what differs is sent: what others have changed meanwhile is not written over by what stood here. */
function changedFields(row: CaseRow, draft: CaseRow): CaseCorrection {
  return Object.fromEntries(
    FIELDS.filter((field) => row[field] !== draft[field]).map((field) => [field, draft[field]]),
  );
}
