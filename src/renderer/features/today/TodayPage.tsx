import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { NotebookPen, Printer } from 'lucide-react';
import { useMemo } from 'react';
import { TODAY_PARTS } from '../../../shared/contract/today.contract.ts';
import { BEST_CODES } from '../../../shared/domain/tiers.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { usePageCommands } from '../../app/commands.tsx';
import { navigate } from '../../app/hashLocation.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useFormat } from '../../components/format.ts';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useTierName } from '../../components/tierNames.tsx';
import { useT } from '../../components/useT.ts';
import { openQuickLog } from '../activities/quickLogStore.ts';
import { TodayPart } from './TodayPart.tsx';
import { TodayReps } from './TodayReps.tsx';
import classes from './today.module.css';
import { useAside, useFolded, useTodayReps } from './todayPrefs.ts';
import { useLineKeys } from './useLineKeys.ts';
import { useTodayActs } from './useTodayActs.ts';

/** What is to be done today: visits, steps, cases, care, who slips away, and what nobody has thought of. */
export function TodayPage() {
  const t = useT();
  const format = useFormat();
  const coverage = useApiQuery('orders.coverage', {}).data;
  const today = useApiQuery('session.get', {}).data?.today;
  const dealers = useApiQuery('dealers.any', {}).data;
  const keys = useLineKeys();
  const print = useMemo(() => ({ id: 'printToday', label: t('today.print'), run: toPaper }), [t]);
  usePageCommands(useMemo(() => [print], [print]));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the lines inside, each of which is a link
    <div ref={keys.page} onKeyDown={keys.onKeyDown} className={classes.page}>
      <Stack gap="md">
        <Group justify="space-between" align="flex-start" wrap="nowrap">
          <div>
            <PageTitle>{t('today.title')}</PageTitle>
            <Text size="sm" c="dimmed">
              {today !== undefined && format.day(today)} ·{' '}
              {coverage?.cutOff ? t('shell.top.cutOff', { day: format.day(coverage.cutOff) }) : t('shell.top.noOrders')}
            </Text>
          </div>
          {dealers?.any === true && (
            <Group gap="sm" wrap="nowrap">
              <TodayReps />
              <Button variant="default" leftSection={<Printer size={15} aria-hidden />} onClick={toPaper}>
                {t('today.print')}
              </Button>
              <Button leftSection={<NotebookPen size={15} aria-hidden />} onClick={openQuickLog}>
                {t('activities.log.open')}
              </Button>
            </Group>
          )}
        </Group>
        {dealers?.any === false && (
          <EmptyState title={t('today.empty')} text={t('today.emptyHint')}>
            <Button onClick={() => navigate('/import')}>{t('today.import')}</Button>
          </EmptyState>
        )}
        {dealers?.any === true && today !== undefined && <Parts today={today} />}
      </Stack>
    </div>
  );
}

const toPaper = () => navigate('/reports/today');

function Parts({ today }: { today: string }) {
  const t = useT();
  const tierName = useTierName();
  const { folded, toggle } = useFolded();
  const aside = useAside();
  const { reps } = useTodayReps();
  const actsOf = useTodayActs(today, aside);
  const tiers = BEST_CODES.map((code) => tierName(code)).join(t('today.and'));
  return (
    <>
      <Group justify="space-between" mih={22}>
        <Text size="xs" c="dimmed">
          {t('today.keys')}
        </Text>
        {aside.keys.size > 0 && (
          <Text size="xs" c="dimmed" role="status">
            {t('today.hidden', { count: aside.keys.size })}{' '}
            <Anchor component="button" size="xs" onClick={aside.clear}>
              {t('today.showHidden')}
            </Anchor>
          </Text>
        )}
      </Group>
      <div className={classes.parts}>
        {TODAY_PARTS.map((part) => (
          <TodayPart
            key={part}
            part={part}
            title={t(`today.part.${part}`, { tiers })}
            none={t(`today.none.${part}`, { tiers })}
            isFolded={folded.includes(part)}
            onFold={() => toggle(part)}
            aside={aside.keys}
            reps={reps}
            actsOf={actsOf}
          />
        ))}
      </div>
    </>
  );
}
