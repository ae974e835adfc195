import type { SameKeys } from '../sameKeys.ts';
import type { visitNeeds as zh } from '../zh-CN/visitNeeds.ts';

export const visitNeeds: SameKeys<typeof zh> = {
  list: ', ',
  segment: 'segment {{id}}',
  reason: {
    tier: 'frequency of {{tier}}',
    ungraded: 'no tier yet',
    own: 'a frequency of its own',
    override: 'special rule: {{who}}',
    new_one: 'new: seen more often for {{count}} week',
    new_other: 'new: seen more often for {{count}} weeks',
    slipping_one: 'slipping: {{count}} more a month',
    slipping_other: 'slipping: {{count}} more a month',
    case_one: 'an open case: within {{count}} day',
    case_other: 'an open case: within {{count}} days',
    phoneOnly: 'marked: by phone only',
    never: 'marked: not visited',
  },
  often: {
    never: 'not planned',
    once: 'this once',
    visit: {
      month_one: '{{count}} visit a month',
      month_other: '{{count}} visits a month',
      week_one: '{{count}} visit a week',
      week_other: '{{count}} visits a week',
      quarter_one: '{{count}} visit a quarter',
      quarter_other: '{{count}} visits a quarter',
      days_one: 'about every day',
      days_other: 'about every {{count}} days',
      every: {
        month_one: '{{count}} visit in {{every}} months',
        month_other: '{{count}} visits in {{every}} months',
        week_one: '{{count}} visit in {{every}} weeks',
        week_other: '{{count}} visits in {{every}} weeks',
      },
    },
    phone: {
      month_one: '{{count}} call a month',
      month_other: '{{count}} calls a month',
      week_one: '{{count}} call a week',
      week_other: '{{count}} calls a week',
      quarter_one: '{{count}} call a quarter',
      quarter_other: '{{count}} calls a quarter',
      days_one: 'a call about every day',
      days_other: 'a call about every {{count}} days',
      every: {
        month_one: '{{count}} call in {{every}} months',
        month_other: '{{count}} calls in {{every}} months',
        week_one: '{{count}} call in {{every}} weeks',
        week_other: '{{count}} calls in {{every}} weeks',
      },
    },
  },
  cli: {
    head_one: '{{count}} to be seen by {{until}}:',
    head_other: '{{count}} to be seen by {{until}}:',
    shown: '--shown is one of {{words}}.',
    month: '“{{month}}” is no month; write it as 2026-12.',
  },
  capacity: {
    month: '{{month}}',
    all: 'In all: {{sentence}}',
    fits: '{{needed}} hours needed, {{available}} there: it fits, with {{left}} hours left.',
    toPhone:
      '{{needed}} hours needed, only {{available}} there. For it to fit, {{cuts}} must be called instead of visited.',
    toPhoneMissing:
      '{{needed}} hours needed, only {{available}} there. Even with {{cuts}} called instead of visited, {{missing}} hours are missing.',
    missing:
      '{{needed}} hours needed, only {{available}} there: {{missing}} hours are missing, and whoever may be called is called already.',
    cut: '{{dealers, number}} of {{of, number}} of {{tier}}',
    noTier: 'no tier',
    nobody: 'Dealers without a rep',
    unserved_one: '{{count, number}} dealer has no rep: {{hours}} hours that nobody has.',
    unserved_other: '{{count, number}} dealers have no rep: {{hours}} hours that nobody has.',
    unknownYear: 'The days off of {{year}} are not yet published: counted by weekdays only, and it will change.',
  },
};
