import { Text, Title, UnstyledButton } from '@mantine/core';
import type { Output } from '../../../shared/contract/index.ts';
import { CURVES, type Curve, STAGES, type Stage } from '../../../shared/contract/lifecycleRules.ts';
import { type ShownColumn, shownTable } from '../../app/shownTable.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import classes from './lifecycle.module.css';
import { useOpenStages } from './useOpenStages.ts';

interface CurveTableProps {
  cells: Output<'lifecycle.overview'>['cells'];
  trendPercent: number;
}

/** Stages against order curves; each figure opens its dealers. */
export function CurveTable({ cells, trendPercent }: CurveTableProps) {
  const t = useT();
  const format = useFormat();
  const open = useOpenStages();
  const curves: (Curve | null)[] = [...CURVES, null];
  const nameOf = (curve: Curve | null) => t(`lifecycle.curve.${curve ?? 'none'}`);
  const count = (stage: Stage, curve: Curve | null) =>
    cells.find((cell) => cell.stage === stage && cell.curve === curve)?.dealers ?? 0;
  const columns: ShownColumn<Stage>[] = [
    [t('lifecycle.column.stage'), 'text', (stage) => t(`lifecycle.stage.${stage}`)],
    ...curves.map((curve): ShownColumn<Stage> => [nameOf(curve), 'integer', (stage) => count(stage, curve)]),
  ];
  const title = t('lifecycle.cells.title');
  return (
    <div>
      <div className={classes.head}>
        <Title order={2} size="h4">
          {title}
        </Title>
        <TableExport request={shownTable(title, columns, STAGES)} name={title} />
      </div>
      <Text size="sm" c="dimmed">
        {t('lifecycle.cells.summary', { percent: format.share(trendPercent / 100) })}
      </Text>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it by its keys */}
      <section className={classes.room} tabIndex={0} aria-label={title}>
        <table className={classes.table}>
          <thead>
            <tr>
              {columns.map(([header]) => (
                <th key={header} scope="col">
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {STAGES.map((stage) => (
              <tr key={stage}>
                <th scope="row">{t(`lifecycle.stage.${stage}`)}</th>
                {curves.map((curve) => (
                  <td key={curve ?? 'none'}>
                    {count(stage, curve) === 0 ? (
                      '—'
                    ) : (
                      <UnstyledButton
                        className={classes.figure}
                        onClick={() =>
                          open.stage(`${t(`lifecycle.stage.${stage}`)} · ${nameOf(curve)}`, { stage, curve })
                        }
                      >
                        {format.count(count(stage, curve))}
                      </UnstyledButton>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
