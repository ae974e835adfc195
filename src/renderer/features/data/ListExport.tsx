import { Group, Select } from '@mantine/core';
import { useState } from 'react';
import type { ListPart } from '../../../shared/contract/tables.contract.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import { useApi } from '../../api/client.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useTableExport } from '../../app/useTableExport.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { ExportMenu } from '../../components/ExportMenu.tsx';
import { useT } from '../../components/useT.ts';
import { DataSection } from './DataSection.tsx';

/** Lists of the whole file in the columns an import reads: what goes out so can be corrected in Excel and come back. */
export function ListExport() {
  const api = useApi();
  const t = useT();
  const { data, error, refetch } = useApiQuery('tables.lists', {});
  const { save, busy } = useTableExport();
  const [chosen, setChosen] = useState<string | null>(null);
  const parts = data?.parts ?? [];
  const options = parts.map((part, at) => ({ value: String(at), label: labelOf(part, t) }));
  const at = options.some(({ value }) => value === chosen) ? Number(chosen) : 0;
  const part = parts[at];
  return (
    <DataSection id="data-lists" title={t('tables.list.title')} text={t('tables.list.text')}>
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      <Group gap="sm" align="end">
        <Select
          label={t('tables.list.which')}
          data={options}
          value={String(at)}
          onChange={setChosen}
          allowDeselect={false}
          searchable
          w={260}
        />
        <ExportMenu
          text={t('tables.list.save')}
          busy={busy}
          disabled={part === undefined}
          onFormat={(format) => {
            if (part === undefined) return;
            const name = labelOf(part, t);
            void save(
              {
                name,
                done: t('tables.done', { name }),
                start: (to) => api.call('tables.export', { request: { table: 'list', of: part }, ...to }),
              },
              format,
            );
          }}
        />
      </Group>
    </DataSection>
  );
}

/** A list with the source or period that it is a part of. */
function labelOf({ list, source, period }: ListPart, t: T): string {
  const days = period === undefined ? [] : [t('tables.period', period)];
  return [t(`tables.list.${list}`), ...(source === undefined ? [] : [source]), ...days].join(' · ');
}
