import { Button } from '@mantine/core';
import { FileOutput } from 'lucide-react';
import { useCallback, useMemo } from 'react';
import { useApi } from '../../api/client.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { usePageCommands } from '../../app/commands.tsx';
import { useTableExport } from '../../app/useTableExport.ts';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import { DataSection } from './DataSection.tsx';

/** The whole data file as one workbook, which can be read anywhere and taken into an empty file. */
export function WholeExport() {
  const t = useT();
  const { save, busy } = useWholeExport();
  usePageCommands(
    useMemo(() => [{ id: 'transfer.export', label: t('transfer.save'), run: () => void save() }], [t, save]),
  );
  return (
    <DataSection id="data-whole" title={t('transfer.title')} text={t('transfer.text')}>
      <Button
        variant="default"
        leftSection={<FileOutput size={15} aria-hidden />}
        loading={busy}
        onClick={() => void save()}
      >
        {t('transfer.save')}
      </Button>
    </DataSection>
  );
}

function useWholeExport() {
  const api = useApi();
  const t = useT();
  const format = useFormat();
  const settings = useApiQuery('settings.get', {}).data;
  const today = useApiQuery('session.get', {}).data?.today ?? null;
  const { save: saveAs, busy } = useTableExport();
  const save = useCallback(() => {
    const company = settings?.companyName || t('transfer.noCompany');
    return saveAs(
      {
        name: t('transfer.fileName', { company, day: format.day(today) }),
        done: t('transfer.done'),
        start: (to) => api.call('transfer.export', to),
      },
      'xlsx',
    );
  }, [api, t, format, settings, today, saveAs]);
  return { save, busy };
}
