import type { Emit } from './rig/samples.ts';

interface Section {
  title: string;
  /** How often a run is repeated for the medians, unless it is said otherwise. */
  runs: number;
  /** Parts that run in processes of their own. */
  variants: number;
  load(): Promise<{ run(emit: Emit, variant: number): Promise<void> }>;
}

/** Everything that is measured, in the order of the table. */
export const SECTIONS = {
  orders: { title: 'a real order export', runs: 3, variants: 1, load: () => import('./sections/orders.ts') },
  scoring: { title: 'scoring', runs: 3, variants: 1, load: () => import('./sections/scoring.ts') },
  rescore: { title: 'a full rescore', runs: 3, variants: 1, load: () => import('./sections/rescore.ts') },
  whatIf: { title: 'rules tried out before saving', runs: 3, variants: 1, load: () => import('./sections/whatIf.ts') },
  segments: {
    title: 'segments counted while a rule is typed',
    runs: 3,
    variants: 1,
    load: () => import('./sections/segments.ts'),
  },
  clusters: { title: 'clusters', runs: 3, variants: 1, load: () => import('./sections/clusters.ts') },
  grid: { title: 'grid of 100,000 dealers', runs: 1, variants: 1, load: () => import('./sections/grid.ts') },
  doubles: {
    title: 'doubles among 100,000 dealers',
    runs: 1,
    variants: 1,
    load: () => import('./sections/doubles.ts'),
  },
  bulk: {
    title: 'bulk edits and views of 100,000 dealers',
    runs: 1,
    variants: 1,
    load: () => import('./sections/bulk.ts'),
  },
  predictions: {
    title: 'models of repeat buying',
    runs: 3,
    variants: 1,
    load: () => import('./sections/predictions.ts'),
  },
  forecasts: {
    title: 'forecasts and demand',
    runs: 3,
    variants: 1,
    load: () => import('./sections/forecasts.ts'),
  },
  today: { title: 'the page of the day', runs: 3, variants: 1, load: () => import('./sections/today.ts') },
  routing: {
    title: 'published routing problems',
    runs: 1,
    variants: 1,
    load: () => import('./sections/routing.ts'),
  },
  visits: {
    title: 'visits planned and looked back on',
    runs: 3,
    variants: 1,
    load: () => import('./sections/visits.ts'),
  },
  jobs: {
    title: 'the screen while 20,000 dealers are calculated',
    runs: 1,
    variants: 1,
    load: () => import('./sections/jobs.ts'),
  },
  start: { title: 'starting, and the first rows', runs: 3, variants: 1, load: () => import('./sections/start.ts') },
  report: { title: 'tier report', runs: 1, variants: 1, load: () => import('./sections/report.ts') },
  import: { title: 'importing big workbooks', runs: 1, variants: 3, load: () => import('./sections/import.ts') },
} satisfies Record<string, Section>;

export type SectionName = keyof typeof SECTIONS;

export function isSection(name: string): name is SectionName {
  return Object.hasOwn(SECTIONS, name);
}
