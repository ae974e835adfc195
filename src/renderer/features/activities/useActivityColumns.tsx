import { useMemo } from 'react';
import type { ActivityRow, NextStepRow } from '../../../shared/contract/activities.contract.ts';
import { outcomeText } from '../../../shared/i18n/activityText.ts';
import type { TextKey } from '../../../shared/i18n/translator.ts';
import { useFormat } from '../../components/format.ts';
import type { GridColumn } from '../../components/grid/gridTypes.ts';
import { useT } from '../../components/useT.ts';

/** The columns of the log in their first order; their names are those of the table that goes out. */
export function useActivityColumns(): readonly GridColumn<ActivityRow>[] {
  const t = useT();
  const format = useFormat();
  return useMemo(() => {
    const column = (
      id: string,
      title: TextKey,
      width: number,
      text: (row: ActivityRow) => string,
      more: Partial<GridColumn<ActivityRow>> = {},
    ): GridColumn<ActivityRow> => ({ id, title: t(title), width, text, ...more });
    const optional = { optional: true } as const;
    return [
      column('on', 'activities.field.on', 130, (row) => format.day(row.on), { pinned: true }),
      column('time', 'activities.field.time', 64, (row) => row.time.slice(0, 5)),
      column('dealer', 'dealers.field.name', 190, (row) => row.dealerName),
      column('dealerCode', 'imports.field.code', 90, (row) => row.dealerCode, optional),
      column('kind', 'activities.field.kind', 76, (row) => t(`activities.kind.${row.kind}`)),
      column('outcome', 'activities.field.outcome', 110, (row) => outcomeText(row, t)),
      column('body', 'activities.field.body', 260, (row) => row.body),
      column('contact', 'activities.field.contact', 96, (row) => row.contact),
      column('rep', 'activities.field.rep', 84, (row) => row.rep),
      column(
        'amount',
        'activities.field.amount',
        110,
        (row) => (row.amountMinor === null ? '' : format.amount(row.amountMinor)),
        {
          align: 'end',
          ...optional,
        },
      ),
      column('nextStep', 'activities.field.nextStep', 160, (row) => row.nextStep),
      column('nextOn', 'activities.field.nextOn', 120, (row) => (row.nextOn === null ? '' : format.day(row.nextOn))),
      column(
        'nextDoneOn',
        'activities.field.nextDoneOn',
        130,
        (row) => (row.nextDoneOn === null ? '' : format.day(row.nextDoneOn)),
        optional,
      ),
      column('origin', 'activities.field.origin', 90, (row) => t(`activities.origin.${row.origin}`), optional),
      column('operator', 'activities.field.operator', 90, (row) => row.operator, optional),
    ];
  }, [t, format]);
}

/** The columns of open next steps. */
export function useStepColumns(): readonly GridColumn<NextStepRow>[] {
  const t = useT();
  const format = useFormat();
  return useMemo(() => {
    const column = (
      id: string,
      title: TextKey,
      width: number,
      text: (row: NextStepRow) => string,
      more: Partial<GridColumn<NextStepRow>> = {},
    ): GridColumn<NextStepRow> => ({ id, title: t(title), width, text, ...more });
    const due = (row: NextStepRow) =>
      row.late > 0 ? t('activities.steps.late', { count: row.late }) : t(`activities.group.${row.group}`);
    return [
      column('nextOn', 'activities.field.nextOn', 130, (row) => (row.nextOn === null ? '' : format.day(row.nextOn)), {
        pinned: true,
      }),
      column('nextTime', 'activities.field.nextTime', 90, (row) => row.nextTime, { optional: true }),
      column('group', 'activities.field.group', 100, due),
      column('dealer', 'dealers.field.name', 190, (row) => row.dealerName),
      column('dealerCode', 'imports.field.code', 90, (row) => row.dealerCode, { optional: true }),
      column('nextStep', 'activities.field.nextStep', 220, (row) => row.nextStep || t('activities.steps.unnamed')),
      column('owner', 'activities.field.rep', 90, (row) => row.owner),
      column('phone', 'imports.field.phone', 120, (row) => row.phone),
      column('on', 'activities.steps.from', 120, (row) => format.day(row.on)),
      column('kind', 'activities.field.kind', 76, (row) => t(`activities.kind.${row.kind}`)),
      column('body', 'activities.field.body', 240, (row) => row.body),
    ];
  }, [t, format]);
}
