import type { SegmentRule } from '../../../shared/contract/segmentRule.ts';

export type ExampleName = 'slippingKey' | 'newNoRepeat' | 'overdueA' | 'stoppedCategory' | 'quietVisited' | 'unvisited';

/** Rules to begin with. Goods are named by the file itself: the first category there is. */
export function exampleRules(category: string | undefined): { name: ExampleName; rule: SegmentRule }[] {
  const goods =
    category === undefined ? ({ of: 'any', value: '' } as const) : ({ of: 'category', value: category } as const);
  return [
    {
      name: 'slippingKey',
      rule: {
        all: [
          { fact: 'tier', in: ['A', 'B'] },
          { fact: 'decline', percent: 30, against: 'before' },
        ],
      },
    },
    {
      name: 'newNoRepeat',
      rule: {
        all: [
          { fact: 'openedWithin', months: 3 },
          { fact: 'bought', of: 'any', value: '', minOrders: 1, maxOrders: 1 },
          { fact: 'lastOrder', is: 'before', days: 30 },
        ],
      },
    },
    {
      name: 'overdueA',
      rule: {
        all: [
          { fact: 'tier', in: ['A'] },
          { fact: 'overdue', min: 1 },
        ],
      },
    },
    {
      name: 'stoppedCategory',
      rule: {
        all: [
          { fact: 'bought', ...goods },
          { fact: 'bought', ...goods, days: 60, maxOrders: 0 },
        ],
      },
    },
    {
      name: 'quietVisited',
      rule: {
        all: [
          { fact: 'lastVisit', is: 'within', days: 30 },
          { fact: 'lastOrder', is: 'notWithin', days: 45 },
        ],
      },
    },
    {
      name: 'unvisited',
      rule: {
        all: [
          { fact: 'tier', in: ['A'] },
          { fact: 'lastContact', is: 'notWithin', days: 30 },
        ],
      },
    },
  ];
}
