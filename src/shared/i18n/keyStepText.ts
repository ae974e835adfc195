import type { KeyAccount, KeyFactor } from '../contract/demand.contract.ts';
import type { AdviceVerdict } from '../domain/adviceVerdict.ts';
import type { T } from './translator.ts';

interface KeyStepFormat {
  money(minor: number): string;
  count(value: number): string;
  percent(part: number): string;
}

/**
 * What to do next with a dealer, with the figures of its own that say so.
 * @param verdict how what it should buy came true when tried on the past; undefined while that is not known
 */
export function keyStepText(row: KeyAccount, t: T, format: KeyStepFormat, verdict?: AdviceVerdict): string {
  const raw = (factor: KeyFactor) => row.factors.find((one) => one.factor === factor)?.raw ?? 0;
  const figures = { orders: format.count(raw('frequency')), size: format.money(raw('size')) };
  switch (row.step) {
    case 'winBack':
      return t('demand.step.winBack', { days: row.daysSince });
    case 'raiseFrequency':
      return t('demand.step.raiseFrequency', figures);
    case 'raiseSize':
      return t('demand.step.raiseSize', figures);
    case 'widen': {
      const step = t('demand.step.widen', { name: row.firstOffer, count: row.offers });
      return verdict === 'noBetter' ? t('demand.stepHint', { step }) : step;
    }
    case 'contract':
      return raw('growth') > 0
        ? t('demand.step.contract', { growth: format.percent(raw('growth')) })
        : t('demand.step.contractShare');
    case 'askPotential':
      return t('demand.step.askPotential');
  }
}
