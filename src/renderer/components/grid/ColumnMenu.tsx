import { ActionIcon, Button, Checkbox, Group, Popover, Stack, Text } from '@mantine/core';
import { ArrowLeft, ArrowRight, Columns3, Pin, PinOff } from 'lucide-react';
import { useT } from '../useT.ts';
import { moveColumn, toggleColumn, togglePin } from './columnState.ts';
import type { GridColumns } from './useGridColumns.ts';

/** Which columns, in which order, which at the left: everything the mouse can do on the header, by keyboard too. */
export function ColumnMenu<R>({ columns }: { columns: GridColumns<R> }) {
  const t = useT();
  const { choice, change } = columns;
  return (
    <Popover position="bottom-end" width={380} trapFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<Columns3 size={15} aria-hidden />}>
          {t('common.grid.columns')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Text size="xs" c="dimmed" mb="xs">
          {t('common.grid.columnsHint')}
        </Text>
        <Stack gap={2} mah={380} style={{ overflowY: 'auto' }}>
          {columns.all.map(({ id, title }) => {
            const pinned = choice.pinned.includes(id);
            const pinLabel = t(pinned ? 'common.grid.unpin' : 'common.grid.pin', { column: title });
            return (
              <Group key={id} gap={2} wrap="nowrap" justify="space-between">
                <Checkbox
                  label={title}
                  aria-label={t('common.grid.show', { column: title })}
                  checked={!choice.hidden.includes(id)}
                  onChange={() => change(toggleColumn(choice, id))}
                />
                <Group gap={0} wrap="nowrap">
                  <ActionIcon
                    size={24}
                    color="gray"
                    aria-label={t('common.grid.moveLeft', { column: title })}
                    onClick={() => change(moveColumn(choice, id, -1))}
                  >
                    <ArrowLeft size={14} aria-hidden />
                  </ActionIcon>
                  <ActionIcon
                    size={24}
                    color="gray"
                    aria-label={t('common.grid.moveRight', { column: title })}
                    onClick={() => change(moveColumn(choice, id, 1))}
                  >
                    <ArrowRight size={14} aria-hidden />
                  </ActionIcon>
                  <ActionIcon
                    size={24}
                    {...(pinned ? {} : { color: 'gray' })}
                    aria-label={pinLabel}
                    aria-pressed={pinned}
                    onClick={() => change(togglePin(choice, id))}
                  >
                    {pinned ? <PinOff size={14} aria-hidden /> : <Pin size={14} aria-hidden />}
                  </ActionIcon>
                </Group>
              </Group>
            );
          })}
        </Stack>
        <Button variant="subtle" mt="xs" onClick={columns.reset}>
          {t('common.grid.columnsReset')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
