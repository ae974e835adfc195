import { Anchor, Button, Checkbox, Group, Select, Stack, Text } from '@mantine/core';
import { ClipboardList } from 'lucide-react';
import { useRef, useState } from 'react';
import type { MarkField, MarkRow } from '../../../shared/contract/dealerFigures.ts';
import { CustomFieldId } from '../../../shared/domain/ids.ts';
import { useApi } from '../../api/client.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { navigate } from '../../app/hashLocation.ts';
import { shownTable } from '../../app/shownTable.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useNotify } from '../../components/notify.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { TierBadge } from '../../components/TierBadge.tsx';
import { useT } from '../../components/useT.ts';
import classes from './scoring.module.css';

const STEP = 100;
const MOST = 500;

/** A sheet of marks 1–5 keyed in fast: a digit saves and goes on to the next dealer. */
export function MarksPage() {
  const t = useT();
  const [field, setField] = useState<MarkField>('potential');
  const [missingOnly, setMissingOnly] = useState(false);
  const [limit, setLimit] = useState(STEP);
  const fields = (useApiQuery('fields.list', {}).data?.fields ?? []).filter(
    (each) => each.kind === 'number' && !each.archived,
  );
  const answer = useApiQuery('scoring.marks', { field, missingOnly, limit }, { keepPrevious: true });
  const names = [
    { value: 'potential', label: t('scoring.valueFactor.potential') },
    { value: 'cooperation', label: t('scoring.valueFactor.cooperation') },
    ...fields.map(({ id, name }) => ({ value: String(id), label: name })),
  ];
  const chosen = names.find(({ value }) => value === String(field))?.label ?? '';
  return (
    <Stack className={classes.page} gap="sm">
      <Group justify="space-between">
        <PageTitle>{t('scoring.marks.title')}</PageTitle>
        <Anchor href="#/scoring?tab=scheme" size="sm">
          {t('scoring.marks.back')}
        </Anchor>
      </Group>
      <Text size="sm" c="dimmed">
        {t('scoring.marks.intro')}
      </Text>
      <Group gap="md" align="flex-end">
        <Select
          label={t('scoring.marks.field')}
          allowDeselect={false}
          data={names}
          value={String(field)}
          onChange={(next) => {
            setField(next === 'potential' || next === 'cooperation' ? next : CustomFieldId.parse(Number(next)));
            setLimit(STEP);
          }}
        />
        <Checkbox
          mb={8}
          label={t('scoring.marks.missingOnly')}
          checked={missingOnly}
          onChange={(event) => setMissingOnly(event.currentTarget.checked)}
        />
        {answer.data && (
          <Text size="sm" role="status" mb={8}>
            {t('scoring.marks.done', { count: answer.data.total, marked: answer.data.marked })}
          </Text>
        )}
        {answer.data && answer.data.rows.length > 0 && <MarksExport rows={answer.data.rows} name={chosen} />}
      </Group>
      {answer.error && <ErrorNotice error={answer.error} onRetry={() => void answer.refetch()} />}
      {!answer.data && !answer.error && <Text c="dimmed">{t('common.loading')}</Text>}
      {answer.data?.total === 0 && (
        <EmptyState icon={<ClipboardList size={32} aria-hidden />} title={t('scoring.marks.none')}>
          <Button size="sm" onClick={() => navigate('/import')}>
            {t('scoring.page.importOrders')}
          </Button>
        </EmptyState>
      )}
      {answer.data && answer.data.total > 0 && answer.data.rows.length === 0 && (
        <Text role="status">{t('scoring.marks.empty')}</Text>
      )}
      {answer.data && answer.data.rows.length > 0 && (
        <Sheet key={String(field)} field={field} rows={answer.data.rows} />
      )}
      {answer.data && answer.data.rows.length === limit && limit < MOST && (
        <div>
          <Button variant="default" onClick={() => setLimit(Math.min(MOST, limit + STEP))}>
            {t('common.action.more')}
          </Button>
        </div>
      )}
    </Stack>
  );
}

