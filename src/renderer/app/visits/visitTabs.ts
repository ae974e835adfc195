/** The pages of 拜访, in the order of their tabs; a page that is there has its line in `routes.tsx`. */
export const VISIT_TABS = [
  'plan',
  'due',
  'routes',
  'rules',
  'capacity',
  'keyIn',
  'spoken',
  'market',
  'results',
  'holidays',
] as const;
export type VisitTab = (typeof VISIT_TABS)[number];

export function visitsAddress(tab: VisitTab): string {
  if (tab === 'plan') return '/visits';
  return `/visits/${tab === 'keyIn' ? 'key-in' : tab}`;
}
