import { Badge, Text } from '@mantine/core';
import type { RepId } from '../../../shared/domain/ids.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import { Section } from '../dealers/Section.tsx';
import classes from './reps.module.css';

/** Dealers that came to a rep and went from him, those of later days first. */
export function MovesSection({ id }: { id: RepId }) {
  const t = useT();
  const format = useFormat();
  const today = useApiQuery('session.get', {}).data?.today ?? '';
  const answer = useApiQuery('reps.moves', { id }, { keepPrevious: true });
  return (
    <Section
      level={3}
      title={t('reps.detail.moves')}
      action={
        (answer.data?.moves.length ?? 0) > 0 && (
          <TableExport request={{ table: 'repMoves', of: { id } }} name={t('reps.detail.moves')} />
        )
      }
    >
      {answer.error && <ErrorNotice error={answer.error} />}
      {answer.data?.moves.length === 0 && <Text c="dimmed">{t('reps.detail.noMoves')}</Text>}
      <ul className={classes.list}>
        {answer.data?.moves.map(({ fromOn, coming, repName, reason, dealers }) => (
          <li key={`${fromOn} ${coming} ${repName} ${reason}`}>
            <span>{format.day(fromOn)}</span>
            <span>
              {t(coming ? 'reps.detail.came' : 'reps.detail.went', { name: repName || t('reps.detail.nobody') })}{' '}
              {t('reps.detail.dealers', { count: dealers })}
            </span>
            {reason !== '' && (
              <Text span inherit c="dimmed">
                {reason}
              </Text>
            )}
            {fromOn > today && (
              <Badge size="xs" variant="default" className={classes.end}>
                {t('reps.detail.ahead')}
              </Badge>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
