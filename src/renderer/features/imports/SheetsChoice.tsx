import { Checkbox, Stack, Text } from '@mantine/core';
import { canRead, type MoreTable, type SeenTable } from '../../../shared/contract/importTables.ts';
import type { Understanding } from '../../../shared/contract/importUnderstanding.ts';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import type { Draft } from './mappingDraft.ts';
import classes from './understand.module.css';

export interface SheetsChoiceProps {
  understanding: Understanding;
  draft: Draft;
  onChange(next: Draft): void;
}

/** The other sheets of the file: those of the same shape can be read along, each with what speaks for it or against it. */
export function SheetsChoice({ understanding, draft, onChange }: SheetsChoiceProps) {
  const t = useT();
  const { tables, sheet, sheetsGone } = understanding;
  const readable = tables.filter(canRead);
  if (readable.length === 0 && sheetsGone.length === 0) return null;
  // Tables beside the first one are chosen elsewhere.
  const others = draft.moreTables.filter((table) => table.sheet !== sheet);
  const read = others.filter((table) => table.read).length;
  const choose = (is: (table: MoreTable) => boolean) =>
    onChange({
      ...draft,
      moreTables: draft.moreTables.map((table) => (is(table) ? { ...table, read: !table.read } : table)),
    });
  const all = read === others.length;
  return (
    <Stack gap={6} mt="sm" role="group" aria-label={t('imports.sheets.title')}>
      <div>
        <div className={classes.choiceLabel}>{t('imports.sheets.title')}</div>
        <div className={classes.choiceHint}>{t('imports.sheets.hint', { sheet })}</div>
      </div>
      {readable.length > 1 && (
        <Checkbox
          size="xs"
          label={t('imports.sheets.all', { read: read + 1, total: readable.length + 1 })}
          checked={all}
          indeterminate={!all && read > 0}
          onChange={() => choose((table) => table.sheet !== sheet && table.read === all)}
        />
      )}
      {tables.map((table) => (
        <SheetChoice
          key={`${table.sheet}-${table.headerRow}`}
          table={table}
          read={draft.moreTables.some((each) => each.sheet === table.sheet && each.read)}
          onToggle={() => choose((each) => each.sheet === table.sheet)}
        />
      ))}
      {sheetsGone.length > 0 && (
        <Text size="xs" c="yellow.9">
          {t('imports.sheets.gone', { list: sheetsGone.join(t('imports.check.comma')) })}
        </Text>
      )}
    </Stack>
  );
}

function SheetChoice({ table, read, onToggle }: { table: SeenTable; read: boolean; onToggle: () => void }) {
  const t = useT();
  const format = useFormat();
  const { sheet, why, rows, more, from, to } = table;
  const counted = t(more ? 'imports.sheets.rowsMore' : 'imports.sheets.rows', { rows: format.count(rows) });
  const days =
    from === null || to === null ? '' : t('imports.sheets.days', { from: format.day(from), to: format.day(to) });
  const known = canRead(table) ? [counted, days] : [];
  return (
    <Checkbox
      size="xs"
      label={sheet}
      description={[...known, t(`imports.sheets.why.${why}`)].filter((part) => part !== '').join(' · ')}
      disabled={!canRead(table)}
      checked={read}
      onChange={onToggle}
    />
  );
}
