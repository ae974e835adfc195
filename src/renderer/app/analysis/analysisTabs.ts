/** The pages of 分群, in the order of their tabs; a page that is there has its line in `routes.tsx`. */
export const ANALYSIS_TABS = [
  'overview',
  'lists',
  'slipping',
  'lifecycle',
  'demand',
  'clusters',
  'predictions',
  'forecast',
] as const;
export type AnalysisTab = (typeof ANALYSIS_TABS)[number];

export function addressOf(tab: AnalysisTab): string {
  return tab === 'overview' ? '/segments' : `/segments/${tab}`;
}
