import { Text } from '@mantine/core';
import { Link } from 'wouter';
import type { HandlerGroup } from '../../../shared/contract/reps.contract.ts';
import type { RepId } from '../../../shared/domain/ids.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import { Section } from '../dealers/Section.tsx';
import classes from './reps.module.css';

/** Bills that another made out than who served the dealer: by the other one, each opens to its dealers. */
export function HandlerSection({ id }: { id: RepId }) {
  const t = useT();
  const format = useFormat();
  const answer = useApiQuery('reps.handlers', { id }, { keepPrevious: true });
  const window = useApiQuery('reps.overview', {}, { keepPrevious: true }).data?.window ?? null;
  return (
    <Section
      level={3}
      title={t('reps.detail.handlers')}
      action={
        answer.data &&
        answer.data.groups.length > 0 && (
          <TableExport request={{ table: 'handlers', of: { id } }} name={t('reps.detail.handlers')} />
        )
      }
    >
      {answer.error && <ErrorNotice error={answer.error} />}
      {answer.data?.groups.length === 0 && (
        <Text c="dimmed">{t(answer.data.hidden ? 'reps.detail.hidden' : 'reps.detail.noHandlers')}</Text>
      )}
      {answer.data?.groups.map((group) => (
        <Group key={`${group.side} ${group.repId} ${group.name}`} group={group} />
      ))}
      {window !== null && answer.data && answer.data.groups.length > 0 && (
        <Text size="xs" c="dimmed">
          {t('reps.detail.handlersHint', { from: format.day(window.from), asOf: format.day(window.asOf) })}
        </Text>
      )}
    </Section>
  );
}

function Group({ group }: { group: HandlerGroup }) {
  const t = useT();
  const format = useFormat();
  const name = group.name || t('reps.detail.nobody');
  const sums = (part: { bills: number; amountMinor: number }) =>
    `${t('reps.detail.bills', { count: part.bills })} · ${format.money(part.amountMinor)}`;
  return (
    <details className={classes.group}>
      <summary>
        {t(`reps.detail.${group.side}`, { name })} · {sums(group)}
      </summary>
      <ul className={classes.list}>
        {group.dealers.map((dealer) => (
          <li key={dealer.id}>
            <Link href={`/dealers/${dealer.id}`}>{dealer.name}</Link>
            <span className={classes.end}>{sums(dealer)}</span>
          </li>
        ))}
      </ul>
      {group.dealers.length === 50 && <Text size="xs">{t('reps.detail.moreDealers')}</Text>}
    </details>
  );
}
