import { Group } from '@mantine/core';
import type { MoveCell } from '../../../shared/contract/scoring.contract.ts';
import type { TierNaming } from '../../../shared/domain/tiers.ts';
import { shownTable } from '../../app/shownTable.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import { Standing, standingsOf, standingText } from './Standing.tsx';
import classes from './scoring.module.css';

export interface MoveMatrixProps {
  cells: readonly MoveCell[];
  from: TierNaming;
  to: TierNaming;
  /** The side of the owner's own grades is called so. */
  original?: boolean;
  chosen?: { from: string; to: string } | null;
  onChoose?(cell: { from: string; to: string }): void;
}

/** Tier by tier: how many dealers went from each row to each column, and their money. */
export function MoveMatrix({ cells, from, to, original = false, chosen, onChoose }: MoveMatrixProps) {
  const t = useT();
  const format = useFormat();
  const rows = standingsOf(
    from,
    cells.map((cell) => cell.from),
  );
  const columns = standingsOf(
    to,
    cells.map((cell) => cell.to),
  );
  const find = (row: string, column: string) => cells.find((cell) => cell.from === row && cell.to === column);
  return (
    <>
      <MatrixExport cells={cells} from={from} to={to} original={original} />
      <div className={classes.matrixRoom}>
        <table className={`${classes.table} ${classes.matrix}`} aria-label={t('scoring.moves.matrix')}>
          <thead>
            <tr>
              <th scope="col">{t(original ? 'scoring.moves.fromOriginal' : 'scoring.moves.fromTo')}</th>
              {columns.map((column) => (
                <th key={column} scope="col" data-end>
                  <Standing code={column} naming={to} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row}>
                <th scope="row">
                  <Standing code={row} naming={from} original={original} />
                </th>
                {columns.map((column) => {
                  const cell = find(row, column);
                  const here = chosen?.from === row && chosen.to === column;
                  return (
                    <td key={column} data-end data-same={row === column || undefined} data-chosen={here || undefined}>
                      {cell && (
                        <>
                          {onChoose ? (
                            <button
                              type="button"
                              aria-pressed={here}
                              onClick={() => onChoose({ from: row, to: column })}
                            >
                              {format.count(cell.dealers)}
                            </button>
                          ) : (
                            <strong>{format.count(cell.dealers)}</strong>
                          )}
                          <br />
                          <small>{format.moneyRound(cell.amountMinor)}</small>
                        </>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** A row for each cell that is not empty: a sheet has no room for two figures in one. */
function MatrixExport({ cells, from, to, original }: Pick<MoveMatrixProps, 'cells' | 'from' | 'to' | 'original'>) {
  const t = useT();
  const name = t('scoring.moves.matrix');
  const standing = (naming: TierNaming, code: string) => standingText(code, naming, t);
  const request = shownTable(
    name,
    [
      [t(original ? 'scoring.moves.original' : 'scoring.moves.from'), 'text', (cell) => standing(from, cell.from)],
      [t('scoring.moves.to'), 'text', (cell) => standing(to, cell.to)],
      [t('scoring.tier.dealers'), 'integer', ({ dealers }) => dealers],
      [t('scoring.tier.amount'), 'money', ({ amountMinor }) => amountMinor],
    ],
    cells,
  );
  return (
    <Group justify="flex-end" mb={4}>
      <TableExport request={request} name={name} />
    </Group>
  );
}
