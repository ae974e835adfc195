import { Anchor, Badge, Button, Group, Text, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import type { DealerId } from '../../../shared/domain/ids.ts';
import { navigate } from '../../app/hashLocation.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useT } from '../../components/useT.ts';
import classes from './today.module.css';

/** One thing that is to be done about a dealer. */
export interface TodayLine {
  key: string | number;
  dealerId: DealerId;
  name: string;
  text: string;
  right: string;
  acts?: ReactNode;
}

interface TodayPartProps {
  title: string;
  /** What is said where there is nothing. */
  none: string;
  total: number | undefined;
  error: Error | null;
  lines: readonly TodayLine[];
  /** The page that has them all. */
  more?: string;
  onMore?(): void;
}

/** One list of the day with its number; each line leads to its dealer, and done and postponed stand beside it. */
export function TodayPart({ title, none, total, error, lines, more, onMore }: TodayPartProps) {
  const t = useT();
  const id = useId();
  const toAll = onMore ?? (more === undefined ? undefined : () => navigate(more));
  return (
    <section aria-labelledby={id} className={classes.part}>
      <Group justify="space-between" mb={4} wrap="nowrap">
        <Group gap={8}>
          <Title order={2} size="h5" id={id}>
            {title}
          </Title>
          {total !== undefined && total > 0 && (
            <Badge size="sm" variant="light">
              {total}
            </Badge>
          )}
        </Group>
        {toAll && (total ?? 0) > 0 && (
          <Button variant="subtle" size="compact-xs" aria-label={`${title} ${t('today.all')}`} onClick={toAll}>
            {t('today.all')}
          </Button>
        )}
      </Group>
      {error && <ErrorNotice error={error} />}
      {total === 0 && (
        <Text size="sm" c="dimmed">
          {none}
        </Text>
      )}
      <ul className={classes.lines}>
        {lines.map((line) => (
          <li key={line.key} className={classes.line}>
            <Anchor href={`#/dealers/${line.dealerId}`} size="sm" className={classes.name}>
              {line.name}
            </Anchor>
            <span className={classes.text}>{line.text}</span>
            <span className={classes.right}>{line.right}</span>
            {line.acts}
          </li>
        ))}
      </ul>
    </section>
  );
}
