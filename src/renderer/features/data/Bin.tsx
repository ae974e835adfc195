import { Button, Group, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import type { BinEntry } from '../../../shared/contract/data.contract.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { useUndo } from '../../app/useUndo.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import classes from './data.module.css';

const FIRST = 10;
const ALL = 200;

/** Removed dealers, by their number and in their own list; removed people, notes and files, each with the way back. */
export function Bin() {
  const t = useT();
  const [limit, setLimit] = useState(FIRST);
  const answer = useApiQuery('data.bin', { limit }, { keepPrevious: true });
  const { entries = [], total = 0 } = answer.data ?? {};
  const dealers = useApiQuery('dealers.facets', {}).data?.bin ?? 0;
  return (
    <section aria-labelledby="data-bin">
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h4" id="data-bin">
          {t('data.bin.title')}
        </Title>
        {total > 0 && <TableExport request={{ table: 'bin' }} name={t('data.bin.title')} />}
      </Group>
      {answer.error && <ErrorNotice error={answer.error} onRetry={() => void answer.refetch()} />}
      {dealers > 0 && (
        <Text mb="xs">
          <Link href="/dealers?bin=1">{t('data.bin.dealers', { count: dealers })}</Link>
        </Text>
      )}
      {answer.data && total === 0 && <Text c="dimmed">{t(dealers > 0 ? 'data.bin.emptyRest' : 'data.bin.empty')}</Text>}
      {total > 0 && (
        <table className={classes.log}>
          <thead>
            <tr>
              <th scope="col">{t('data.bin.when')}</th>
              <th scope="col">{t('data.bin.what')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <BinRow key={`${entry.entity} ${entry.id}`} entry={entry} />
            ))}
          </tbody>
        </table>
      )}
      {total > 0 && (
        <Text size="xs" c="dimmed" mt={4}>
          {t('data.bin.shown', { count: total })}
        </Text>
      )}
      {entries.length < total && limit < ALL && (
        <Button variant="default" size="compact-xs" mt={4} onClick={() => setLimit(ALL)}>
          {t('common.action.more')}
        </Button>
      )}
    </section>
  );
}

function BinRow({ entry }: { entry: BinEntry }) {
  const t = useT();
  const format = useFormat();
  const notify = useNotify();
  const undo = useUndo();
  const restore = useApiCommand('data.restore');
  const { entity, id, actor } = entry;
  const title = entry.title || t('data.changes.nameless');
  const onRestore = () =>
    restore.mutate(
      { entity, id },
      { onSuccess: () => notify.done(t('data.bin.restored', { title }), () => void undo()), onError: notify.error },
    );
  return (
    <tr>
      <td>
        <time>{format.instant(entry.at)}</time>
        {actor && (
          <Text size="xs" c="dimmed">
            {t('data.changes.by', { actor })}
          </Text>
        )}
      </td>
      <td>
        {t(`dealers.history.entity.${entity}`)} <strong>{title}</strong>{' '}
        <Link href={`/dealers/${entry.dealerId}`}>{entry.dealerName}</Link>
      </td>
      <td className={classes.logAct}>
        <Button variant="subtle" size="compact-sm" aria-label={t('data.bin.restore', { title })} onClick={onRestore}>
          {t('common.action.restore')}
        </Button>
      </td>
    </tr>
  );
}
