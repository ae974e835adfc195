import { Button, Menu, Text } from '@mantine/core';
import { ChevronDown, FileSpreadsheet } from 'lucide-react';
import { useCallback, useMemo } from 'react';
import type { HealthCheck } from '../../../shared/contract/health.contract.ts';
import { useApi } from '../../api/client.tsx';
import { usePageCommands } from '../../app/commands.tsx';
import { useTableExport } from '../../app/useTableExport.ts';
import { useT } from '../../components/useT.ts';

/** The findings as a list to be filled in: all of them, or those of one check. */
export function WorksheetMenu({ checks }: { checks: readonly HealthCheck[] }) {
  const t = useT();
  const api = useApi();
  const { save: saveAs, busy } = useTableExport();
  const save = useCallback(
    (wanted: readonly HealthCheck[]) =>
      saveAs(
        {
          name: t('health.worksheet.fileName'),
          done: t('health.act.saved'),
          start: (to) => api.call('health.worksheet', { checks: [...wanted], ...to }),
        },
        'xlsx',
      ),
    [api, saveAs, t],
  );
  usePageCommands(
    useMemo(
      () => [{ id: 'health.worksheet', label: t('health.act.worksheet'), run: () => void save(checks) }],
      [t, save, checks],
    ),
  );
  if (checks.length === 0) return null;
  return (
    <Menu position="bottom-end" width={300}>
      <Menu.Target>
        <Button
          variant="default"
          loading={busy}
          leftSection={<FileSpreadsheet size={15} aria-hidden />}
          rightSection={<ChevronDown size={14} aria-hidden />}
        >
          {t('health.act.worksheet')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Text size="xs" c="dimmed" p="xs">
          {t('health.act.worksheetHint')}
        </Text>
        <Menu.Item onClick={() => void save(checks)}>{t('health.act.worksheetAll')}</Menu.Item>
        <Menu.Divider />
        {checks.map((check) => (
          <Menu.Item key={check} onClick={() => void save([check])}>
            {t('health.act.worksheetOne', { check: t(`health.check.${check}`) })}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
