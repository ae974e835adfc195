import { Group, Stack, Tabs, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { PageTitle } from '../components/PageTitle.tsx';
import { navigate } from './hashLocation.ts';
import classes from './TabbedPage.module.css';

/** One page of several that stand beside each other. */
export interface PageTab<Name extends string> {
  name: Name;
  label: string;
  path: string;
}

interface TabbedPageProps<Name extends string> {
  title: string;
  tab: Name;
  tabs: readonly PageTab<Name>[];
  /** What the row of tabs is called for those who do not see it. */
  tabsLabel: string;
  /** What the page answers, in one line under its heading. */
  intro?: string | undefined;
  /** What the figures are as of, and of whom. */
  facts?: readonly string[];
  /** Acts at the right of the heading: run, print, export. */
  acts?: ReactNode;
  children: ReactNode;
}

/** The frame of pages that belong together: one heading, the other pages as tabs, what the figures rest on. */
export function TabbedPage<Name extends string>(props: TabbedPageProps<Name>) {
  const { title, tab, tabs, tabsLabel, intro, facts = [], acts, children } = props;
  const open = (name: string | null) => {
    const next = tabs.find((known) => known.name === name);
    if (next) navigate(next.path);
  };
  return (
    <Stack className={classes.page} gap="lg">
      <header className={classes.head}>
        <div>
          <PageTitle>{title}</PageTitle>
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
      {/* Each tab is a page that takes the focus: arrows only go along the row, Enter opens. */}
      <Tabs value={tab} onChange={open} activateTabWithKeyboard={false}>
        <Tabs.List aria-label={tabsLabel}>
          {tabs.map(({ name, label }) => (
            <Tabs.Tab key={name} value={name} aria-controls={undefined}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      {children}
    </Stack>
  );
}
