import type {
  DateOrderRule,
  DatesSeen,
  DiscountRule,
  DiscountSeen,
  NumberStyleRule,
  NumbersSeen,
  SignRule,
  SignsSeen,
} from '../../../shared/contract/readingRules.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import type { Format } from '../../components/format.ts';

/** Why the days of a column are read as they are, with an example of the file. */
export function datesHint(dates: DatesSeen, rule: DateOrderRule, t: T, format: Format): string {
  const { example, speaker, reads } = dates;
  const order = rule === 'auto' ? dates.order : rule;
  if (order === 'unclear')
    return t('imports.reading.datesUnclear', { example, dmy: format.day(reads.dmy), mdy: format.day(reads.mdy) });
  if (reads[order] === null) return t('imports.reading.datesUnreadable', { example });
  const day = format.day(reads[order]);
  if (rule !== 'auto') return t('imports.reading.datesChosen', { example, day });
  return speaker === null
    ? t('imports.reading.datesByForm', { example, day })
    : t('imports.reading.datesBySpeaker', { speaker, example, day });
}

/** Why figures are read as they are, with an example of the file and, where there is one, what speaks against it. */
export function numbersHint(numbers: NumbersSeen, rule: NumberStyleRule, t: T): string {
  const { example, speaker, against, reads, style: found } = numbers;
  const style = rule === 'auto' ? found : rule;
  if (style === 'unclear')
    return t('imports.reading.numbersUnclear', { comma: speaker ?? example, point: against ?? example });
  const read = reads[style];
  const lines = [
    read === null
      ? t('imports.reading.numbersUnreadable', { example })
      : rule === 'auto' && speaker !== null
        ? t('imports.reading.numbersBySpeaker', { speaker, example, read })
        : t(rule === 'auto' ? 'imports.reading.numbersByForm' : 'imports.reading.numbersChosen', { example, read }),
    ...(rule === 'auto' && against !== null ? [t('imports.reading.numbersAgainst', { against })] : []),
  ];
  return lines.join(' ');
}

/** What a rule does with amounts, after what the first rows show. */
export function signsHint(seen: SignsSeen | null, rule: SignRule, t: T, format: Format): string {
  return [...(seen === null ? [] : signsSeenLines(seen, rule, t, format)), t(`imports.reading.signText.${rule}`)].join(
    ' ',
  );
}

function signsSeenLines(seen: SignsSeen, rule: SignRule, t: T, format: Format): string[] {
  const back = seen.backPositive + seen.backNegative;
  if (seen.negative === 0 && back === 0) return [t('imports.reading.signsNone', { count: seen.rows })];
  const positive = format.count(seen.backPositive);
  return [
    t('imports.reading.signsNegative', { count: seen.negative, rows: format.count(seen.rows) }),
    ...(back > 0 ? [t('imports.reading.signsBack', { count: back, positive })] : []),
    ...(seen.proposed === rule && rule !== 'auto' ? [t('imports.reading.signsProposed')] : []),
  ];
}

/** The same for discounts. */
export function discountHint(seen: DiscountSeen | null, rule: DiscountRule, t: T, format: Format): string {
  const text = t(`imports.reading.discountText.${rule}`);
  if (seen === null) return text;
  const { inside, outside } = seen;
  const figures = { rows: format.count(seen.rows), inside: format.count(inside), outside: format.count(outside) };
  const lines = [
    t(inside + outside === 0 ? 'imports.reading.discountBlind' : 'imports.reading.discountFigures', figures),
    ...(seen.proposed === 'bill' ? [t('imports.reading.discountOfBill')] : []),
  ];
  return [...lines, text].join(' ');
}
