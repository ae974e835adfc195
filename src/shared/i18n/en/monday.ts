import type { SameKeys } from '../sameKeys.ts';
import type { monday as zh } from '../zh-CN/monday.ts';

export const monday: SameKeys<typeof zh> = {
  week: 'Week of {{from}} to {{to}}',
  slipping: 'Call first: slipping dealers',
  due: 'Due this week, by their own rhythm',
  once: 'Bought only once',
  fallen: 'Fallen to a worse tier (against {{day}})',
  fell: 'Fallen to a worse tier',
  owing: 'Overdue debts',
  outcome: 'Outcome',
  decided: 'Decided in the meeting',
  more_one: 'One more is not listed; the Excel file has all.',
  more_other: '{{count}} more are not listed; the Excel file has all.',
  quiet: 'Nobody to talk about this week: none slipping, fallen, overdue or due to buy.',
  of: 'Dealers of {{rep}}',
  list: 'Why listed',
  dueOn: 'Due on',
  firstOn: 'First order',
  money: 'Amount (at stake, expected, net or overdue)',
  withReps: 'A page for each rep as well',
};
