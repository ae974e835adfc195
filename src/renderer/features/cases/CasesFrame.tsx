import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { navigate } from '../../app/hashLocation.ts';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useT } from '../../components/useT.ts';
import classes from './cases.module.css';

const TABS = ['list', 'stats'] as const;
export type CaseTab = (typeof TABS)[number];
const PATHS: Readonly<Record<CaseTab, string>> = { list: '/cases', stats: '/cases/stats' };

/** The frame of the pages of cases: one heading, the other pages as tabs. */
export function CasesFrame({ tab, acts, children }: { tab: CaseTab; acts?: ReactNode; children: ReactNode }) {
  const t = useT();
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <PageTitle>{t('cases.page.title')}</PageTitle>
        <Tabs value={tab} onChange={(next) => openTab(next)}>
          <Tabs.List aria-label={t('cases.page.tabs')}>
            {TABS.map((name) => (
              <Tabs.Tab key={name} value={name} aria-controls={undefined}>
                {t(`cases.page.tab.${name}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
        </Tabs>
        <span className={classes.spread} />
        {acts}
      </header>
      {children}
    </div>
  );
}

function openTab(name: string | null): void {
  const tab = TABS.find((known) => known === name);
  if (tab) navigate(PATHS[tab]);
}
