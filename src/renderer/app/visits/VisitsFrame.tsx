import type { ReactNode } from 'react';
import { useT } from '../../components/useT.ts';
import { TabbedPage } from '../TabbedPage.tsx';
import { VISIT_TABS, type VisitTab, visitsAddress } from './visitTabs.ts';

interface VisitsFrameProps {
  tab: VisitTab;
  /** What the page answers, in one line under its heading. */
  intro?: string;
  facts?: readonly string[];
  /** Acts at the right of the heading. */
  acts?: ReactNode;
  children: ReactNode;
}

/** The frame of every page of 拜访. */
export function VisitsFrame({ tab, children, ...rest }: VisitsFrameProps) {
  const t = useT();
  const tabs = VISIT_TABS.map((name) => ({ name, label: t(`visits.tab.${name}`), path: visitsAddress(name) }));
  return (
    <TabbedPage title={t(`visits.title.${tab}`)} tab={tab} tabs={tabs} tabsLabel={t('visits.tabs')} {...rest}>
      {children}
    </TabbedPage>
  );
}
