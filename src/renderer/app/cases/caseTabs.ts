/** Pages of cases that stand beside each other, and their addresses. */
export const CASE_TABS = { list: '/cases', stats: '/cases/stats', surveys: '/cases/surveys' } as const;
export type CaseTab = keyof typeof CASE_TABS;
