import type { SameKeys } from '../sameKeys.ts';
import type { monday as zh } from '../zh-CN/monday.ts';

export const monday: SameKeys<typeof zh> = {
  week: 'Week of {{from}} to {{to}}',
  slipping: 'Call first: slipping dealers',
  lost: 'Lost: late by {{cycles}} cycles and more, bought in the period',
  due: 'Due this week, by their own rhythm',
  once: 'Bought only once, not dormant yet',
  fallen: 'Fallen to a worse tier (against {{day}})',
  fell: 'Fallen to a worse tier',
  owing: 'Overdue debts',
  outcome: 'Outcome',
  decided: 'Decided in the meeting',
  more_one: 'One more is not listed; the Excel file has all.',
  more_other: '{{count, number}} more are not listed; the Excel file has all.',
  quiet: 'Nobody to talk about this week: none slipping, fallen, overdue or due to buy.',
  of: 'Dealers of {{rep}}',
  list: 'Why listed',
  dueOn: 'Due on',
  firstOn: 'First order',
  money: 'Amount (likely loss or at stake, expected, net, overdue)',
  withReps: 'A page for each rep as well',
  late: 'Past the day they were due (not on the slipping list)',
  owes: 'Owes',
  overdue: 'Overdue',
  old: 'Order data end on {{day}}: who has bought since cannot be seen here. Import the newer orders first, or choose the week after the data end.',
  unknown_one:
    'One dealer was due between that day and the week by its rhythm; whether it has bought is not known, and it is not listed.',
  unknown_other:
    '{{count, number}} dealers were due between that day and the week by their rhythm; whether they have bought is not known, and they are not listed.',
  likely:
    'Likely loss is the money at stake times how often signs like these came true here before; each dealer’s share stands in the Excel file and on the slipping list.',
  weighted: '{{amount}} at stake, came true before: {{before}}',
  which: 'Which week',
  this: 'This week',
  next: 'Next week',
  after: 'The week after the data end',
};
