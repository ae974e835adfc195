import { Button, Group, SegmentedControl, Select, Text, TextInput } from '@mantine/core';
import { FileUp, MessageSquareWarning, Plus, Printer, Search, SlidersHorizontal, X } from 'lucide-react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useSearch } from 'wouter';
import { z } from 'zod';
import {
  CASE_SHOWN,
  CASE_SORTS,
  type CaseFilter,
  type CaseRow,
  CaseShown,
} from '../../../shared/contract/cases.contract.ts';
import type { Input, Output } from '../../../shared/contract/index.ts';
import { CASE_KINDS, CaseKind } from '../../../shared/domain/cases.ts';
import { CaseId } from '../../../shared/domain/ids.ts';
import { useApi } from '../../api/client.tsx';
import { usePreference } from '../../api/preferences.tsx';
import { QUERY_TOPICS } from '../../api/queryTopics.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useTopicVersion } from '../../api/useTopicVersion.ts';
import { useDensity } from '../../app/appearance.tsx';
import { CasesFrame } from '../../app/cases/CasesFrame.tsx';
import { navigate } from '../../app/hashLocation.ts';
import { addCaseOf } from '../../app/openedStore.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useFormat } from '../../components/format.ts';
import { ColumnMenu } from '../../components/grid/ColumnMenu.tsx';
import { DataGrid } from '../../components/grid/DataGrid.tsx';
import { useGridColumns } from '../../components/grid/useGridColumns.ts';
import { useRowPages } from '../../components/grid/useRowPages.ts';
import { useT } from '../../components/useT.ts';
import { CaseRulesModal } from './CaseRulesModal.tsx';
import { useCaseColumns } from './caseColumns.tsx';
import classes from './cases.module.css';

type Answer = Output<'cases.list'>;

const View = z.object({
  shown: CaseShown,
  kind: CaseKind.nullable(),
  /** Who looks after them, in the data file he was chosen in. */
  owner: z.object({ file: z.string(), name: z.string() }).nullable().default(null),
  sort: z.object({ by: z.enum(CASE_SORTS), descending: z.boolean() }),
});
const FIRST: z.infer<typeof View> = {
  shown: 'open',
  kind: null,
  owner: null,
  sort: { by: 'reportedOn', descending: true },
};

/** The cases that the address names, of a figure somewhere else; null for none. */
function useAmong(): { label: string; ids: CaseId[] } | null {
  const text = useSearch();
  return useMemo(() => {
    const query = new URLSearchParams(text);
    const ids = (query.get('ids') ?? '')
      .split(',')
      .flatMap((part) => CaseId.safeParse(Number(part || undefined)).data ?? []);
    return ids.length === 0 ? null : { label: query.get('label') ?? '', ids };
  }, [text]);
}

/** The part of the list that the address asks for is shown, and kept as if it had been chosen here. */
function useAskedShown(keep: (shown: CaseShown) => void): void {
  const asked = CaseShown.safeParse(new URLSearchParams(useSearch()).get('shown')).data;
  useEffect(() => {
    if (asked === undefined) return;
    keep(asked);
    navigate('/cases', { replace: true });
  }, [asked, keep]);
}

