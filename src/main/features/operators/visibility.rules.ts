import { FIGURE_GROUPS, type FigureGroup, type Viewer } from '../../../shared/contract/operators.contract.ts';
import { COST_HEADERS, MARGIN_HEADERS, PERFORMANCE_HEADERS } from './figureSynonyms.ts';

/** What is hidden where the owner has not chosen: everything that is his alone. */
export const HIDDEN_AT_FIRST: readonly FigureGroup[] = FIGURE_GROUPS;

/** Which figures whoever asks may see. The one place that decides it: answers, reports and exports all ask here. */
export interface Visibility {
  sees(group: FigureGroup): boolean;
  /** The figure, or null where it is hidden. */
  shown<V>(group: FigureGroup, figure: V): V | null;
}

/** @param hidden what the owner keeps to himself */
export function visibilityOf(viewer: Pick<Viewer, 'owner'>, hidden: readonly FigureGroup[]): Visibility {
  const sees = (group: FigureGroup) => viewer.owner || !hidden.includes(group);
  return { sees, shown: (group, figure) => (sees(group) ? figure : null) };
}

/** Whether a column of the owner's own list, known by its header only, holds what is hidden. */
export function hidesHeader(header: string, visibility: Visibility): boolean {
  return (
    (COST_HEADERS.test(header) && !visibility.sees('cost')) ||
    (MARGIN_HEADERS.test(header) && !visibility.sees('margin')) ||
    (PERFORMANCE_HEADERS.test(header) && !visibility.sees('performance'))
  );
}

/** The groups that stand in a setting's text; unknown words are passed by, no text means all. */
export function hiddenGroups(text: string | undefined): FigureGroup[] {
  if (text === undefined) return [...HIDDEN_AT_FIRST];
  const words = text.split(',');
  return FIGURE_GROUPS.filter((group) => words.includes(group));
}
