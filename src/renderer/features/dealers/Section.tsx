import { Group, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import classes from './dealers.module.css';

/** A titled part of a dealer's page. */
export function Section(props: { title: string; level?: 2 | 3; action?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <Group justify="space-between" mb={6}>
        <Title order={props.level ?? 2} size="h5" id={id}>
          {props.title}
        </Title>
        {props.action}
      </Group>
      {props.children}
    </section>
  );
}
