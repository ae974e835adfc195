import { Badge, Button, Text } from '@mantine/core';
import type { RepId } from '../../../shared/domain/ids.ts';
import { changeEntity, changeLines } from '../../../shared/i18n/changeText.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useUndo } from '../../app/useUndo.ts';
import { useFormat } from '../../components/format.ts';
import { useTierName } from '../../components/tierNames.tsx';
import { useT } from '../../components/useT.ts';
import { Section } from '../dealers/Section.tsx';
import { useRepName } from '../dealers/useRepName.ts';
import classes from './reps.module.css';

const SHOWN = 20;

/** Changes of a rep's own record, newest first; each can be taken back. */
export function RepHistory({ id }: { id: RepId }) {
  const t = useT();
  const format = useFormat();
  const undo = useUndo();
  const repName = useRepName();
  const tierName = useTierName();
  const answer = useApiQuery('data.changes', { repId: id, limit: SHOWN }, { keepPrevious: true });
  return (
    <Section level={3} title={t('reps.detail.history')}>
      {answer.data?.entries.length === 0 && <Text c="dimmed">{t('reps.detail.noHistory')}</Text>}
      <ul className={classes.list}>
        {answer.data?.entries.map((entry) => (
          <li key={entry.id}>
            <Text span inherit c="dimmed">
              {format.instant(entry.at)}
            </Text>
            <span>
              {t(`data.changes.action.${entry.action}`)} · {t(`dealers.history.entity.${changeEntity(entry.entity)}`)}
            </span>
            {entry.actor !== '' && <span>{entry.actor}</span>}
            {changeLines(entry, { t, format, repName, tierName })
              .filter(() => entry.entity === 'rep_alias' || entry.action === 'update')
              .map(({ field, before, after }) => (
                <span key={field}>
                  {field}: <del>{before}</del> → {after}
                </span>
              ))}
            {entry.undone ? (
              <Badge size="xs" variant="default" className={classes.end}>
                {t('dealers.history.undone')}
              </Badge>
            ) : (
              entry.action !== 'undo' && (
                <Button
                  className={classes.end}
                  variant="subtle"
                  size="compact-xs"
                  aria-label={t('dealers.history.undo')}
                  onClick={() => void undo(entry.id)}
                >
                  {t('common.action.undo')}
                </Button>
              )
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
