import type { Emit } from './rig/samples.ts';

interface Section {
  title: string;
  /** Parts that run in processes of their own. */
  variants: number;
  load(): Promise<{ run(emit: Emit, variant: number): Promise<void> }>;
}

/** Everything that is measured, in the order of the table. */
export const SECTIONS = {
  orders: { title: 'a real order export', variants: 1, load: () => import('./sections/orders.ts') },
  scoring: { title: 'scoring', variants: 1, load: () => import('./sections/scoring.ts') },
  grid: { title: 'grid of 100,000 dealers', variants: 1, load: () => import('./sections/grid.ts') },
  start: { title: 'starting, and the first rows', variants: 1, load: () => import('./sections/start.ts') },
  report: { title: 'tier report', variants: 1, load: () => import('./sections/report.ts') },
  big: { title: 'two big workbooks', variants: 2, load: () => import('./sections/big.ts') },
} satisfies Record<string, Section>;

export type SectionName = keyof typeof SECTIONS;

export function isSection(name: string): name is SectionName {
  return Object.hasOwn(SECTIONS, name);
}
