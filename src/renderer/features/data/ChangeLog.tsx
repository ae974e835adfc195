import { Button, Group, Text, Title } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { Input, Output } from '../../../shared/contract/index.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { usePageCommands } from '../../app/commands.tsx';
import { useActsExport } from '../../app/useActsExport.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { ExportMenu } from '../../components/ExportMenu.tsx';
import { useFormat } from '../../components/format.ts';
import { useTierName } from '../../components/tierNames.tsx';
import { useT } from '../../components/useT.ts';
import { useRepName } from '../dealers/useRepName.ts';
import { ActRow } from './ActRow.tsx';
import { ChangeFilter, type Wanted } from './ChangeFilter.tsx';
import classes from './data.module.css';

const PAGE = 25;
const EVERYTHING: Wanted = { text: '' };

type Cursor = NonNullable<Output<'data.acts'>['next']>;

/** The timeline of everything that was done, by hand and by imports, newest first; each act can be taken back. */
export function ChangeLog() {
  const t = useT();
  const [wanted, setWanted] = useState(EVERYTHING);
  /** Where the pages before the shown one began, and the shown one last; none for the first page. */
  const [cursors, setCursors] = useState<readonly Cursor[]>([]);
  const cursor = cursors.at(-1);
  const input: Input<'data.acts'> = { ...wanted, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) };
  const answer = useApiQuery('data.acts', input, { keepPrevious: true });
  const filtered = Object.values(wanted).some((value) => value !== '' && value !== undefined);
  const { acts = [], next = null } = answer.data ?? {};
  const { save, busy } = useActsExport();
  usePageCommands(
    useMemo(
      () => [{ id: 'data.export', label: t('data.changes.saveAll'), run: () => void save(wanted, 'xlsx') }],
      [t, save, wanted],
    ),
  );
  const ask = (change: Wanted) => {
    setWanted(change);
    setCursors([]);
  };
  return (
    <section aria-labelledby="data-changes">
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h4" id="data-changes">
          {t('data.changes.title')}
        </Title>
        <ExportMenu
          disabled={acts.length === 0}
          busy={busy}
          label={t('data.changes.saveAll')}
          onFormat={(format) => void save(wanted, format)}
        />
      </Group>
      <ChangeFilter wanted={wanted} filtered={filtered} onWanted={ask} onClear={() => ask(EVERYTHING)} />
      {answer.error && <ErrorNotice error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.data && acts.length === 0 && (
        <Text c="dimmed" role="status">
          {t(filtered ? 'data.changes.nothing' : 'data.changes.none')}
        </Text>
      )}
      {acts.length > 0 && <Acts acts={acts} busy={answer.isPlaceholderData} />}
      {(cursors.length > 0 || next !== null) && (
        <Group gap="sm" mt="xs">
          <Button variant="default" disabled={cursors.length === 0} onClick={() => setCursors(cursors.slice(0, -1))}>
            {t('data.changes.newer')}
          </Button>
          <Button variant="default" disabled={next === null} onClick={() => next && setCursors([...cursors, next])}>
            {t('data.changes.older')}
          </Button>
        </Group>
      )}
    </section>
  );
}

function Acts({ acts, busy }: { acts: Output<'data.acts'>['acts']; busy: boolean }) {
  const t = useT();
  const format = useFormat();
  const context = { t, format, repName: useRepName(), tierName: useTierName() };
  return (
    <table className={classes.log} aria-busy={busy}>
      <thead>
        <tr>
          <th scope="col">{t('data.changes.when')}</th>
          <th scope="col">{t('data.changes.what')}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {acts.map((act) => (
          <ActRow key={act.key} act={act} context={context} />
        ))}
      </tbody>
    </table>
  );
}
