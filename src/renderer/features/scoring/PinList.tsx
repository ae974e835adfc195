import { Badge, Button, Group, Text, Title } from '@mantine/core';
import { Link } from 'wouter';
import type { DealerId } from '../../../shared/domain/ids.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { useUndo } from '../../app/useUndo.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useNotify } from '../../components/notify.tsx';
import { TierBadge } from '../../components/TierBadge.tsx';
import { useTierNaming } from '../../components/tierNames.tsx';
import { useT } from '../../components/useT.ts';
import { Standing } from './Standing.tsx';
import classes from './scoring.module.css';

const UNGRADED = ['too_new', 'no_orders', 'excluded'];

/** Tiers set by hand: whose, why, until when, and what the calculation says; those that end first come first. */
export function PinList() {
  const t = useT();
  const format = useFormat();
  const naming = useTierNaming();
  const answer = useApiQuery('scoring.pins', {}, { keepPrevious: true });
  const pins = answer.data?.pins ?? [];
  return (
    <section aria-labelledby="scoring-pins">
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h4" id="scoring-pins">
          {t('scoring.pins.title')}
        </Title>
        {pins.length > 0 && <TableExport request={{ table: 'pins' }} name={t('scoring.pins.title')} />}
      </Group>
      {answer.error && <ErrorNotice error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.data && pins.length === 0 && <Text c="dimmed">{t('scoring.pins.none')}</Text>}
      {pins.length > 0 && (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('scoring.moves.dealer')}</th>
              <th scope="col">{t('scoring.pins.tier')}</th>
              <th scope="col">{t('scoring.pins.computed')}</th>
              <th scope="col">{t('scoring.pins.reason')}</th>
              <th scope="col">{t('scoring.pins.until')}</th>
              <th scope="col" data-end>
                {t('scoring.tier.amount')}
              </th>
              <td />
            </tr>
          </thead>
          <tbody>
            {pins.map((pin) => (
              <tr key={pin.dealerId}>
                <td>
                  <Link href={`/dealers/${pin.dealerId}`}>{pin.name}</Link>
                </td>
                <td>
                  <TierBadge tier={pin.tier} pinned={!pin.expired} />
                </td>
                <td>
                  {pin.computed !== null && (
                    <Standing code={UNGRADED.includes(pin.computed) ? 'ungraded' : pin.computed} naming={naming} />
                  )}
                </td>
                <td>{pin.reason}</td>
                <td>
                  {pin.untilOn === null ? t('scoring.pins.forGood') : format.day(pin.untilOn)}{' '}
                  {pin.expired && (
                    <Badge size="sm" variant="default">
                      {t('scoring.pins.expired')}
                    </Badge>
                  )}
                </td>
                <td data-end>{format.money(pin.amountMinor)}</td>
                <td data-end>
                  <Unpin id={pin.dealerId} name={pin.name} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Unpin({ id, name }: { id: DealerId; name: string }) {
  const t = useT();
  const notify = useNotify();
  const undo = useUndo();
  const readOnly = useApiQuery('session.get', {}).data?.file?.readOnly === true;
  const unpin = useApiCommand('scoring.unpin');
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      disabled={readOnly}
      loading={unpin.isPending}
      aria-label={t('scoring.pins.removeOf', { name })}
      onClick={() =>
        unpin.mutate(
          { ids: [id] },
          {
            onSuccess: ({ changeId }) =>
              notify.done(t('dealers.pin.unpinned', { count: 1 }), () => void undo(changeId)),
            onError: notify.error,
          },
        )
      }
    >
      {t('scoring.pins.remove')}
    </Button>
  );
}
