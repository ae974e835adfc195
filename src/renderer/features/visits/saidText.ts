import type { Said } from '../../../shared/contract/visitSheets.contract.ts';
import { priceText } from '../../../shared/domain/money.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import type { Format } from '../../components/format.ts';

/** Missed and nobody said why: it counts as another reason, and is not shown as if somebody had said so. */
function isUnexplained({ what, reason, reasonText }: Said): boolean {
  return what === 'missed' && (reason === null || reason === 'other') && reasonText === '';
}

/** What is said of a visit, in one line. */
export function saidText(said: Said, t: T, format: Format): string {
  const { what, result, market } = said;
  const texts = [
    what !== 'done' ? t(`visitSheets.what.${what}`) : result === null ? '' : t(`visitSheets.result.${result}`),
    said.movedTo === null ? '' : format.day(said.movedTo),
    isUnexplained(said)
      ? t('visitSheets.keyIn.noReason')
      : said.reason === null
        ? ''
        : t(`visits.reason.${said.reason}`),
    said.reasonText,
    said.amountMinor === null ? '' : format.amount(said.amountMinor),
    said.nextOn === null ? '' : t('visitSheets.keyIn.next', { day: format.day(said.nextOn) }),
    said.nextStep,
    said.person,
    [said.timeIn, said.timeOut].filter(Boolean).join('–'),
    market === null
      ? ''
      : [market.competitor, market.product, market.priceMicro === null ? '' : priceText(market.priceMicro)]
          .filter(Boolean)
          .join(' '),
    said.body,
  ];
  return texts.filter((text) => text !== '').join(' · ');
}