function MarksExport({ rows, name }: { rows: readonly MarkRow[]; name: string }) {
  const t = useT();
  const request = shownTable<MarkRow>(
    name,
    [
      [t('dealers.column.code'), 'text', ({ code }) => code],
      [t('dealers.column.name'), 'text', (row) => row.name],
      [t('scoring.tier.amount'), 'money', ({ amountMinor }) => amountMinor],
      [name, 'text', ({ value }) => value],
    ],
    rows,
  );
  return <TableExport request={request} name={name} />;
}

function Sheet({ field, rows }: { field: MarkField; rows: readonly MarkRow[] }) {
  const t = useT();
  const format = useFormat();
  const body = useRef<HTMLTableSectionElement>(null);
  const { shown, put } = useMarks(field, rows);
  const go = (at: number) => body.current?.querySelectorAll('input')[at]?.focus();
  const onKey = (event: React.KeyboardEvent, at: number, row: MarkRow) => {
    const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    const cleared = event.key === 'Backspace' || event.key === 'Delete';
    if (step === undefined && !cleared && !/^[1-5]$/.test(event.key)) return;
    event.preventDefault();
    if (step !== undefined) {
      go(at + step);
      return;
    }
    void put(row, cleared ? '' : event.key);
    if (!cleared) go(at + 1);
  };
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('dealers.column.code')}</th>
          <th scope="col">{t('dealers.column.name')}</th>
          <th scope="col">{t('scoring.tier.column')}</th>
          <th scope="col" data-end>
            {t('scoring.tier.amount')}
          </th>
          <th scope="col">{t('scoring.marks.value')}</th>
        </tr>
      </thead>
      <tbody ref={body}>
        {rows.map((row, at) => (
          <tr key={row.dealerId}>
            <td>{row.code}</td>
            <th scope="row">{row.name}</th>
            <td>
              <TierBadge tier={row.tier} />
            </td>
            <td data-end>{format.moneyRound(row.amountMinor)}</td>
            <td>
              <input
                className={classes.mark}
                inputMode="numeric"
                aria-label={t('scoring.marks.valueOf', { name: row.name || row.code })}
                value={shown(row)}
                onKeyDown={(event) => onKey(event, at, row)}
                onChange={(event) => {
                  // Keys that are no key of a keyboard: an input method, dictation, a paste.
                  const typed = event.currentTarget.value.trim().at(-1) ?? '';
                  if (/^[1-5]?$/.test(typed)) void put(row, typed);
                }}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Saves marks one after the other; what is on its way is shown as keyed in. */
function useMarks(field: MarkField, rows: readonly MarkRow[]) {
  const api = useApi();
  const notify = useNotify();
  const [pending, setPending] = useState<ReadonlyMap<number, string>>(new Map());
  const queue = useRef<Promise<void>>(Promise.resolve());
  const known = useRef(new Map<number, { revision: number; value: string }>());
  const shown = (row: MarkRow) => pending.get(row.dealerId) ?? row.value;
  const put = (row: MarkRow, value: string) => {
    setPending((old) => new Map(old).set(row.dealerId, value));
    queue.current = queue.current
      .then(async () => {
        const fresh = rows.find(({ dealerId }) => dealerId === row.dealerId) ?? row;
        const last = known.current.get(row.dealerId);
        // An answer may come before the list has been read again.
        const revision = Math.max(last?.revision ?? 0, fresh.revision);
        const saved =
          typeof field === 'number'
            ? await api.call('fields.setValue', {
                dealerId: row.dealerId,
                fieldId: field,
                before: last?.value ?? fresh.value,
                value,
              })
            : await api.call('dealers.update', {
                id: row.dealerId,
                expectedRevision: revision,
                patch: { [field]: value === '' ? null : Number(value) },
              });
        known.current.set(row.dealerId, { revision: saved.revision, value });
      })
      .catch((error: unknown) => {
        setPending((old) => {
          const next = new Map(old);
          next.delete(row.dealerId);
          return next;
        });
        notify.error(error);
      });
    return queue.current;
  };
  return { shown, put };
}
