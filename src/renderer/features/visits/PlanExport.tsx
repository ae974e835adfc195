import type { Visit } from '../../../shared/contract/visits.contract.ts';
import { tierName } from '../../../shared/domain/tiers.ts';
import { type ShownColumn, shownTable } from '../../app/shownTable.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { useTierNaming } from '../../components/tierNames.tsx';
import { useT } from '../../components/useT.ts';

/** The visits on show as a table: a row each, in the order of days, reps and places. */
export function PlanExport({ visits }: { visits: readonly Visit[] }) {
  const t = useT();
  const naming = useTierNaming();
  const columns: readonly ShownColumn<Visit>[] = [
    [t('visits.add.on'), 'day', ({ on }) => on],
    [t('visits.plan.rep'), 'text', ({ repName }) => repName],
    [t('visits.plan.number'), 'integer', ({ place }) => place],
    [t('visits.form.time'), 'text', ({ time }) => time],
    [t('dealers.field.code'), 'text', ({ dealer }) => dealer.code],
    [t('dealers.field.name'), 'text', ({ dealer }) => dealer.name],
    [t('dealers.field.tier'), 'text', ({ dealer }) => (dealer.tier === null ? '' : tierName(naming, dealer.tier))],
    [t('dealers.field.city'), 'text', ({ dealer }) => dealer.city],
    [t('dealers.field.district'), 'text', ({ dealer }) => dealer.district],
    [t('dealers.field.town'), 'text', ({ dealer }) => dealer.town],
    [t('dealers.field.address'), 'text', ({ dealer }) => dealer.address],
    [
      t('visits.form.purposes'),
      'text',
      ({ purposes }) => purposes.map((purpose) => t(`visits.purpose.${purpose}`)).join(t('visits.plan.and')),
    ],
    [t('visits.form.length'), 'integer', ({ lengthMinutes }) => lengthMinutes],
    [t('visits.plan.state'), 'text', ({ status }) => t(`visits.status.${status}`)],
    [t('visits.form.note'), 'text', ({ note }) => note],
  ];
  const name = t('visits.title.plan');
  return <TableExport request={shownTable(name, columns, visits)} name={name} disabled={visits.length === 0} />;
}
