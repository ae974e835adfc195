import type { ReactNode } from 'react';
import { useT } from '../../components/useT.ts';
import { TabbedPage } from '../TabbedPage.tsx';
import { ANALYSIS_TABS, type AnalysisTab, addressOf } from './analysisTabs.ts';

interface AnalysisPageProps {
  tab: AnalysisTab;
  /** What the page answers, in one line under its heading. */
  intro?: string;
  /** What the figures are as of, and of whom. */
  facts?: readonly string[];
  /** Acts at the right of the heading: run, print, export. */
  acts?: ReactNode;
  children: ReactNode;
}

/** The frame of every page of 分群. */
export function AnalysisPage({ tab, children, ...rest }: AnalysisPageProps) {
  const t = useT();
  const tabs = ANALYSIS_TABS.map((name) => ({ name, label: t(`analysis.tab.${name}`), path: addressOf(name) }));
  return (
    <TabbedPage title={t(`analysis.title.${tab}`)} tab={tab} tabs={tabs} tabsLabel={t('analysis.tabs')} {...rest}>
      {children}
    </TabbedPage>
  );
}
