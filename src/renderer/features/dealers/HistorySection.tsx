import { Badge, Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { ChangeEntry } from '../../../shared/contract/data.contract.ts';
import type { DealerId } from '../../../shared/domain/ids.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useUndo } from '../../app/useUndo.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import { type ChangeContext, changeLines } from './changeText.ts';
import classes from './dealers.module.css';
import { Section } from './Section.tsx';

const STEP = 20;
const MOST = 200;

/** What was changed by hand, newest first; each change can be taken back. */
export function HistorySection({ dealerId }: { dealerId: DealerId }) {
  const t = useT();
  const format = useFormat();
  const [limit, setLimit] = useState(STEP);
  const reps = useApiQuery('reps.list', {}).data?.reps;
  const answer = useApiQuery('data.changes', { dealerId, limit }, { keepPrevious: true });
  const context = { t, format, repName: (id: number) => reps?.find((rep) => rep.id === id)?.name };
  return (
    <Section title={t('dealers.detail.history')}>
      {answer.error && <ErrorNotice error={answer.error} />}
      {answer.data?.total === 0 && <Text c="dimmed">{t('dealers.history.none')}</Text>}
      {answer.data?.entries.map((entry) => (
        <Entry key={entry.id} entry={entry} context={context} />
      ))}
      {answer.data && answer.data.total > limit && limit < MOST && (
        <Button variant="default" size="compact-xs" onClick={() => setLimit(Math.min(MOST, limit + STEP * 3))}>
          {t('common.action.more')}
        </Button>
      )}
    </Section>
  );
}

function Entry({ entry, context }: { entry: ChangeEntry; context: ChangeContext }) {
  const { t, format } = context;
  const undo = useUndo();
  const kind = entry.entity === 'dealer_owner' && entry.action === 'create' ? 'update' : entry.action;
  const action = kind === 'undo' ? 'undoEntry' : kind;
  const entity = entry.entity === 'contact' || entry.entity === 'dealer_owner' ? entry.entity : 'dealer';
  return (
    <div className={classes.change}>
      <Group gap={6} wrap="nowrap">
        <Text size="xs" c="dimmed">
          {format.instant(entry.at)}
        </Text>
        <Text size="xs">
          {t(`dealers.history.${action}`)} · {t(`dealers.history.entity.${entity}`)}
          {entry.actor && ` · ${entry.actor}`}
        </Text>
        <span className={classes.spread} />
        {entry.undone ? (
          <Badge size="xs" variant="default">
            {t('dealers.history.undone')}
          </Badge>
        ) : (
          entry.action !== 'undo' && (
            <Button
              variant="subtle"
              size="compact-xs"
              aria-label={t('dealers.history.undo')}
              onClick={() => void undo(entry.id)}
            >
              {t('common.action.undo')}
            </Button>
          )
        )}
      </Group>
      {kind !== 'create' &&
        changeLines(entry, context).map((line) => (
          <div key={line.field}>
            {line.field}: <del>{line.before}</del> → <ins>{line.after}</ins>
          </div>
        ))}
    </div>
  );
}
