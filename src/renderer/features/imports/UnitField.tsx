import { Select, TextInput } from '@mantine/core';
import { AMOUNT_FIELDS, AMOUNT_SCALES, type ColumnUnit, LONGEST_UNIT } from '../../../shared/contract/readingRules.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import { useT } from '../../components/useT.ts';

interface UnitFieldProps {
  label: string;
  /** What the column is imported as. */
  field: string;
  /** The owner's word; null goes by header and title. */
  unit: ColumnUnit | null;
  statedUnit: ColumnUnit | null;
  /** Power of ten of the unit above the header; null where no file is at hand. */
  titleScale: number | null;
  onUnit(unit: ColumnUnit | null): void;
}

const BY_ITSELF = '';
const WIDTH = 116;

/** What the figures of a column are counted in, and what says so; nothing beside fields that are not counted. */
export function UnitField({ label, field, unit, statedUnit, titleScale, onUnit }: UnitFieldProps) {
  const t = useT();
  if (field === 'qty') {
    return (
      <TextInput
        w={WIDTH}
        aria-label={label}
        maxLength={LONGEST_UNIT}
        placeholder={typeof statedUnit === 'string' ? statedUnit : t('imports.reading.unitOfEach')}
        value={typeof unit === 'string' ? unit : ''}
        onChange={(event) => onUnit(event.currentTarget.value.trim() === '' ? null : event.currentTarget.value)}
      />
    );
  }
  if (!AMOUNT_FIELDS.includes(field)) return null;
  return (
    <Select
      w={WIDTH}
      aria-label={label}
      allowDeselect={false}
      comboboxProps={{ width: 170, position: 'bottom-end' }}
      data={[
        { value: BY_ITSELF, label: byItself(field, statedUnit, titleScale, t) },
        ...AMOUNT_SCALES.map((scale) => ({ value: String(scale), label: t(`imports.reading.unitWord.p${scale}`) })),
      ]}
      value={typeof unit === 'number' ? String(unit) : BY_ITSELF}
      onChange={(next) => onUnit(AMOUNT_SCALES.find((scale) => String(scale) === next) ?? null)}
    />
  );
}

/** The unit a column has by itself: its header's, else the title's, which unit prices do not follow. */
function byItself(field: string, stated: ColumnUnit | null, titleScale: number | null, t: T): string {
  if (titleScale === null) return t('imports.reading.unitUnsaid');
  const word = (scale: number) => t(`imports.reading.unitWord.p${AMOUNT_SCALES.find((each) => each === scale) ?? 0}`);
  if (typeof stated === 'number') return t('imports.reading.unitByHeader', { unit: word(stated) });
  if (titleScale > 0 && field !== 'unitPrice') return t('imports.reading.unitByTitle', { unit: word(titleScale) });
  return word(0);
}
