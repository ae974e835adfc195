import type { Output } from '../../../../shared/contract/index.ts';

/** One dealer of a run. */
export interface Member {
  id: number;
  name: string;
  label: number;
  x: number;
  y: number;
}

/** The lists of figures as one row per dealer. */
export function membersOf(points: NonNullable<Output<'clusters.points'>>): Member[] {
  return points.dealerId.map((id, at) => ({
    id,
    name: points.name[at] ?? '',
    label: points.label[at] ?? 0,
    x: points.x[at] ?? 0,
    y: points.y[at] ?? 0,
  }));
}
