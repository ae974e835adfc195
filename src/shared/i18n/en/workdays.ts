import type { SameKeys } from '../sameKeys.ts';
import type { workdays as zh } from '../zh-CN/workdays.ts';

export const workdays: SameKeys<typeof zh> = {
  year: 'Year',
  notYet: 'not yet published',
  source: {
    published: '{{year}}: as published by the State Council.',
    own: '{{year}}: not built in; by the list you have entered.',
    unpublished:
      'The days off of {{year}} are not yet published (built in up to {{to}}). Only weekdays are known: which days are off and which are made up for is not, and every plan that uses them says so. Paste the list once it is published.',
    earlier: '{{year}} is before the built-in calendar (from 2004). Paste its days off to use it.',
  },
  kind: {
    work: 'worked',
    off: 'off',
    half: 'half a day',
  },
  holiday: {
    newYear: 'New Year',
    springFestival: 'Spring Festival',
    qingming: 'Qingming',
    labourDay: 'Labour Day',
    dragonBoat: 'Dragon Boat Festival',
    midAutumn: 'Mid-Autumn Festival',
    nationalDay: 'National Day',
    victoryDay: 'Victory Day',
  },
};
