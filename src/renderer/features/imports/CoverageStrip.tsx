import { Group, Text, Title, VisuallyHidden } from '@mantine/core';
import { joinPeriods } from '../../../shared/domain/period.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { shownTable } from '../../app/shownTable.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import { type Month, stateText } from './coverageText.ts';
import classes from './period.module.css';

/** Years that are shown; older ones matter to no score. */
const YEARS = 5;

/** Which months the order data cover, a row a year, and which days they lack. */
export function CoverageStrip() {
  const t = useT();
  const format = useFormat();
  const { months = [], cutOff = null } = useApiQuery('orders.coverage', {}).data ?? {};
  if (months.length === 0 || cutOff === null) return null;
  const byMonth = new Map(months.map((month) => [month.month, month]));
  const years = [...new Set(months.map(({ month }) => month.slice(0, 4)))].slice(-YEARS);
  // What comes after the cut-off is not missing yet.
  const lacking = months
    .filter(({ handedBack }) => !handedBack)
    .flatMap(({ gaps }) => gaps)
    .filter(({ from }) => from < cutOff);
  const days = joinPeriods(lacking, 0).map(({ from, to }) =>
    t('orders.coverage.days', { from: format.day(from), to: format.day(to) }),
  );
  const back = months.filter(({ handedBack }) => handedBack).map(({ month }) => format.month(month));
  return (
    <section aria-labelledby="import-coverage">
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h4" id="import-coverage">
          {t('orders.coverage.title')}
        </Title>
        <CoverageExport months={months} cutOff={cutOff} />
      </Group>
      <table className={classes.strip}>
        <tbody>
          {years.map((year) => (
            <tr key={year}>
              <th scope="row">{year}</th>
              {Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`).map((month) => (
                <Cell key={month} name={month} month={byMonth.get(month)} cutOff={cutOff} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {days.length > 0 && (
        <Text size="sm">{t('orders.coverage.gaps', { days: days.join(t('imports.check.comma')) })}</Text>
      )}
      {back.length > 0 && (
        <Text size="sm">{t('orders.coverage.handedBack', { months: back.join(t('imports.check.comma')) })}</Text>
      )}
    </section>
  );
}

function CoverageExport({ months, cutOff }: { months: readonly Month[]; cutOff: string }) {
  const t = useT();
  const format = useFormat();
  const name = t('orders.coverage.title');
  const days = ({ gaps }: Month) =>
    gaps.map(({ from, to }) => t('orders.coverage.days', { from, to })).join(t('imports.check.comma'));
  const request = shownTable(
    name,
    [
      [t('dealers.chart.month'), 'text', ({ month }) => month],
      [t('imports.history.state'), 'text', (month) => stateText(month, cutOff, t, format)],
      [t('tables.gaps'), 'text', days],
    ],
    months,
  );
  return <TableExport request={request} name={name} />;
}

function Cell({ name, month, cutOff }: { name: string; month: Month | undefined; cutOff: string }) {
  const t = useT();
  const format = useFormat();
  if (month === undefined) return <td />;
  const state = stateText(month, cutOff, t, format);
  const label = t('orders.coverage.state', { month: format.month(name), state });
  return (
    <td data-state={month.state} title={label}>
      <span aria-hidden>{Number(name.slice(5))}</span>
      <VisuallyHidden>{label}</VisuallyHidden>
    </td>
  );
}
