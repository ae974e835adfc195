import type { SameKeys } from '../sameKeys.ts';
import type { analysis as zh } from '../zh-CN/analysis.ts';

export const analysis: SameKeys<typeof zh> = {
  tabs: 'Pages of segments',
  tab: {
    overview: 'Overview',
  },
  title: {
    overview: 'Segments',
  },
  overview: {
    intro:
      'All dealers by how lately, how often and how much they buy, and where; a click on any mark lists those dealers.',
  },
  rfm: {
    title: 'How lately and how often',
    cell: 'Cell',
    r: 'R: last order (5 = latest)',
    f: 'F: orders (5 = most)',
    summary:
      'Lately and often (R and F of 4 and more): {{dealers}} dealers with {{share}} of the amount. Cells show dealers; the darker, the more money.',
    tip: 'R{{r}} F{{f}}: {{dealers}} dealers, {{amount}}',
  },
};
