import type { ActivityRow, NextStepRow } from '../../../shared/contract/activities.contract.ts';
import type { TableOf } from '../../../shared/contract/tables.contract.ts';
import { outcomeText } from '../../../shared/i18n/activityText.ts';
import { amountIn, type Column, type GridSheet, paged, sheetOf, type TableEnv } from './tableParts.ts';

const PAGE = 500;

/** Activities of all dealers as they are filtered, in the columns of the grid. */
export function activityLogTable(of: TableOf<'activityLog'>, env: TableEnv): GridSheet[] {
  const { ask, t } = env;
  const amount = amountIn(env);
  const columns: Column<ActivityRow>[] = [
    ['activities.field.on', 'day', (row) => row.on, undefined, 'on'],
    ['activities.field.time', 'text', (row) => row.time.slice(0, 5), 10, 'time'],
    ['imports.field.code', 'text', (row) => row.dealerCode, 16, 'dealerCode'],
    ['dealers.field.name', 'text', (row) => row.dealerName, 30, 'dealer'],
    ['activities.field.kind', 'text', (row) => t(`activities.kind.${row.kind}`), undefined, 'kind'],
    ['activities.field.outcome', 'text', (row) => outcomeText(row, t), 16, 'outcome'],
    ['activities.field.body', 'text', (row) => row.body, 60, 'body'],
    ['activities.field.contact', 'text', (row) => row.contact, 14, 'contact'],
    ['activities.field.rep', 'text', (row) => row.rep, 12, 'rep'],
    ['activities.field.amount', 'money', (row) => amount(row.amountMinor), undefined, 'amount'],
    ['activities.field.nextStep', 'text', (row) => row.nextStep, 30, 'nextStep'],
    ['activities.field.nextOn', 'day', (row) => row.nextOn, undefined, 'nextOn'],
    ['activities.field.nextDoneOn', 'day', (row) => row.nextDoneOn, undefined, 'nextDoneOn'],
    ['activities.field.origin', 'text', (row) => t(`activities.origin.${row.origin}`), 12, 'origin'],
    ['activities.field.operator', 'text', (row) => row.operator, 12, 'operator'],
  ];
  return [
    sheetOf(
      t,
      'activities.title',
      columns,
      paged(async (at) => (await ask('activities.all', { ...of, ...at })).rows, PAGE),
    ),
  ];
}

/** Open next steps as they are filtered. */
export function nextStepsTable(of: TableOf<'nextSteps'>, { ask, t }: TableEnv): GridSheet[] {
  const columns: Column<NextStepRow>[] = [
    ['activities.field.nextOn', 'day', (row) => row.nextOn, undefined, 'nextOn'],
    ['activities.field.nextTime', 'text', (row) => row.nextTime, 10, 'nextTime'],
    ['activities.field.group', 'text', (row) => t(`activities.group.${row.group}`), 12, 'group'],
    ['imports.field.code', 'text', (row) => row.dealerCode, 16, 'dealerCode'],
    ['dealers.field.name', 'text', (row) => row.dealerName, 30, 'dealer'],
    ['activities.field.nextStep', 'text', (row) => row.nextStep, 30, 'nextStep'],
    ['activities.field.rep', 'text', (row) => row.owner, 12, 'owner'],
    ['imports.field.phone', 'text', (row) => row.phone, 18, 'phone'],
    ['activities.field.on', 'day', (row) => row.on, undefined, 'on'],
    ['activities.field.kind', 'text', (row) => t(`activities.kind.${row.kind}`), undefined, 'kind'],
    ['activities.field.body', 'text', (row) => row.body, 60, 'body'],
  ];
  return [
    sheetOf(
      t,
      'activities.steps.title',
      columns,
      paged(async (at) => (await ask('activities.nextSteps', { ...of, ...at })).rows, PAGE),
    ),
  ];
}