/** Every case: what is not closed first, what is late, what repeats, whom to call. */
export function CasesPage() {
  const t = useT();
  const api = useApi();
  const { rowHeight } = useDensity();
  const among = useAmong();
  const [kept, keep] = usePreference('cases.view', View, FIRST);
  useAskedShown(useCallback((shown) => keep({ ...kept, shown }), [keep, kept]));
  const [search, setSearch] = useState('');
  const [rules, setRules] = useState(false);
  const file = useApiQuery('session.get', {}).data?.file?.uid ?? '';
  const owners = useApiQuery('cases.choices', {}).data?.owners ?? [];
  const owner = kept.owner?.file === file ? kept.owner.name : null;
  const filter = useMemo<z.input<typeof CaseFilter>>(
    () =>
      among === null
        ? {
            shown: kept.shown,
            kinds: kept.kind === null ? [] : [kept.kind],
            owners: owner === null ? [] : [owner],
            search: search.trim(),
            sort: kept.sort,
          }
        : { shown: 'all', ids: among.ids, search: search.trim(), sort: kept.sort },
    [among, kept, owner, search],
  );
  const version = useTopicVersion(QUERY_TOPICS['cases.list']);
  const rows = useRowPages<CaseRow, Answer>(JSON.stringify([file, filter]), version, ({ offset, limit, locate }) =>
    api.call('cases.list', {
      filter,
      offset,
      limit,
      ...(locate === undefined ? {} : { locate: CaseId.parse(locate) }),
    } satisfies Input<'cases.list'>),
  );
  const columns = useGridColumns('cases', useCaseColumns());
  const all = rows.state.answer?.all ?? 0;
  const onSort = (by: string) => {
    const known = CASE_SORTS.find((each) => each === by);
    if (known === undefined) return;
    keep({ ...kept, sort: { by: known, descending: kept.sort.by === known ? !kept.sort.descending : false } });
  };
  return (
    <CasesFrame
      tab="list"
      acts={
        <Group gap="xs">
          <Button
            variant="default"
            leftSection={<SlidersHorizontal size={15} aria-hidden />}
            onClick={() => setRules(true)}
          >
            {t('cases.page.rules')}
          </Button>
          <Button
            variant="default"
            leftSection={<FileUp size={15} aria-hidden />}
            onClick={() => navigate('/cases/import')}
          >
            {t('cases.oldCases.open')}
          </Button>
          <Button
            variant="default"
            leftSection={<Printer size={15} aria-hidden />}
            onClick={() => navigate('/reports/cases')}
          >
            {t('cases.page.print')}
          </Button>
          <Button leftSection={<Plus size={15} aria-hidden />} onClick={() => addCaseOf(null)}>
            {t('cases.page.add')}
          </Button>
        </Group>
      }
    >
      <div className={classes.toolbar}>
        <TextInput
          type="search"
          w={230}
          aria-label={t('cases.filter.search')}
          placeholder={t('cases.filter.search')}
          leftSection={<Search size={14} aria-hidden />}
          value={search}
          maxLength={100}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        {among === null ? (
          <>
            <SegmentedControl
              size="xs"
              aria-label={t('cases.shown.label')}
              value={kept.shown}
              onChange={(value) => keep({ ...kept, shown: CASE_SHOWN.find((each) => each === value) ?? 'open' })}
              data={CASE_SHOWN.map((value) => ({ value, label: t(`cases.shown.${value}`) }))}
            />
            <Select
              size="xs"
              w={130}
              aria-label={t('cases.filter.kind')}
              placeholder={t('cases.filter.all')}
              clearable
              value={kept.kind}
              onChange={(value) => keep({ ...kept, kind: CASE_KINDS.find((each) => each === value) ?? null })}
              data={CASE_KINDS.map((value) => ({ value, label: t(`cases.kind.${value}`) }))}
            />
            {(owners.length > 0 || owner !== null) && (
              <Select
                size="xs"
                w={130}
                aria-label={t('cases.filter.owner')}
                placeholder={t('cases.filter.allOwners')}
                clearable
                searchable
                value={owner}
                onChange={(name) => keep({ ...kept, owner: name === null ? null : { file, name } })}
                data={[...new Set([...owners, ...(owner === null ? [] : [owner])])]}
              />
            )}
          </>
        ) : (
          <Button
            variant="light"
            size="compact-sm"
            rightSection={<X size={12} aria-hidden />}
            aria-label={t('dealers.filter.remove', { text: among.label })}
            onClick={() => navigate('/cases')}
          >
            {t('cases.filter.among', { label: among.label, count: among.ids.length })}
          </Button>
        )}
        <span className={classes.spread} />
        <TableExport
          request={{ table: 'cases', of: { filter } }}
          name={t('cases.page.title')}
          columns={columns.shown}
          disabled={(rows.state.total ?? 0) === 0}
        />
        <ColumnMenu columns={columns} />
      </div>
      {kept.shown === 'untold' && among === null && (
        <Text size="sm" className={classes.warn}>
          {t('cases.told.text')}
        </Text>
      )}
      <div className={classes.grid}>
        <DataGrid<CaseRow, Answer>
          name="cases"
          label={t('cases.page.title')}
          rows={rows}
          columns={columns}
          rowHeight={rowHeight}
          sort={kept.sort}
          onSort={onSort}
          onOpen={(row) => navigate(`/cases/${row.id}`)}
          leads
          empty={
            all === 0 ? (
              <EmptyState
                icon={<MessageSquareWarning size={32} aria-hidden />}
                title={t('cases.empty.title')}
                text={t('cases.empty.text')}
              >
                <Button onClick={() => addCaseOf(null)}>{t('cases.page.add')}</Button>
                <Button variant="default" onClick={() => navigate('/cases/import')}>
                  {t('cases.oldCases.open')}
                </Button>
              </EmptyState>
            ) : (
              <EmptyState title={t('cases.empty.filtered')}>
                <Button
                  variant="default"
                  onClick={() => {
                    setSearch('');
                    keep({ ...kept, shown: 'all', kind: null, owner: null });
                    if (among !== null) navigate('/cases');
                  }}
                >
                  {t('cases.filter.clear')}
                </Button>
              </EmptyState>
            )
          }
          footer={<Totals answer={rows.state.answer} />}
        />
      </div>
      <CaseRulesModal opened={rules} onClose={() => setRules(false)} />
    </CasesFrame>
  );
}

function Totals({ answer }: { answer: Answer | null }) {
  const t = useT();
  const format = useFormat();
  if (answer === null) return <span />;
  return (
    <>
      <span role="status">{t('cases.page.count', { count: answer.total })}</span>
      {answer.costMinor > 0 && <span>{t('cases.page.cost', { amount: format.money(answer.costMinor) })}</span>}
    </>
  );
}
