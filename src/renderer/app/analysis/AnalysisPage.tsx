import { Group, Stack, Tabs, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useT } from '../../components/useT.ts';
import { navigate } from '../hashLocation.ts';
import classes from './analysis.module.css';
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

/** The frame of every page of 分群: one heading, the other pages as tabs, what the figures rest on. */
export function AnalysisPage({ tab, intro, facts = [], acts, children }: AnalysisPageProps) {
  const t = useT();
  return (
    <Stack className={classes.page} gap="lg">
      <header className={classes.head}>
        <div>
          <PageTitle>{t(`analysis.title.${tab}`)}</PageTitle>
          {intro && (
            <Text size="sm" c="dimmed">
              {intro}
            </Text>
          )}
          {facts.length > 0 && (
            <Text size="sm" c="dimmed">
              {facts.join(' · ')}
            </Text>
          )}
        </div>
        {acts && (
          <Group gap="sm" wrap="nowrap">
            {acts}
          </Group>
        )}
      </header>
      <Tabs value={tab} onChange={(next) => ANALYSIS_TABS.some((known) => known === next) && openTab(next)}>
        <Tabs.List aria-label={t('analysis.tabs')}>
          {ANALYSIS_TABS.map((name) => (
            <Tabs.Tab key={name} value={name} aria-controls={undefined}>
              {t(`analysis.tab.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      {children}
    </Stack>
  );
}

function openTab(name: string | null): void {
  const tab = ANALYSIS_TABS.find((known) => known === name);
  if (tab) navigate(addressOf(tab));
}
