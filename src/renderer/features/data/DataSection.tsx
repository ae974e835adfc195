import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface DataSectionProps {
  id: string;
  title: string;
  /** What it is for. */
  text: string;
  children: ReactNode;
}

/** A part of the data page: what it is called, what it is for, and what can be done. */
export function DataSection({ id, title, text, children }: DataSectionProps) {
  return (
    <section aria-labelledby={id}>
      <Title order={2} size="h4" id={id} mb="xs">
        {title}
      </Title>
      <Text c="dimmed" mb="xs">
        {text}
      </Text>
      {children}
    </section>
  );
}
