import { Group, Stack, Tabs, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { navigate } from '../../app/hashLocation.ts';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useT } from '../../components/useT.ts';
import classes from './activities.module.css';

/** The pages of 跟进, in the order of their tabs. */
export const ACTIVITY_TABS = ['log', 'next', 'care', 'templates'] as const;
export type ActivityTab = (typeof ACTIVITY_TABS)[number];

export function addressOf(tab: ActivityTab): string {
  return tab === 'log' ? '/activities' : `/activities/${tab}`;
}

interface ActivitiesFrameProps {
  tab: ActivityTab;
  intro: string;
  /** Acts at the right of the heading. */
  acts?: ReactNode;
  children: ReactNode;
}

/** The frame of every page of 跟进: its heading and the other pages as tabs. */
export function ActivitiesFrame({ tab, intro, acts, children }: ActivitiesFrameProps) {
  const t = useT();
  return (
    <Stack className={classes.page} gap="sm">
      <header className={classes.head}>
        <div>
          <PageTitle>{t(`activities.page.${tab}`)}</PageTitle>
          <Text size="sm" c="dimmed">
            {intro}
          </Text>
        </div>
        {acts && (
          <Group gap="sm" wrap="nowrap">
            {acts}
          </Group>
        )}
      </header>
      <Tabs value={tab} onChange={openTab}>
        <Tabs.List aria-label={t('activities.page.tabs')}>
          {ACTIVITY_TABS.map((name) => (
            <Tabs.Tab key={name} value={name} aria-controls={undefined}>
              {t(`activities.tab.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      {children}
    </Stack>
  );
}

function openTab(name: string | null): void {
  const tab = ACTIVITY_TABS.find((known) => known === name);
  if (tab) navigate(addressOf(tab));
}
