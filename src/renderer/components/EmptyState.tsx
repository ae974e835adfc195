import { Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** An empty page: what is missing and the next step, never just nothing. */
export function EmptyState(props: { icon?: ReactNode; title: string; text?: string; children?: ReactNode }) {
  return (
    <Stack align="center" justify="center" gap="sm" mih={220} p="xl" ta="center">
      {props.icon}
      <Title order={2} size="h4">
        {props.title}
      </Title>
      {props.text && (
        <Text c="dimmed" maw={480}>
          {props.text}
        </Text>
      )}
      {props.children && <Group justify="center">{props.children}</Group>}
    </Stack>
  );
}
