import type { ReactNode } from 'react';
import { TabbedPage } from '../../app/TabbedPage.tsx';
import { useT } from '../../components/useT.ts';

/** The pages of 跟进, in the order of their tabs. */
const ACTIVITY_TABS = ['log', 'next', 'care', 'templates'] as const;
type ActivityTab = (typeof ACTIVITY_TABS)[number];

interface ActivitiesFrameProps {
  tab: ActivityTab;
  intro: string;
  /** Acts at the right of the heading. */
  acts?: ReactNode;
  children: ReactNode;
}

/** The frame of every page of 跟进. */
export function ActivitiesFrame({ tab, children, ...rest }: ActivitiesFrameProps) {
  const t = useT();
  const tabs = ACTIVITY_TABS.map((name) => ({
    name,
    label: t(`activities.tab.${name}`),
    path: name === 'log' ? '/activities' : `/activities/${name}`,
  }));
  return (
    <TabbedPage
      title={t(`activities.page.${tab}`)}
      tab={tab}
      tabs={tabs}
      tabsLabel={t('activities.page.tabs')}
      {...rest}
    >
      {children}
    </TabbedPage>
  );
}
