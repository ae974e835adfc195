import { Anchor, List, Text, Title } from '@mantine/core';
import { Fragment, type ReactNode, useId } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import type { DealerPrediction, PredictionRun } from '../../../shared/contract/predictions.contract.ts';
import { predictionsCount } from '../../../shared/i18n/futureTexts.ts';
import { nextDayShort } from '../../../shared/i18n/nextDayText.ts';
import { returnsText } from '../../../shared/i18n/predictionTexts.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useFormat } from '../../components/format.ts';
import { joined } from '../../components/joined.ts';
import { useLanguage, useT } from '../../components/useT.ts';
import type { Which } from './ActiveGroups.tsx';

/** Names in a sentence: as many as are called on a day. */
const FIRST_NAMES = 5;

interface AnswerProps {
  which: Which;
  run: PredictionRun;
  groups: Output<'predictions.overview'>['groups'];
}

/** What an owner asks first: what may come in all, who may be lost, who is due first. The model comes further down. */
export function Answer({ which, run, groups }: AnswerProps) {
  const t = useT();
  const format = useFormat();
  const lang = useLanguage();
  const id = useId();
  const today = useApiQuery('session.get', {}).data?.today ?? '';
  const { value, totals, historyDays } = run;
  const first = { which, limit: FIRST_NAMES } as const;
  const doubtful = useApiQuery('predictions.list', {
    ...first,
    group: 'doubtful',
    sort: { by: 'value90', descending: true },
  }).data;
  const forecast = useApiQuery('forecasts.get', { by: 'total' }).data;
  const due = useApiQuery('predictions.list', { ...first, sort: { by: 'expectedOn', descending: false } }).data;
  const dated = (due?.rows ?? []).filter(({ expectedOn }) => expectedOn !== null);
  return (
    <section aria-labelledby={id}>
      <Title order={2} size="h4" id={id} mb="xs">
        {t('predictions.page.expected')}
      </Title>
      <List size="sm">
        {totals.map(({ days, orders, valueMinor }) => (
          <List.Item key={days}>
            {orders === null
              ? t('predictions.page.sumNone', { days, reach: historyDays })
              : t('predictions.page.sumLine', {
                  days,
                  orders: format.count(Math.round(orders)),
                  value: format.moneyRound(valueMinor),
                })}
          </List.Item>
        ))}
        <List.Item>
          {t('predictions.page.risk', {
            doubtful: format.count(groups.doubtful ?? 0),
            gone: format.count(groups.gone ?? 0),
          })}
        </List.Item>
        {doubtful !== undefined && doubtful.rows.length > 0 && (
          <List.Item>
            {t('predictions.page.riskNames')}
            <Names dealers={doubtful.rows} />
          </List.Item>
        )}
        {dated.length > 0 && (
          <List.Item>
            {t('predictions.page.nextNames')}
            <Names
              dealers={dated}
              textOf={({ name, expectedOn }) =>
                t('predictions.page.dated', {
                  name,
                  day: nextDayShort(expectedOn ?? '', today, t, (day) => format.day(day)),
                })
              }
            />
          </List.Item>
        )}
      </List>
      <Text size="sm" c="dimmed" mt={4}>
        {value !== null && value.degenerate.length === 0 ? returnsText(run, t, format) : t('predictions.page.noValue')}
      </Text>
      {forecast && (
        <Text size="sm" mt={4} role="note">
          {joined(predictionsCount(forecast.stale ? null : forecast.run, t, format), lang)}
        </Text>
      )}
    </section>
  );
}

/** Dealers by name, each leading to its page. */
function Names({
  dealers,
  textOf = ({ name }) => name,
}: {
  dealers: readonly DealerPrediction[];
  textOf?(dealer: DealerPrediction): ReactNode;
}) {
  const t = useT();
  return dealers.map((dealer, at) => (
    <Fragment key={dealer.dealerId}>
      {at > 0 && t('imports.check.comma')}
      <Anchor href={`#/dealers/${dealer.dealerId}`} size="sm" underline="always">
        {textOf(dealer)}
      </Anchor>
    </Fragment>
  ));
}
