import type { SameKeys } from '../sameKeys.ts';
import type { timeline as zh } from '../zh-CN/timeline.ts';

export const timeline: SameKeys<typeof zh> = {
  title: 'Timeline',
  filter: 'What is shown',
  none: 'Nothing has happened yet',
  noneHint: 'Import bills, or press Ctrl+L to write down an activity: it stands here by its day.',
  nothing: 'Nothing of these kinds.',
  count: '{{shown, number}} of {{total, number}}',
  more: '{{count, number}} more',
  planned: 'planned',
  bills_one: '{{count, number}} bill',
  bills_other: '{{count, number}} bills',
  next: 'Next: {{next}}',
  movedTo: 'moved to {{day}}',
  ahead: 'ahead',
  column: {
    on: 'Day',
    time: 'Time',
    kind: 'Kind',
    state: 'Result',
    text: 'Text',
    next: 'Next step',
    who: 'By',
    amount: 'Amount',
  },
  kind: {
    activity: 'Activities',
    visit: 'Visit',
    order: 'Bill',
    note: 'Note',
    case: 'Case',
    spoken: 'Spoken order',
    market: 'Market note',
    survey: 'Survey reply',
    gift: 'Care',
  },
};
