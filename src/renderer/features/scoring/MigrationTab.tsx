import { Button, Checkbox, Group, Select, Text, Title } from '@mantine/core';
import { Printer } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import type { Output } from '../../../shared/contract/index.ts';
import { type DealerId, RunId } from '../../../shared/domain/ids.ts';
import { movesApart, nothingBefore } from '../../../shared/domain/movesApart.ts';
import { explainScore, reasonTexts, type ScoreFigures } from '../../../shared/domain/scoreReasons.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { navigate } from '../../app/hashLocation.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useRunOptions } from '../../components/useRunOptions.ts';
import { useT } from '../../components/useT.ts';
import { PinModal } from '../dealers/PinModal.tsx';
import { MonthEndButton } from './MonthEndButton.tsx';
import { MoveMatrix } from './MoveMatrix.tsx';
import { Standing, standingText, stepText } from './Standing.tsx';
import classes from './scoring.module.css';
import { ORIGINAL, sourceOf, useOpenMoved } from './useOpenMoved.ts';

const LIVE = 'live';
const STEP = 50;
type Answer = Output<'scoring.migration'>;
type Row = Answer['rows'][number];
type Cell = { from: string; to: string };

/** The owner's grades, or any run, against the present result or another run: who stands elsewhere, and why. */
export function MigrationTab() {
  const t = useT();
  const [from, setFrom] = useState(ORIGINAL);
  const [to, setTo] = useState(LIVE);
  const [cell, setCell] = useState<Cell | null>(null);
  const [limit, setLimit] = useState(STEP);
  const sides = {
    from: sourceOf(from),
    to: to === LIVE ? null : RunId.parse(Number(to)),
    ...(cell ? { cell } : {}),
  };
  const openMoved = useOpenMoved(from, sides.to);
  const answer = useApiQuery('scoring.migration', { ...sides, limit }, { keepPrevious: true });
  const choose = (set: (next: string) => void) => (next: string | null) => {
    set(next ?? '');
    setCell(null);
    setLimit(STEP);
  };
  return (
    <section aria-labelledby="scoring-moves">
      <Group justify="space-between">
        <Title order={2} size="h4" id="scoring-moves">
          {t('scoring.moves.title')}
        </Title>
        <Group gap="xs">
          <TableExport
            request={{ table: 'migration', of: sides }}
            name={t('scoring.moves.title')}
            disabled={!answer.data?.total}
          />
          <Button
            variant="default"
            leftSection={<Printer size={15} aria-hidden />}
            onClick={() => navigate(printed(from, to))}
          >
            {t('scoring.moves.print')}
          </Button>
        </Group>
      </Group>
      <Sides
        from={from}
        to={to}
        onFrom={choose(setFrom)}
        onTo={choose(setTo)}
        onMonthEnd={(runId) => {
          choose(setFrom)(String(runId));
          setTo(LIVE);
        }}
      />
      {answer.error && <ErrorNotice error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.data && from === ORIGINAL && nothingBefore(answer.data) && (
        <Text role="status" my="xs">
          {t('scoring.moves.noGrades')}
        </Text>
      )}
      {answer.data && !(from === ORIGINAL && nothingBefore(answer.data)) && (
        <>
          <Text role="status" my="xs">
            {t('scoring.moves.sum', { up: answer.data.up, down: answer.data.down, same: answer.data.same })}
          </Text>
          <MoveMatrix
            cells={answer.data.cells}
            from={answer.data.fromNaming}
            to={answer.data.toNaming}
            original={from === ORIGINAL}
            chosen={cell}
            onChoose={(next) => setCell(cell?.from === next.from && cell.to === next.to ? null : next)}
          />
          <MoverList
            answer={answer.data}
            original={from === ORIGINAL}
            cell={cell}
            {...(cell ? { onOpen: () => openMoved(stepText(cell, answer.data, from === ORIGINAL, t), cell) } : {})}
            keepable={from === ORIGINAL && to === LIVE}
          />
          {answer.data.total > answer.data.rows.length && (
            <Text size="xs" c="dimmed" mt={4}>
              {t('scoring.moves.shown', { shown: answer.data.rows.length, total: answer.data.total })}
            </Text>
          )}
          {answer.data.total > answer.data.rows.length && limit < 500 && (
            <Button variant="default" mt="xs" onClick={() => setLimit(Math.min(500, limit + 150))}>
              {t('common.action.more')}
            </Button>
          )}
        </>
      )}
    </section>
  );
}

/** The same comparison on paper. */
function printed(from: string, to: string): string {
  const sides = new URLSearchParams({
    ...(from === ORIGINAL ? {} : { from }),
    ...(to === LIVE ? {} : { to }),
  });
  return sides.size === 0 ? '/reports/migration' : `/reports/migration?${sides}`;
}

interface SidesProps {
  from: string;
  to: string;
  onFrom(next: string | null): void;
  onTo(next: string | null): void;
  /** The run of the end of last month has been made. */
  onMonthEnd(runId: RunId): void;
}

