import { Badge, Button, Text } from '@mantine/core';
import { Link } from 'wouter';
import type { Act, ChangeEntry } from '../../../shared/contract/data.contract.ts';
import { changeAction, changeEntity, changeLines, changeName, madeLines } from '../../../shared/i18n/changeText.ts';
import { useRedo, useUndo } from '../../app/useUndo.ts';
import type { ShownContext } from '../dealers/shownContext.ts';
import classes from './data.module.css';

/** One act of the timeline: when and by whom, what it changed, and the way back. */
export function ActRow({ act, context }: { act: Act; context: ShownContext }) {
  const { t, format } = context;
  return (
    <tr data-undone={act.undone || undefined}>
      <td>
        <time>{format.instant(act.at)}</time>
        {act.actor && (
          <Text size="xs" c="dimmed">
            {t('data.changes.by', { actor: act.actor })}
          </Text>
        )}
      </td>
      <td>
        {act.import && (
          <Link href={`/import/${act.import.batchId}`}>
            {t(act.import.undone ? 'data.changes.takenBack' : 'data.changes.committed', { file: act.import.fileName })}
          </Link>
        )}
        {act.entries.map((entry) => (
          <Part key={entry.id} entry={entry} context={context} />
        ))}
        {act.count > act.entries.length && (
          <Text size="xs" c="dimmed">
            {t('data.changes.parts', { count: act.count })}
          </Text>
        )}
      </td>
      <td className={classes.logAct}>{act.entries.length > 0 && <WayBack act={act} context={context} />}</td>
    </tr>
  );
}

function Part({ entry, context }: { entry: ChangeEntry; context: ShownContext }) {
  const { t } = context;
  const lines = entry.action === 'create' && entry.entity !== 'setting' ? [] : changeLines(entry, context);
  return (
    <div>
      {t(`data.changes.action.${changeAction(entry)}`)} · {t(`dealers.history.entity.${changeEntity(entry.entity)}`)}{' '}
      <strong>{[changeName(entry, t), entry.subject].filter(Boolean).join(' · ') || t('data.changes.nameless')}</strong>
      {madeLines(entry, context).map(({ field, after }) => (
        <div key={field}>
          {field}: <ins>{after}</ins>
        </div>
      ))}
      {lines.map((line) => (
        <div key={line.field}>
          {line.field}: <del>{line.before}</del> → <ins>{line.after}</ins>
        </div>
      ))}
    </div>
  );
}

function WayBack({ act, context }: { act: Act; context: ShownContext }) {
  const { t } = context;
  const undo = useUndo();
  const redo = useRedo();
  const id = act.entries[0]?.id;
  if (id === undefined || act.entries[0]?.entity === 'erasure') return null;
  if (!act.undone) {
    return (
      <Button variant="subtle" size="compact-sm" aria-label={t('data.changes.undo')} onClick={() => void undo(id)}>
        {t('common.action.undo')}
      </Button>
    );
  }
  return (
    <>
      <Badge size="sm" variant="default">
        {act.undoneBy ? t('data.changes.undoneBy', { by: act.undoneBy }) : t('data.changes.undone')}
      </Badge>
      <Button variant="subtle" size="compact-sm" onClick={() => void redo(id)}>
        {t('data.changes.redo')}
      </Button>
    </>
  );
}
