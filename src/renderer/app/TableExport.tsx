import type { Input } from '../../shared/contract/index.ts';
import { useApi } from '../api/client.tsx';
import { ExportMenu } from '../components/ExportMenu.tsx';
import { useT } from '../components/useT.ts';
import { useTableExport } from './useTableExport.ts';

interface TableExportProps {
  /** Which table, as it is filtered on the page. */
  request: Input<'tables.export'>['request'];
  /** What it is called: on the menu's button, read out, and as the file's name. */
  name: string;
  /** The columns of a grid that are on show, from left to right; all there are without it. */
  columns?: readonly { id: string }[];
  disabled?: boolean;
}

/** The way out of a table on a page: every row of it, by the menu that all exports share. */
export function TableExport({ request, name, columns, disabled = false }: TableExportProps) {
  const api = useApi();
  const t = useT();
  const { save, busy } = useTableExport();
  return (
    <ExportMenu
      small={26}
      label={t('tables.export', { name })}
      busy={busy}
      disabled={disabled}
      onFormat={(format) =>
        void save(
          {
            name,
            done: t('tables.done', { name }),
            start: (to) =>
              api.call('tables.export', {
                request,
                ...(columns === undefined ? {} : { columns: columns.map(({ id }) => id) }),
                ...to,
              }),
          },
          format,
        )
      }
    />
  );
}
