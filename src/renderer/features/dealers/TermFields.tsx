import { decimalToScaled, minorDigits, scaledToDecimal } from '../../../shared/domain/money.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import { EditField } from './EditFields.tsx';
import type { Detail, useDealerEdit } from './useDealerEdit.ts';

const LONGEST_TERM = 3650;

/** How much and for how long the dealer may owe; what is no amount or no number of days is not kept. */
export function TermFields({ detail, save }: { detail: Detail; save: ReturnType<typeof useDealerEdit> }) {
  const t = useT();
  const format = useFormat();
  const currency = useApiQuery('session.get', {}).data?.file?.currency ?? 'CNY';
  const { creditLimitMinor, termDays } = detail;
  const placeholder = t('dealers.detail.emptyField');
  const digits = minorDigits(currency);
  const keepLimit = (text: string): Promise<boolean> => {
    const minor = text === '' ? null : decimalToScaled(text.replaceAll(',', ''), digits);
    return minor === undefined || (minor !== null && minor < 0)
      ? Promise.resolve(false)
      : save({ creditLimitMinor: minor });
  };
  const keepTerm = (text: string): Promise<boolean> => {
    if (text === '') return save({ termDays: null });
    return /^\d{1,4}$/.test(text) && Number(text) <= LONGEST_TERM
      ? save({ termDays: Number(text) })
      : Promise.resolve(false);
  };
  return (
    <>
      <EditField
        label={t('dealers.field.creditLimit')}
        display={creditLimitMinor === null ? '' : format.money(creditLimitMinor)}
        placeholder={placeholder}
        maxLength={20}
        value={creditLimitMinor === null ? '' : scaledToDecimal(creditLimitMinor, digits)}
        onSave={keepLimit}
      />
      <EditField
        label={t('dealers.field.termDays')}
        placeholder={placeholder}
        maxLength={4}
        value={termDays === null ? '' : String(termDays)}
        onSave={keepTerm}
      />
    </>
  );
}
