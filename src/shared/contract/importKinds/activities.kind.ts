import { defineKind } from './kindSchema.ts';

/** The plain log of what was done about dealers, a row per call, visit or message. */
export const ACTIVITIES = defineKind({
  fields: [
    'day',
    'time',
    'activityKind',
    'dealerCode',
    'dealerName',
    'phone',
    'city',
    'contact',
    'rep',
    'outcome',
    'content',
    'nextStep',
    'nextOn',
    'nextDone',
  ],
  needed: [['day'], ['dealerCode', 'dealerName', 'phone'], ['activityKind', 'content', 'outcome', 'nextStep']],
  multi: ['phone', 'content'],
  groups: [
    ['activity', ['day', 'time', 'activityKind', 'content', 'outcome', 'nextStep', 'nextOn', 'nextDone']],
    ['dealer', ['dealerName', 'dealerCode', 'phone', 'city']],
    ['people', ['rep', 'contact']],
  ],
  named: ['dealerName', 'dealerCode'],
  traits: ['unknownDealer'],
  shown: [
    ['day', 110, ['day']],
    ['time', 80, ['time']],
    ['activityKind', 90, ['activityKind']],
    ['content', 260, ['content']],
    ['outcome', 120, ['outcome']],
    ['contact', 100, ['contact']],
    ['rep', 90, ['rep']],
    ['nextStep', 160, ['nextStep']],
    ['nextOn', 110, ['nextOn']],
    ['nextDone', 110, ['nextDone']],
  ],
  unit: 'activities',
});
