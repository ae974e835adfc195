import { Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { BulkChange } from '../../../shared/contract/bulk.contract.ts';
import type { CustomField } from '../../../shared/contract/fields.contract.ts';
import type { Output } from '../../../shared/contract/index.ts';
import type { DealerId } from '../../../shared/domain/ids.ts';
import { minorDigits } from '../../../shared/domain/money.ts';
import { useApi } from '../../api/client.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useJob } from '../../api/useJob.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { JobProgress } from '../../components/JobProgress.tsx';
import { useT } from '../../components/useT.ts';
import { BulkValue } from './BulkValue.tsx';
import { BULK_SUBJECTS, bulkChange } from './bulkChange.ts';
import { ownText } from './dealerColumns.tsx';
import { useWatchedEdit } from './useWatchedEdit.ts';

export interface BulkModalProps {
  /** Null while the dialog is closed. */
  ids: readonly DealerId[] | null;
  onClose(): void;
  onDone(): void;
}

const NO_FIELDS: readonly CustomField[] = [];
/** Letters wait this long for the next one before dealers are counted, ms. */
const COUNT_DELAY = 250;

/** Sets one thing for many dealers: counted before, done in one act with progress, taken back in one step. */
export function BulkModal({ ids, onClose, onDone }: BulkModalProps) {
  const t = useT();
  return (
    <Modal
      opened={ids !== null}
      onClose={onClose}
      title={ids && t('dealers.bulk.title', { count: ids.length })}
      size="md"
      closeButtonProps={{ 'aria-label': t('common.action.close') }}
    >
      {ids && <BulkForm ids={[...ids]} onClose={onClose} onDone={onDone} />}
    </Modal>
  );
}

function BulkForm({ ids, onClose, onDone }: { ids: DealerId[]; onClose(): void; onDone(): void }) {
  const t = useT();
  const api = useApi();
  const fields = useApiQuery('fields.list', {}).data?.fields ?? NO_FIELDS;
  const currency = useApiQuery('session.get', {}).data?.file?.currency ?? 'CNY';
  const [subject, setSubject] = useState<string | null>(null);
  const [typed, setTyped] = useState('');
  const wish = subject === null ? undefined : bulkChange(subject, typed, 10 ** minorDigits(currency), fields);
  const parsed = BulkChange.safeParse(wish);
  const change = parsed.success ? parsed.data : undefined;
  const [asked] = useDebouncedValue(JSON.stringify(change), COUNT_DELAY);
  const counted = asked !== undefined && asked === JSON.stringify(change);
  const preview = useApiQuery(
    'bulk.preview',
    { ids, change: change ?? { set: 'excluded', value: false } },
    { enabled: counted && change !== undefined },
  );
  const run = useWatchedEdit(onDone);
  const job = useJob(run.jobId);
  const changing = counted && change !== undefined ? preview.data?.changing : undefined;
  const own = fields.filter(({ archived }) => !archived).map(({ id, name }) => ({ value: `own:${id}`, label: name }));
  const plain = BULK_SUBJECTS.map((each) => ({ value: each, label: t(`dealers.bulk.subject.${each}`) }));
  if (job && run.jobId !== null) return <JobProgress job={job} title={t('dealers.bulk.running')} />;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (change === undefined || !changing) return;
        void run.start(
          () => api.call('bulk.edit', { ids, change }),
          (changed) => t('dealers.bulk.done', { count: changed ?? ids.length }),
        );
      }}
    >
      <Stack gap="sm">
        <Select
          label={t('dealers.bulk.what')}
          data={own.length === 0 ? plain : [...plain, { group: t('dealers.condition.group.own'), items: own }]}
          value={subject}
          onChange={(next) => {
            setSubject(next);
            setTyped('');
          }}
          searchable
          maxDropdownHeight={320}
          data-autofocus
        />
        {subject !== null && <BulkValue subject={subject} typed={typed} onType={setTyped} fields={fields} />}
        {changing !== undefined && preview.data && (
          <PreviewText preview={preview.data} subject={subject ?? ''} fields={fields} />
        )}
        {counted && preview.error && <ErrorNotice error={preview.error} />}
        {run.error !== null && <ErrorNotice error={run.error} />}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('common.action.cancel')}
          </Button>
          <Button type="submit" disabled={!changing}>
            {changing === 0 ? t('dealers.bulk.nothing') : t('dealers.bulk.act', { count: changing ?? ids.length })}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** What would happen: how many have it already, how many have nothing, and whose values go. */
function PreviewText(props: { preview: Output<'bulk.preview'>; subject: string; fields: readonly CustomField[] }) {
  const t = useT();
  const { changing, same, filled, overwritten, others } = props.preview;
  const show = useValueText(props.subject, props.fields);
  const replaced = changing - filled;
  return (
    <Text size="sm" role="status">
      {t('dealers.bulk.changing', { count: changing })} {same > 0 && t('dealers.bulk.same', { count: same })}{' '}
      {replaced > 0 &&
        t('dealers.bulk.overwritten', {
          count: replaced,
          list: [
            ...overwritten.map(({ value, dealers }) => t('dealers.bulk.part', { value: show(value), count: dealers })),
            ...(others > 0 ? [t('dealers.bulk.others', { count: others })] : []),
          ].join(t('imports.check.comma')),
        })}
    </Text>
  );
}

/** A stored value as the reader writes it. */
function useValueText(subject: string, fields: readonly CustomField[]): (value: string) => string {
  const t = useT();
  const format = useFormat();
  return (value) => {
    const field = fields.find(({ id }) => subject === `own:${id}`);
    if (field) return ownText(value, field, t, format);
    if (subject === 'type') return t(`dealers.type.${value}` as 'dealers.type.other'); // as the table holds it
    if (subject === 'creditLimit') return format.money(Number(value));
    return subject === 'excluded' ? t(value === '1' ? 'common.value.yes' : 'common.value.no') : value;
  };
}