function Sides({ from, to, onFrom, onTo, onMonthEnd }: SidesProps) {
  const t = useT();
  const options = useRunOptions() ?? [];
  return (
    <Group gap="sm" my="xs" align="flex-end">
      <Select
        label={t('scoring.moves.from')}
        allowDeselect={false}
        w={320}
        data={[{ value: ORIGINAL, label: t('scoring.moves.original') }, ...options]}
        value={from}
        onChange={onFrom}
      />
      <Select
        label={t('scoring.moves.to')}
        allowDeselect={false}
        w={320}
        data={[{ value: LIVE, label: t('scoring.moves.live') }, ...options]}
        value={to}
        onChange={onTo}
      />
      <MonthEndButton onMade={onMonthEnd} />
    </Group>
  );
}

interface MoverListProps {
  answer: Answer;
  original: boolean;
  cell: Cell | null;
  /** Opens the dealers of the cell as a list, from where they may become a segment. */
  onOpen?(): void;
  keepable: boolean;
}

/** The dealers of the chosen cell, or all who stand elsewhere, the largest amounts first. */
function MoverList({ answer, original, cell, onOpen, keepable }: MoverListProps) {
  const t = useT();
  const readOnly = useApiQuery('session.get', {}).data?.file?.readOnly === true;
  const [ticked, setTicked] = useState<ReadonlySet<DealerId>>(new Set());
  const [asked, setAsked] = useState<readonly DealerId[] | null>(null);
  const { rows, total } = answer;
  const apart = movesApart(answer);
  const can = (row: Row) => keepable && !readOnly && !['absent', 'other'].includes(row.from) && row.from !== row.to;
  const offered = rows.filter(can);
  const chosen = offered.filter(({ dealerId }) => ticked.has(dealerId)).map(({ dealerId }) => dealerId);
  const tick = (ids: readonly DealerId[], on: boolean) => {
    const next = new Set(ticked);
    for (const id of ids)
      if (on) next.add(id);
      else next.delete(id);
    setTicked(next);
  };
  const all = offered.map(({ dealerId }) => dealerId);
  return (
    <>
      <Group justify="space-between" mt="md" mb="xs">
        <Text>
          <Text span fw={600}>
            {t(cell ? 'scoring.moves.inCell' : 'scoring.moves.elsewhere', { count: total })}
          </Text>{' '}
          {!cell && apart > 0 && t('scoring.moves.apart', { count: apart })}
        </Text>
        {onOpen && (
          <Button variant="default" ml="auto" onClick={onOpen}>
            {t('scoring.moves.open')}
          </Button>
        )}
        {keepable && offered.length > 0 && (
          <Button variant="light" disabled={chosen.length === 0} onClick={() => setAsked(chosen)}>
            {t('scoring.moves.keep', { count: chosen.length })}
          </Button>
        )}
      </Group>
      {rows.length > 0 && (
        <table className={classes.table} aria-label={t('scoring.moves.list')}>
          <thead>
            <tr>
              {keepable && (
                <td>
                  <Checkbox
                    aria-label={t('scoring.moves.tickAll')}
                    disabled={all.length === 0}
                    checked={all.length > 0 && chosen.length === all.length}
                    indeterminate={chosen.length > 0 && chosen.length < all.length}
                    onChange={(event) => tick(all, event.currentTarget.checked)}
                  />
                </td>
              )}
              <th scope="col">{t('scoring.moves.dealer')}</th>
              <th scope="col">{t('scoring.moves.step')}</th>
              <th scope="col" data-end>
                {t('scoring.tier.amount')}
              </th>
              <th scope="col">{t('scoring.moves.why')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.dealerId}>
                {keepable && (
                  <td>
                    <Checkbox
                      aria-label={row.name}
                      disabled={!can(row)}
                      checked={ticked.has(row.dealerId)}
                      onChange={(event) => tick([row.dealerId], event.currentTarget.checked)}
                    />
                  </td>
                )}
                <MoverCells row={row} answer={answer} original={original} />
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <PinModal
        ids={asked}
        keepGrades
        onClose={() => setAsked(null)}
        onDone={() => {
          setAsked(null);
          setTicked(new Set());
        }}
      />
    </>
  );
}

function MoverCells({ row, answer, original }: { row: Row; answer: Answer; original: boolean }) {
  const t = useT();
  const format = useFormat();
  return (
    <>
      <td>
        <Link href={`/dealers/${row.dealerId}`}>{row.name || row.code || `#${row.dealerId}`}</Link>
      </td>
      <td className={classes.step}>
        {row.grade && row.grade !== standingText(row.from, answer.fromNaming, t) && <small>{row.grade} </small>}
        <Standing code={row.from} naming={answer.fromNaming} original={original} /> →{' '}
        <Standing code={row.to} naming={answer.toNaming} />
      </td>
      <td data-end>{format.money(row.amountMinor)}</td>
      <td className={classes.why}>
        <Why figures={row.figures} />
      </td>
    </>
  );
}

/** Reasons that explain a tier itself; amounts stand beside it. */
const TELLING = /^(pinned|ungraded_|d_|value|rfm_|abc_(first|a|b|c|crossing|count)$)/;

function Why({ figures }: { figures: ScoreFigures }) {
  const t = useT();
  const format = useFormat();
  const words = {
    ...format,
    under: (share: number) => t('scoring.reason.under_share', { share: format.share(share) }),
  };
  return explainScore(figures)
    .filter(({ code }) => TELLING.test(code))
    .map((reason) => t(`scoring.reason.${reason.code}`, reasonTexts(reason, words)))
    .join(' ');
}
