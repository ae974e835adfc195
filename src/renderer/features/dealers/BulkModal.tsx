import { Button, Checkbox, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { BulkChange } from '../../../shared/contract/bulk.contract.ts';
import type { CustomField } from '../../../shared/contract/fields.contract.ts';
import type { Output } from '../../../shared/contract/index.ts';
import type { DealerId } from '../../../shared/domain/ids.ts';
import { useApi } from '../../api/client.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useJob } from '../../api/useJob.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { JobProgress } from '../../components/JobProgress.tsx';
import { useTypedFigures } from '../../components/typedFigure.ts';
import { useT } from '../../components/useT.ts';
import { BulkValue } from './BulkValue.tsx';
import { BULK_SUBJECTS, bulkChange, bulkClearing, canClear } from './bulkChange.ts';
import { ownText } from './dealerColumns.tsx';
import { useWatchedEdit } from './useWatchedEdit.ts';

export interface BulkModalProps {
  /** Null while the dialog is closed. */
  ids: readonly DealerId[] | null;
  onClose(): void;
  onDone(): void;
  /** The rep is dated, and handed over in a dialog of its own. */
  onHandOver(): void;
}

/** As the list of subjects holds it: what leads to the hand-over. */
const REP = 'rep';
const NO_FIELDS: readonly CustomField[] = [];
/** Letters wait this long for the next one before dealers are counted, ms. */
const COUNT_DELAY = 250;

/** Sets one thing for many dealers: counted before, done in one act with progress, taken back in one step. */
export function BulkModal({ ids, onClose, ...acts }: BulkModalProps) {
  const t = useT();
  return (
    <Modal
      opened={ids !== null}
      onClose={onClose}
      title={ids && t('dealers.bulk.title', { count: ids.length })}
      size="md"
      closeButtonProps={{ 'aria-label': t('common.action.close') }}
    >
      {ids && <BulkForm ids={[...ids]} onClose={onClose} {...acts} />}
    </Modal>
  );
}

type FormProps = Omit<BulkModalProps, 'ids'> & { ids: DealerId[] };

function BulkForm({ ids, onClose, onDone, onHandOver }: FormProps) {
  const t = useT();
  const api = useApi();
  const fields = useApiQuery('fields.list', {}).data?.fields ?? NO_FIELDS;
  const { digits } = useTypedFigures();
  const [subject, setSubject] = useState<string | null>(null);
  const [typed, setTyped] = useState('');
  const [clear, setClear] = useState(false);
  const wish =
    subject === null ? undefined : clear ? bulkClearing(subject, fields) : bulkChange(subject, typed, digits, fields);
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
  const subjects = useSubjects(fields);
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
          data={subjects}
          value={subject}
          onChange={(next) => {
            if (next === REP) return onHandOver();
            setSubject(next);
            setTyped('');
            setClear(false);
          }}
          searchable
          maxDropdownHeight={320}
          data-autofocus
        />
        {subject !== null && !clear && <BulkValue subject={subject} typed={typed} onType={setTyped} fields={fields} />}
        {subject !== null && canClear(subject) && (
          <Checkbox
            label={t('dealers.bulk.clear')}
            checked={clear}
            onChange={(event) => setClear(event.currentTarget.checked)}
          />
        )}
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
            {changing === 0
              ? t('dealers.bulk.nothing')
              : t(clear ? 'dealers.bulk.actClear' : 'dealers.bulk.act', { count: changing ?? ids.length })}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Everything that can be set, the owner's own fields in a group of their own. */
function useSubjects(fields: readonly CustomField[]) {
  const t = useT();
  const own = fields.filter(({ archived }) => !archived).map(({ id, name }) => ({ value: `own:${id}`, label: name }));
  const plain = [
    ...BULK_SUBJECTS.map((each) => ({ value: each as string, label: t(`dealers.bulk.subject.${each}`) })),
    { value: REP, label: t('dealers.bulk.rep') },
  ];
  return own.length === 0 ? plain : [...plain, { group: t('dealers.condition.group.own'), items: own }];
}

/** What would happen: the new value or that it goes, how many have it already, how many have nothing, and whose values go. */
function PreviewText(props: { preview: Output<'bulk.preview'>; subject: string; fields: readonly CustomField[] }) {
  const t = useT();
  const { changing, same, filled, overwritten, others, next } = props.preview;
  const show = useValueText(props.subject, props.fields);
  const replaced = changing - filled;
  const act = usePreviewAct(props.subject, props.fields);
  const list = [
    ...overwritten.map(({ value, dealers }) => t('dealers.bulk.part', { value: show(value), count: dealers })),
    ...(others > 0 ? [t('dealers.bulk.others', { count: others })] : []),
  ].join(t('imports.check.comma'));
  return (
    <Text size="sm" role="status">
      {changing > 0 && act(next === '' ? '' : show(next), changing, list)}{' '}
      {same > 0 && t('dealers.bulk.same', { count: same })}{' '}
      {replaced > 0 && next !== '' && t('dealers.bulk.overwritten', { count: replaced, list })}
    </Text>
  );
}

/** The act in one sentence: what is set to which value, or whose values go. */
function usePreviewAct(subject: string, fields: readonly CustomField[]) {
  const t = useT();
  return (value: string, count: number, list: string): string => {
    if (subject === 'addTag') return t('dealers.bulk.tagging', { count, value });
    if (subject === 'removeTag') return t('dealers.bulk.untagging', { count, value });
    if (subject === 'note') return t('dealers.bulk.noting', { count, value });
    const own = fields.find(({ id }) => subject === `own:${id}`);
    const known = BULK_SUBJECTS.find((each) => each === subject);
    const name = own?.name ?? (known === undefined ? '' : t(`dealers.bulk.subject.${known}`));
    if (value === '') return t('dealers.bulk.clearing', { count, subject: name, list });
    return t('dealers.bulk.setting', { count, subject: name, value });
  };
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
