import { Select, Stack, Text, Title } from '@mantine/core';
import { IMPORT_KINDS, ImportKind } from '../../../shared/contract/importFields.ts';
import type { Understanding } from '../../../shared/contract/importUnderstanding.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { useFormat } from '../../components/format.ts';
import { errorText } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import { RecipeSelect } from './RecipeSelect.tsx';
import type { Correction } from './UnderstandStep.tsx';

/** Encodings a Chinese list may come in, by the names the reader knows. */
const ENCODINGS = [
  ['utf-8', 'UTF-8'],
  ['gb18030', 'GB18030 / GBK'],
  ['big5', 'Big5'],
  ['utf-16le', 'UTF-16 LE'],
  ['utf-16be', 'UTF-16 BE'],
  ['windows-1252', 'Windows-1252'],
] as const;

const NO_HEADER = '0';

/** Sheet, content, header and encoding: a change reads the beginning of the file again. */
export function ReadingChoices(props: { understanding: Understanding; onCorrect: (correction: Correction) => void }) {
  const { understanding, onCorrect } = props;
  const t = useT();
  const format = useFormat();
  const { kind, sheets, sheet, encoding, reasons } = understanding;
  return (
    <Stack gap="sm" component="section" aria-label={t('imports.understand.file')}>
      <Title order={2} size="h5">
        {t('imports.understand.file')}
      </Title>
      <RecipeSelect understanding={understanding} onCorrect={onCorrect} />
      <Select
        label={t('imports.understand.kind')}
        {...why(reasons && t(`imports.understand.kindBy.${reasons.kind}`))}
        allowDeselect={false}
        data={IMPORT_KINDS.map((each) => ({ value: String(each), label: t(`imports.kind.${each}`) }))}
        value={kind}
        onChange={(next) => next !== null && onCorrect({ kind: ImportKind.parse(next) })}
      />
      {sheets.length > 1 && (
        <SheetSelect sheets={sheets} sheet={sheet} reasons={reasons} onChange={(next) => onCorrect({ sheet: next })} />
      )}
      <HeaderSelect understanding={understanding} onChange={(headerRow) => onCorrect({ headerRow })} />
      {reasons !== null && reasons.unitScale > 0 && (
        <Text size="xs" c="dimmed">
          {t('imports.understand.unitInTitle', { factor: format.count(10 ** reasons.unitScale) })}
        </Text>
      )}
      {encoding !== null && (
        <Select
          label={t('imports.understand.encoding')}
          allowDeselect={false}
          data={encodingOptions(encoding)}
          value={encoding}
          onChange={(next) => next !== null && onCorrect({ encoding: next })}
        />
      )}
    </Stack>
  );
}

/** What spoke for a choice, below it. */
function why(reason: string | null) {
  return reason === null
    ? {}
    : { description: reason, inputWrapperOrder: ['label', 'input', 'description', 'error'] satisfies WrapperOrder };
}

type WrapperOrder = ('label' | 'input' | 'description' | 'error')[];

function encodingOptions(present: string) {
  const known = ENCODINGS.map(([value, label]) => ({ value: String(value), label: String(label) }));
  return known.some(({ value }) => value === present) ? known : [{ value: present, label: present }, ...known];
}

interface SheetSelectProps {
  sheets: Understanding['sheets'];
  sheet: string;
  reasons: Understanding['reasons'];
  onChange(sheet: string): void;
}

function SheetSelect(props: SheetSelectProps) {
  const t = useT();
  const format = useFormat();
  const options = props.sheets.map(({ name, hidden, rows, more, error }) => {
    if (error !== null) return { value: name, label: t('imports.understand.sheetDamaged', { name }), disabled: true };
    const text = t(more ? 'imports.understand.sheetRowsMore' : 'imports.understand.sheetRows', {
      name,
      rows: format.count(rows),
    });
    return { value: name, label: hidden ? `${text} · ${t('imports.understand.sheetHidden')}` : text };
  });
  return (
    <div>
      <Select
        label={t('imports.understand.sheet')}
        {...why(props.reasons && t(`imports.understand.sheetBy.${props.reasons.sheet}`))}
        allowDeselect={false}
        data={options}
        value={props.sheet}
        onChange={(next) => next !== null && props.onChange(next)}
      />
      {props.sheets.map(
        ({ name, error }) =>
          error !== null && (
            <Text key={name} size="xs" c="red" mt={4}>
              {t('imports.understand.sheetDamagedWhy', { name, reason: errorText(AppError.fromWire(error), t) })}
            </Text>
          ),
      )}
    </div>
  );
}

function HeaderSelect(props: { understanding: Understanding; onChange: (row: number) => void }) {
  const t = useT();
  const { headerRow, headerRows, preview, reasons, survey } = props.understanding;
  const tables = (survey?.tables ?? []).map((table) => table.headerRow);
  const rows = new Set([...preview.map(({ row }) => row), ...tables, headerRow].filter((row) => row > 0));
  const label = (row: number) =>
    row === headerRow && headerRows === 2
      ? t('imports.understand.headerAtTwo', { row, next: row + 1 })
      : t('imports.understand.headerAt', { row });
  const options = [...rows].sort((a, b) => a - b).map((row) => ({ value: String(row), label: label(row) }));
  return (
    <div>
      <Select
        label={t('imports.understand.headerRow')}
        allowDeselect={false}
        data={[{ value: NO_HEADER, label: t('imports.understand.noHeader') }, ...options]}
        value={String(headerRow)}
        onChange={(next) => next !== null && props.onChange(Number(next))}
      />
      <Text size="xs" c="dimmed" mt={2}>
        {reasons && `${t(`imports.understand.headerBy.${reasons.header}`)} `}
        {t('imports.understand.headerHint')}
      </Text>
    </div>
  );
}
