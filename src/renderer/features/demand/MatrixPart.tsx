import { Button, Group, SegmentedControl, Select, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { DEMAND_LEVELS, type DemandLevel } from '../../../shared/contract/demand.contract.ts';
import type { Output } from '../../../shared/contract/index.ts';
import type { TableOf } from '../../../shared/contract/tables.contract.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useT } from '../../components/useT.ts';
import { CellLines, type ShownCell } from './CellLines.tsx';
import { type CellView, type MatrixSort, MatrixTable } from './MatrixTable.tsx';

const ROWS = 50;
const COLUMNS = 12;

/** Dealers × categories: amounts, shares or change, zero cells among them; every cell leads to its lines. */
export function MatrixPart({ levels }: { levels: NonNullable<Output<'demand.levels'>> }) {
  const t = useT();
  const [level, setLevel] = useState<DemandLevel>(levels.usual);
  const [view, setView] = useState<CellView>('amount');
  const [sort, setSort] = useState<MatrixSort>({ by: 'net', descending: true });
  const [place, setPlace] = useState({ offset: 0, columnsFrom: 0, search: '' });
  const [cell, setCell] = useState<ShownCell | null>(null);
  const answer = useApiQuery(
    'demand.matrix',
    { level, sortBy: sort.by, descending: sort.descending, ...place, limit: ROWS, columnsLimit: COLUMNS },
    { keepPrevious: true },
  );
  const matrix = answer.data;
  const choices = DEMAND_LEVELS.filter((each) => levels.levels.some((one) => one.level === each && one.columns > 0));
  return (
    <section aria-label={t('demand.part.matrix')}>
      <Group gap="sm" mb="xs" align="flex-end">
        <Select
          label={t('demand.matrix.level')}
          size="xs"
          w={150}
          allowDeselect={false}
          value={level}
          data={choices.map((value) => ({ value, label: t(`demand.level.${value}`) }))}
          onChange={(next) => {
            setLevel(choices.find((known) => known === next) ?? level);
            setPlace({ ...place, columnsFrom: 0 });
            setSort({ by: 'net', descending: true });
          }}
        />
        <SegmentedControl
          size="xs"
          aria-label={t('demand.matrix.view')}
          value={view}
          data={(['amount', 'share', 'change'] as const).map((value) => ({ value, label: t(`demand.view.${value}`) }))}
          onChange={(next) => setView(next as CellView)} // only the values of `data` are offered
        />
        <TextInput
          label={t('demand.matrix.search')}
          size="xs"
          value={place.search}
          onChange={(event) => setPlace({ ...place, offset: 0, search: event.currentTarget.value })}
        />
        {matrix && (
          <MatrixExport
            of={{ level, sortBy: sort.by, descending: sort.descending, search: place.search }}
            disabled={matrix.rows.length === 0}
          />
        )}
      </Group>
      {answer.error && <ErrorNotice error={answer.error} />}
      {!matrix && !answer.error && <Text c="dimmed">{t('common.loading')}</Text>}
      {matrix && (
        <>
          {view === 'change' && !matrix.previousCovered && (
            <Text size="sm" c="dimmed" mb={4}>
              {t('demand.matrix.notCovered')}
            </Text>
          )}
          <MatrixTable matrix={matrix} view={view} sort={sort} onSort={setSort} onCell={setCell} />
          <Group gap="sm" mt="xs">
            <Text size="xs" c="dimmed" role="status">
              {t('demand.matrix.shown', {
                from: matrix.total === 0 ? 0 : place.offset + 1,
                to: Math.min(place.offset + ROWS, matrix.total),
                total: matrix.total,
                columnsFrom: place.columnsFrom + 1,
                columnsTo: place.columnsFrom + matrix.columns.length,
                columns: matrix.columnsTotal,
              })}
            </Text>
            <Step
              text="rowsBack"
              on={place.offset > 0}
              go={() => setPlace({ ...place, offset: place.offset - ROWS })}
            />
            <Step
              text="rowsOn"
              on={place.offset + ROWS < matrix.total}
              go={() => setPlace({ ...place, offset: place.offset + ROWS })}
            />
            <Step
              text="columnsBack"
              on={place.columnsFrom > 0}
              go={() => setPlace({ ...place, columnsFrom: place.columnsFrom - COLUMNS })}
            />
            <Step
              text="columnsOn"
              on={place.columnsFrom + COLUMNS < matrix.columnsTotal}
              go={() => setPlace({ ...place, columnsFrom: place.columnsFrom + COLUMNS })}
            />
          </Group>
        </>
      )}
      <CellLines cell={cell} onClose={() => setCell(null)} />
    </section>
  );
}

type StepText = 'rowsBack' | 'rowsOn' | 'columnsBack' | 'columnsOn';

function Step({ text, on, go }: { text: StepText; on: boolean; go(): void }) {
  const t = useT();
  return (
    <Button size="compact-xs" variant="default" disabled={!on} onClick={go}>
      {t(`demand.matrix.${text}`)}
    </Button>
  );
}

/** Every dealer and column, however many are shown. */
function MatrixExport({ of, disabled }: { of: TableOf<'demandMatrix'>; disabled: boolean }) {
  const t = useT();
  return <TableExport request={{ table: 'demandMatrix', of }} name={t('demand.part.matrix')} disabled={disabled} />;
}
