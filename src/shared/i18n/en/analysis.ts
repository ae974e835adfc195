import type { SameKeys } from '../sameKeys.ts';
import type { analysis as zh } from '../zh-CN/analysis.ts';

export const analysis: SameKeys<typeof zh> = {
  tabs: 'Pages of analysis',
  print: 'Print…',
  figures: '{{title}}: figures',
  tab: {
    overview: 'Overview',
    slipping: 'Slipping',
    lifecycle: 'Lifecycle',
    lists: 'Segments',
    demand: 'Demand',
    clusters: 'Clusters',
    predictions: 'Predictions',
    forecast: 'Sales forecast',
  },
  title: {
    overview: 'Analysis',
    slipping: 'Slipping',
    lifecycle: 'Lifecycle',
    lists: 'Segments',
    demand: 'Demand and selling',
    clusters: 'Clusters',
    predictions: 'Predictions',
    forecast: 'Sales forecast',
  },
  overview: {
    intro:
      'All dealers by how recently, how often and how much they buy, and where; click any mark to list those dealers.',
  },
  rfm: {
    title: 'How recent and how often',
    cell: 'Cell',
    r: 'R: last order (5 = latest)',
    f: 'F: orders (5 = most)',
    summary:
      'Recent and often (R and F of 4 or more): {{dealers}} dealers with {{share}} of the amount. Cells show dealers; the stronger the colour, the more money.',
    tip: 'R{{r}} F{{f}}: {{dealers}} dealers, {{amount}}',
  },
  moves: {
    paper:
      'Compared with {{from}}: {{up}} up, {{down}} down, {{same}} the same. Rows are the tiers then, columns those now.',
    title: 'Tiers: who moved',
    since: 'Compared with',
    summary:
      'Compared with {{from}}: {{up}} up, {{down}} down, {{same}} the same. Rows are the tiers then, columns those now; ▲ is up, ▼ is down; the stronger the colour, the more dealers.',
    original: 'the grades of your own list',
    run: 'the run of {{day}}',
    step: 'From → to',
    now: 'now',
    before: 'then',
    tip: '{{step}}: {{dealers}} dealers, {{amount}}',
    none: 'Nothing to compare with yet: your list has no grades and there is no run of an earlier day. Calculate one under “Runs” on the scoring page, or import a list with grades.',
    more: 'Why they moved',
  },
  top: {
    title: 'Concentration',
    who: 'Which dealers',
    row: 'Largest {{percent}}%',
    cut: 'Cumulative up to here',
    tier: 'To the end of {{name}}',
    tierNew: 'To the end of {{name}} ({{left}} of them not graded yet)',
    share: 'Of the amount',
    summary:
      'The largest 20% ({{dealers}} dealers) hold {{share}} of the amount; Gini coefficient {{gini}} (0: all alike, near 1: all with one).',
    tip: 'No. {{rank}} {{name}}, cumulative share {{share}}',
  },
  region: {
    title: 'Regions',
    name: 'Region',
    share: 'Share',
    growth: 'Against last period',
    dormant: 'Inactive',
    summary_one: 'One region, {{name}}, with {{share}} of the amount.',
    summary_other: '{{count, number}} regions; {{name}} is the largest with {{share}} of the amount.',
    tip: '{{name}}: {{dealers}} dealers, {{amount}}',
  },
  city: {
    title: 'Cities of {{name}}',
    province: 'Cities of which province',
    summary_one: 'One city, {{name}}, with {{share}} of these.',
    summary_other: '{{count, number}} cities; {{name}} is the largest, with {{share}} of these.',
    left_one: 'One dealer has no city.',
    left_other: '{{count, number}} dealers have no city.',
    name: 'City',
    sheet: 'Cities',
  },
  spread: {
    title: 'Orders and amount',
    each: 'Per order',
    summary: 'Each dot is a dealer, {{count, number}} in all. Top right: often and large; top left: rare but large.',
    left_one: 'One with a net amount of zero or less is not drawn.',
    left_other: '{{count, number}} with a net amount of zero or less are not drawn.',
    tip: '{{name}}: {{orders}} orders, {{amount}}',
  },
  growth: {
    title: 'Growth and size',
    axis: 'Against last period',
    quadrant: 'Quadrant',
    act: 'What to do',
    notCovered: 'The data do not cover the period before, so growth is not known.',
    summary:
      '{{count, number}} dealers bought in the period before too; large begins at the median, {{median}}; growth of more than 200% is drawn at the edge. This compares the amounts of two periods; Slipping compares each dealer with its own habit, so the numbers differ.',
    tip: '{{name}}: {{growth}}, {{amount}}',
  },
  quadrant: {
    star: 'Large and growing',
    slipping: 'Large and shrinking',
    rising: 'Small and growing',
    small: 'Small and shrinking',
  },
  quadrantAct: {
    star: 'Keep: first in supply, price and attention',
    slipping: 'Visit first: ask why',
    rising: 'Help along: new products, display, credit',
    small: 'Spend little time: phone and messages',
  },
  paper: {
    rfm: 'Rows are R (last order, 5 = latest), columns F (orders, 5 = most); a cell holds dealers and net amount, the darker the more.',
    dealers: 'Dealers, largest first',
    median: 'Large begins at the median, {{amount}}; only dealers that bought in both periods.',
  },
};
