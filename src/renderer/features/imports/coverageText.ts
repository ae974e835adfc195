import type { Output } from '../../../shared/contract/index.ts';
import { monthPeriod } from '../../../shared/domain/period.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import type { Format } from '../../components/format.ts';

export type Month = Output<'orders.coverage'>['months'][number];

/** A month that is not over is complete only as far as it has come. */
export function stateText({ month, state }: Month, cutOff: string, t: T, format: Format): string {
  const isOver = cutOff >= monthPeriod(month).to;
  return state === 'covered' && !isOver
    ? t('orders.coverage.upTo', { day: format.day(cutOff) })
    : t(`orders.coverage.${state}`);
}
