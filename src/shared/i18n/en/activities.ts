import type { SameKeys } from '../sameKeys.ts';
import type { activities as zh } from '../zh-CN/activities.ts';

export const activities: SameKeys<typeof zh> = {
  title: 'Activities',
  kind: {
    call_in: 'Call in',
    call_out: 'Call out',
    visit: 'Visit',
    visitor: 'Visitor',
    wechat: 'WeChat',
    message: 'Message',
    email: 'Email',
    meeting: 'Meeting',
    training: 'Training',
    gift: 'Gift',
    other: 'Other',
  },
  by: 'by {{rep}}',
  with: 'with {{contact}}',
  outcome: 'outcome: {{outcome}}',
  next: 'Next: {{next}}',
  remove: 'Delete this activity',
  removed: 'The activity is in the bin',
  more: 'Show all',
  count_one: 'one activity',
  count_other: '{{count, number}} activities',
};
