import { scaledToDecimal } from '../../../shared/domain/money.ts';
import { useFormat } from '../../components/format.ts';
import { useTypedFigures } from '../../components/typedFigure.ts';
import { useT } from '../../components/useT.ts';
import { EditField } from './EditFields.tsx';
import type { Detail, useDealerEdit } from './useDealerEdit.ts';

/** How much and for how long the dealer may owe; what is no amount or no number of days stays in its field and is told. */
export function TermFields({ detail, save }: { detail: Detail; save: ReturnType<typeof useDealerEdit> }) {
  const t = useT();
  const format = useFormat();
  const { digits, read, refusal } = useTypedFigures();
  const { creditLimitMinor, termDays } = detail;
  const placeholder = t('dealers.detail.emptyField');
  const keep = (field: 'creditLimitMinor' | 'termDays', kind: 'limit' | 'days', text: string): Promise<boolean> => {
    const figure = read(kind, text);
    if (figure.kind === 'unreadable') return Promise.resolve(false);
    return save({ [field]: figure.kind === 'value' ? figure.value : null });
  };
  return (
    <>
      <EditField
        label={t('dealers.field.creditLimit')}
        display={creditLimitMinor === null ? '' : format.money(creditLimitMinor)}
        placeholder={placeholder}
        maxLength={80}
        value={creditLimitMinor === null ? '' : scaledToDecimal(creditLimitMinor, digits)}
        check={(text) => refusal('limit', text)}
        onSave={(text) => keep('creditLimitMinor', 'limit', text)}
      />
      <EditField
        label={t('dealers.field.termDays')}
        placeholder={placeholder}
        maxLength={80}
        value={termDays === null ? '' : String(termDays)}
        check={(text) => refusal('days', text)}
        onSave={(text) => keep('termDays', 'days', text)}
      />
    </>
  );
}
