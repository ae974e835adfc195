import { hasTrait, type ImportKind, KIND_SCHEMAS } from '../../../shared/contract/importFields.ts';
import type { ImportRules } from '../../../shared/contract/importRules.ts';
import type { Understanding } from '../../../shared/contract/importUnderstanding.ts';
import {
  DAY_FIELDS,
  type DateOrderRule,
  type DiscountRule,
  FIGURE_FIELDS,
  type NumberStyleRule,
  type SignRule,
  type TotalRowRule,
} from '../../../shared/contract/readingRules.ts';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import { Choice } from './Choice.tsx';
import { datesHint, discountHint, numbersHint, signsHint } from './readingHints.ts';
import { SkipWordsField } from './SkipWordsField.tsx';
import { YearChoice } from './YearChoice.tsx';

/** The rules by which rows are read, besides their columns. */
export type Reading = Pick<
  ImportRules,
  'dateOrder' | 'year' | 'numberStyle' | 'signs' | 'discount' | 'totalRows' | 'skipWords' | 'shape'
>;

/** What the file itself says of them; of a recipe nothing is known but what it is used for. */
export type Seen = Pick<Understanding, 'dates' | 'years' | 'numbers' | 'signs' | 'discount'>;

interface ReadingRulesProps {
  kind: ImportKind;
  reading: Reading;
  /** Null where no file is at hand: then every rule of the kind is shown. */
  seen: Seen | null;
  /** The list has a column of discounts. */
  discounted: boolean;
  onChange(next: Reading): void;
}

/** How days, decimals, returns, discounts and totals are read, each with what speaks for it. */
export function ReadingRules({ kind, reading, seen, discounted, onChange }: ReadingRulesProps) {
  const t = useT();
  const orders = hasTrait(kind, 'shape');
  const dated = seen === null ? hasDays(kind) : seen.dates !== null || reading.dateOrder !== 'auto';
  const yeared = seen === null ? hasYears(kind) : seen.years !== null || reading.year !== 'auto';
  return (
    <>
      {dated && <DateOrderChoice reading={reading} seen={seen} onChange={onChange} />}
      {yeared && (
        <YearChoice
          year={reading.year}
          seen={seen?.years ?? null}
          onChange={(year) => onChange({ ...reading, year })}
        />
      )}
      {(seen === null || seen.numbers !== null || reading.numberStyle !== 'auto') && hasFigures(kind) && (
        <NumberChoice reading={reading} seen={seen} onChange={onChange} />
      )}
      {orders && <SignChoice reading={reading} seen={seen} onChange={onChange} />}
      {orders && discounted && <DiscountChoice reading={reading} seen={seen} onChange={onChange} />}
      <Choice<TotalRowRule>
        label={t('imports.reading.totalRows')}
        value={reading.totalRows}
        options={[
          ['skip', t('imports.reading.totalRowsOf.skip')],
          ['take', t('imports.reading.totalRowsOf.take')],
        ]}
        onChange={(totalRows) => onChange({ ...reading, totalRows })}
      />
      <SkipWordsField words={reading.skipWords} onChange={(skipWords) => onChange({ ...reading, skipWords })} />
    </>
  );
}

type PartProps = Pick<ReadingRulesProps, 'reading' | 'seen' | 'onChange'>;

function DateOrderChoice({ reading, seen, onChange }: PartProps) {
  const t = useT();
  const format = useFormat();
  const dates = seen?.dates ?? null;
  const auto =
    dates === null
      ? t('imports.reading.dateOrder.autoUnsaid')
      : t('imports.reading.dateOrder.auto', { found: t(`imports.reading.dateFound.${dates.order}`) });
  return (
    <Choice<DateOrderRule>
      label={t('imports.reading.dates')}
      {...(dates === null ? {} : { hint: datesHint(dates, reading.dateOrder, t, format) })}
      value={reading.dateOrder}
      options={[
        ['auto', auto],
        ['ymd', t('imports.reading.dateOrder.ymd')],
        ['dmy', t('imports.reading.dateOrder.dmy')],
        ['mdy', t('imports.reading.dateOrder.mdy')],
      ]}
      onChange={(dateOrder) => onChange({ ...reading, dateOrder })}
    />
  );
}

function NumberChoice({ reading, seen, onChange }: PartProps) {
  const t = useT();
  const numbers = seen?.numbers ?? null;
  const auto =
    numbers === null
      ? t('imports.reading.numberStyleOf.autoUnsaid')
      : t('imports.reading.numberStyleOf.auto', { found: t(`imports.reading.numberFound.${numbers.style}`) });
  return (
    <Choice<NumberStyleRule>
      label={t('imports.reading.numbers')}
      {...(numbers === null ? {} : { hint: numbersHint(numbers, reading.numberStyle, t) })}
      value={reading.numberStyle}
      options={[
        ['auto', auto],
        ['point', t('imports.reading.numberStyleOf.point')],
        ['comma', t('imports.reading.numberStyleOf.comma')],
      ]}
      onChange={(numberStyle) => onChange({ ...reading, numberStyle })}
    />
  );
}

function SignChoice({ reading, seen, onChange }: PartProps) {
  const t = useT();
  const format = useFormat();
  const rules = ['auto', 'sign', 'kind', 'opposite'] as const;
  return (
    <Choice<SignRule>
      label={t('imports.reading.signs')}
      hint={signsHint(seen?.signs ?? null, reading.signs, t, format)}
      value={reading.signs}
      options={rules.map((rule) => [rule, t(`imports.reading.sign.${rule}`)])}
      onChange={(signs) => onChange({ ...reading, signs })}
    />
  );
}

function DiscountChoice({ reading, seen, onChange }: PartProps) {
  const t = useT();
  const format = useFormat();
  // Of a list of bills a row's discount is its bill's.
  const lines = reading.shape !== 'bills';
  const rules = lines ? (['inside', 'line', 'bill'] as const) : (['inside', 'line'] as const);
  const value = lines || reading.discount === 'inside' ? reading.discount : 'line';
  return (
    <Choice<DiscountRule>
      label={t('imports.reading.discount')}
      hint={discountHint(seen?.discount ?? null, value, t, format)}
      value={value}
      options={rules.map((rule) => [
        rule,
        t(`imports.reading.discountOf.${!lines && rule === 'line' ? 'plain' : rule}`),
      ])}
      onChange={(discount) => onChange({ ...reading, discount })}
    />
  );
}

/** Lists of this kind have columns of figures. */
function hasFigures(kind: ImportKind): boolean {
  return KIND_SCHEMAS[kind].fields.some((field) => FIGURE_FIELDS.includes(field));
}

/** Rows of these lists are not taken without the year of their day. */
function hasYears(kind: ImportKind): boolean {
  return kind === 'orders' || kind === 'receipts';
}

/** Lists of this kind have a column of days by which their order is decided. */
function hasDays(kind: ImportKind): boolean {
  return KIND_SCHEMAS[kind].fields.some((field) => DAY_FIELDS.includes(field));
}
