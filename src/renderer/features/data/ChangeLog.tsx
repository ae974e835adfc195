import { Badge, Button, Group, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { ChangeEntry } from '../../../shared/contract/data.contract.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useUndo } from '../../app/useUndo.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import { type ChangeContext, changeEntity, changeLines } from '../dealers/changeText.ts';
import { useRepName } from '../dealers/useRepName.ts';
import classes from './data.module.css';

const PAGE = 25;

/** Every change made by hand, newest first; each one can be taken back. */
export function ChangeLog() {
  const t = useT();
  const format = useFormat();
  const [offset, setOffset] = useState(0);
  const answer = useApiQuery('data.changes', { offset, limit: PAGE }, { keepPrevious: true });
  const context = { t, format, repName: useRepName() };
  const total = answer.data?.total ?? 0;
  return (
    <section aria-labelledby="data-changes">
      <Title order={2} size="h4" id="data-changes" mb="xs">
        {t('data.changes.title')}
      </Title>
      {answer.error && <ErrorNotice error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.data && total === 0 && <Text c="dimmed">{t('data.changes.none')}</Text>}
      {answer.data && total > 0 && (
        <>
          <table className={classes.log} aria-busy={answer.isPlaceholderData}>
            <thead>
              <tr>
                <th scope="col">{t('data.changes.when')}</th>
                <th scope="col">{t('data.changes.what')}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {answer.data.entries.map((entry) => (
                <Entry key={entry.id} entry={entry} context={context} />
              ))}
            </tbody>
          </table>
          <Pager offset={offset} total={total} onOffset={setOffset} />
        </>
      )}
    </section>
  );
}

function Entry({ entry, context }: { entry: ChangeEntry; context: ChangeContext }) {
  const { t, format } = context;
  const undo = useUndo();
  const entity = changeEntity(entry.entity);
  const lines = entry.action === 'create' ? [] : changeLines(entry, context);
  return (
    <tr data-undone={entry.undone || undefined}>
      <td>
        <time>{format.instant(entry.at)}</time>
        {entry.actor && (
          <Text size="xs" c="dimmed">
            {t('data.changes.by', { actor: entry.actor })}
          </Text>
        )}
      </td>
      <td>
        {t(`data.changes.action.${entry.action}`)} · {t(`dealers.history.entity.${entity}`)}{' '}
        <strong>{entry.entityName || t('data.changes.nameless')}</strong>
        {lines.map((line) => (
          <div key={line.field}>
            {line.field}: <del>{line.before}</del> → <ins>{line.after}</ins>
          </div>
        ))}
      </td>
      <td className={classes.logAct}>
        {entry.undone && (
          <Badge size="sm" variant="default">
            {t('data.changes.undone')}
          </Badge>
        )}
        {!entry.undone && entry.action !== 'undo' && (
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={t('data.changes.undo')}
            onClick={() => void undo(entry.id)}
          >
            {t('common.action.undo')}
          </Button>
        )}
      </td>
    </tr>
  );
}

function Pager(props: { offset: number; total: number; onOffset: (offset: number) => void }) {
  const { offset, total, onOffset } = props;
  const t = useT();
  if (total <= PAGE) return null;
  return (
    <Group gap="sm" mt="xs">
      <Button variant="default" disabled={offset === 0} onClick={() => onOffset(Math.max(0, offset - PAGE))}>
        {t('data.changes.newer')}
      </Button>
      <Button variant="default" disabled={offset + PAGE >= total} onClick={() => onOffset(offset + PAGE)}>
        {t('data.changes.older')}
      </Button>
      <Text size="sm" c="dimmed" role="status">
        {t('data.changes.range', { from: offset + 1, to: Math.min(total, offset + PAGE), total })}
      </Text>
    </Group>
  );
}
