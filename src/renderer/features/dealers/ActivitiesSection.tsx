import { ActionIcon, Badge, Button, Group, Text } from '@mantine/core';
import { Check, Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Activity } from '../../../shared/contract/activities.contract.ts';
import type { DealerId } from '../../../shared/domain/ids.ts';
import { outcomeText } from '../../../shared/i18n/activityText.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { useUndo } from '../../app/useUndo.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import { quickLog } from '../activities/quickLogStore.ts';
import { useStepActs } from '../activities/useStepActs.ts';
import classes from './dealers.module.css';
import { Section } from './Section.tsx';

const FIRST = 5;
const ALL = 500;

/** What was done about a dealer, and what is to be done next; written, changed and ticked off in place. */
export function ActivitiesSection({ dealerId }: { dealerId: DealerId }) {
  const t = useT();
  const [limit, setLimit] = useState(FIRST);
  const answer = useApiQuery('activities.list', { dealerId, limit }, { keepPrevious: true });
  const { activities = [], total = 0 } = answer.data ?? {};
  return (
    <Section
      title={t('activities.title')}
      action={
        <Group gap={4}>
          <Button
            variant="subtle"
            size="compact-xs"
            leftSection={<Plus size={14} aria-hidden />}
            onClick={() => quickLog.open({ kind: 'new', dealerId })}
          >
            {t('activities.log.open')}
          </Button>
          {total > 0 && (
            <TableExport request={{ table: 'activities', of: { dealerId } }} name={t('activities.title')} />
          )}
        </Group>
      }
    >
      {answer.error && <ErrorNotice error={answer.error} />}
      {answer.data && total === 0 && <Text c="dimmed">{t('activities.none')}</Text>}
      {activities.map((activity) => (
        <ActivityCard key={activity.id} activity={activity} />
      ))}
      {activities.length < total && (
        <Group gap="sm" mt={4}>
          <Text size="xs" c="dimmed" role="status">
            {t('activities.count', { count: total })}
          </Text>
          <Button variant="default" size="compact-xs" onClick={() => setLimit(ALL)}>
            {t('activities.more')}
          </Button>
        </Group>
      )}
    </Section>
  );
}

function ActivityCard({ activity }: { activity: Activity }) {
  const t = useT();
  const format = useFormat();
  const notify = useNotify();
  const undo = useUndo();
  const remove = useApiCommand('activities.remove');
  const steps = useStepActs();
  const { id, kind, on, time, contact, rep, body, nextStep, nextOn } = activity;
  const outcome = outcomeText(activity, t);
  const next = [nextOn === null ? '' : format.day(nextOn), nextStep].filter((text) => text !== '').join(' ');
  const people = [
    rep && t('activities.by', { rep }),
    contact && t('activities.with', { contact }),
    outcome !== '' && t('activities.outcome', { outcome }),
  ].filter(Boolean);
  const onRemove = () =>
    remove.mutate(
      { id },
      { onSuccess: () => notify.done(t('activities.removed'), () => void undo()), onError: notify.error },
    );
  return (
    <article className={classes.contact}>
      <Group gap={6}>
        <strong>{format.day(on)}</strong>
        {time !== '' && <Text size="xs">{time.slice(0, 5)}</Text>}
        <Badge size="xs" variant="light">
          {t(`activities.kind.${kind}`)}
        </Badge>
        <Text size="xs" c="dimmed">
          {people.join(' · ')}
        </Text>
        <span className={classes.spread} />
        {activity.open && (
          <ActionIcon
            color="gray"
            size={24}
            aria-label={t('activities.steps.finish')}
            onClick={() => steps.finish([id])}
          >
            <Check size={14} aria-hidden />
          </ActionIcon>
        )}
        <ActionIcon
          color="gray"
          size={24}
          aria-label={t('activities.log.edit')}
          onClick={() => quickLog.open({ kind: 'edit', activity })}
        >
          <Pencil size={14} aria-hidden />
        </ActionIcon>
        <ActionIcon color="gray" size={24} aria-label={t('activities.remove')} onClick={onRemove}>
          <Trash2 size={14} aria-hidden />
        </ActionIcon>
      </Group>
      {body !== '' && <p className={classes.noteBody}>{body}</p>}
      {next !== '' && (
        <Text size="sm" td={activity.nextDoneOn === null ? undefined : 'line-through'}>
          {t('activities.next', { next })}
        </Text>
      )}
    </article>
  );
}
