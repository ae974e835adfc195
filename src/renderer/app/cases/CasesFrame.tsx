import type { ReactNode } from 'react';
import { useT } from '../../components/useT.ts';
import { TabbedPage } from '../TabbedPage.tsx';
import { CASE_TABS, type CaseTab } from './caseTabs.ts';

interface CasesFrameProps {
  tab: CaseTab;
  /** The heading, where it is not that of the cases. */
  title?: string;
  intro?: string;
  facts?: readonly string[];
  /** Acts at the right of the heading. */
  acts?: ReactNode;
  children: ReactNode;
}

/** The frame of the pages of cases and of surveys. */
export function CasesFrame({ tab, title, children, ...rest }: CasesFrameProps) {
  const t = useT();
  const tabs = Object.entries(CASE_TABS).map(([name, path]) => ({
    name: name as CaseTab, // its own keys
    label: t(`cases.page.tab.${name as CaseTab}`),
    path,
  }));
  return (
    <TabbedPage title={title ?? t('cases.page.title')} tab={tab} tabs={tabs} tabsLabel={t('cases.page.tabs')} {...rest}>
      {children}
    </TabbedPage>
  );
}
