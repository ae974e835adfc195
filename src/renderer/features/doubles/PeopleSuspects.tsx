import { Button, Group, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { GitMerge, Split, Store } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { ContactPair } from '../../../shared/contract/contactDoubles.contract.ts';
import type { Contact } from '../../../shared/contract/dealers.contract.ts';
import { useApi } from '../../api/client.tsx';
import { QUERY_TOPICS } from '../../api/queryTopics.ts';
import { useTopicVersion } from '../../api/useTopicVersion.ts';
import { useDensity } from '../../app/appearance.tsx';
import { navigate } from '../../app/hashLocation.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { DataGrid } from '../../components/grid/DataGrid.tsx';
import type { GridColumn, PageAnswer } from '../../components/grid/gridTypes.ts';
import { useGridColumns } from '../../components/grid/useGridColumns.ts';
import { useRowPages } from '../../components/grid/useRowPages.ts';
import { useT } from '../../components/useT.ts';
import classes from './doubles.module.css';
import { peopleReasonsText, personName } from './doubleTexts.ts';
import { MergeContactsModal, type PersonPair } from './MergeContactsModal.tsx';
import { useDecidePeople } from './useDecidePeople.ts';
import { pairNumber } from './useDoubleColumns.tsx';

type Row = ContactPair & { id: number };
type Answer = PageAnswer<Row>;

/** Pairs of people of one dealer that were found, the surest first. */
export function PeopleSuspects() {
  const t = useT();
  const api = useApi();
  const { rowHeight } = useDensity();
  const decide = useDecidePeople();
  const [search, setSearch] = useState('');
  const [asked] = useDebouncedValue(search.trim(), 200);
  const [active, setActive] = useState<Row | undefined>();
  const [merging, setMerging] = useState<PersonPair | null>(null);
  const version = useTopicVersion(QUERY_TOPICS['doubles.contacts']);
  const rows = useRowPages<Row, Answer>(asked, version, async ({ offset, limit }) => {
    const { pairs, total } = await api.call('doubles.contacts', { search: asked, offset, limit });
    return {
      rows: pairs.map((pair) => ({ ...pair, id: pairNumber(pair.kept.id, pair.lost.id) })),
      total,
      snapshot: '',
    };
  });
  const columns = useGridColumns('doublePeople', usePeopleColumns());
  const open = ({ kept, lost }: Row) => setMerging({ keptId: kept.id, lostId: lost.id });
  const act = (label: string, icon: React.ReactNode, run: (row: Row) => void, first = false) => (
    <Button
      size="compact-sm"
      {...(first ? {} : { variant: 'default' })}
      disabled={active === undefined}
      leftSection={icon}
      onClick={() => active && run(active)}
    >
      {label}
    </Button>
  );
  return (
    <>
      <Group gap="xs">
        <TextInput
          aria-label={t('doubles.people.search')}
          placeholder={t('doubles.people.search')}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          w={200}
        />
        <span className={classes.spread} />
        <TableExport
          request={{ table: 'peopleSuspects', of: { search: asked } }}
          name={t('doubles.tab.people')}
          columns={columns.shown}
        />
        {act(t('doubles.act.merge'), <GitMerge size={14} aria-hidden />, open, true)}
        {act(t('doubles.people.distinct'), <Split size={14} aria-hidden />, ({ kept, lost }) => {
          void decide.distinct(kept, lost);
        })}
        {act(t('doubles.act.open'), <Store size={14} aria-hidden />, ({ dealer }) => navigate(`/dealers/${dealer.id}`))}
      </Group>
      <div className={classes.gridRoom}>
        <DataGrid<Row, Answer>
          name="doublePeople"
          label={t('doubles.tab.people')}
          rows={rows}
          columns={columns}
          rowHeight={rowHeight}
          onOpen={open}
          onActive={setActive}
          onDelete={() => active && void decide.distinct(active.kept, active.lost)}
          leads
          empty={
            asked === '' ? (
              <EmptyState title={t('doubles.people.none')} text={t('doubles.people.noneText')} />
            ) : (
              <EmptyState title={t('doubles.people.noneFiltered')} />
            )
          }
          footer={
            <Text size="xs" c="dimmed">
              {t('doubles.people.keys')}
            </Text>
          }
        />
      </div>
      <MergeContactsModal pair={merging} onClose={() => setMerging(null)} />
    </>
  );
}

function usePeopleColumns(): readonly GridColumn<Row>[] {
  const t = useT();
  return useMemo(() => {
    const phones = ({ phones }: Contact) => phones.map(({ text }) => text).join(t('doubles.count.separator'));
    const person = (contact: Contact) =>
      [personName(contact, t), contact.role].filter((part) => part !== '').join(' · ');
    return [
      {
        id: 'score',
        title: t('doubles.people.score'),
        width: 56,
        align: 'end',
        pinned: true,
        text: ({ score }) => String(score),
        cell: ({ score }) => <span className={classes.score}>{score}</span>,
      },
      {
        id: 'dealer',
        title: t('doubles.people.dealer'),
        width: 200,
        text: ({ dealer }) => [dealer.name, dealer.code].filter((part) => part !== '').join(' · '),
      },
      { id: 'one', title: t('doubles.people.one'), width: 110, text: ({ kept }) => person(kept) },
      { id: 'other', title: t('doubles.people.other'), width: 150, text: ({ lost }) => person(lost) },
      {
        id: 'reasons',
        title: t('doubles.people.reasons'),
        width: 260,
        text: ({ reasons }) => peopleReasonsText(reasons, t),
      },
      { id: 'onePhone', title: t('doubles.people.onePhone'), width: 130, text: ({ kept }) => phones(kept) },
      { id: 'otherPhone', title: t('doubles.people.otherPhone'), width: 130, text: ({ lost }) => phones(lost) },
    ];
  }, [t]);
}
