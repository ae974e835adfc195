import type { SameKeys } from '../sameKeys.ts';
import type { visitPlans as zh } from '../zh-CN/visitPlans.ts';

export const visitPlans: SameKeys<typeof zh> = {
  head: 'Plan {{id}}, {{from}} to {{to}}: {{visits}} visits at {{dealers}} dealers, {{wanted}} wanted',
  rep: '{{name}}: {{visits}} visits on {{days}} days, {{share}} % of the time',
  verdict: '{{code}}: {{count}}',
  short: '{{name}}: {{planned}} of {{wanted}} ({{code}})',
  order: 'The first day, {{from}}, lies behind the last, {{to}}.',
  moved: '{{moved}} of {{stood}} visits that stood are elsewhere now',
  figuresLate:
    'Grades and rhythms were still being calculated: purposes and order may be incomplete. Plan once more in a while.',
  offered_one:
    'Imported lists say visit days, frequency or place of {{count}} dealer that nobody has set: --take-settings sets them first.',
  offered_other:
    'Imported lists say visit days, frequency or place of {{count}} dealers that nobody has set: --take-settings sets them first.',
  taken_one: 'Visit days, frequency or place of {{count}} dealer were set as the lists say.',
  taken_other: 'Visit days, frequency or place of {{count}} dealers were set as the lists say.',
  unread_one: '{{count}} entry cannot be read and was not set:',
  unread_other: '{{count}} entries cannot be read and were not set:',
  noNames: 'No rep is named after --reps. Leave it out to plan all of them.',
  unknownYear: 'The days off of this year are not published yet: plain weekdays were counted as workdays.',
  routeAdvice:
    'Route change worth a look: dealer {{name}} on {{route}} for good saves {{minutes}} min on the {{visits}} visits of the plan',
  advice: 'Route change worth a look: dealer {{name}} from {{on}} to {{toOn}} saves {{minutes}} min',
  verdicts: {
    planned: 'as often as wanted',
    partly: 'less often than wanted',
    no_capacity: 'no room on the days of the rep',
    closed: 'closed on those days, or none of them is one on which to see this dealer',
    rep_away: 'the rep is away or does not work',
    route_days: 'the fixed route is not driven on those days',
    windows: 'no time of the day that fits',
    not_due: 'not due yet',
    stands_later: 'a visit stands soon after these days',
    phone: 'by phone only',
    never: 'marked: never visit',
    not_wanted: 'the rules ask for no visit',
    no_rep: 'nobody serves this dealer',
    other_rep: 'the rep was not planned',
  },
};
