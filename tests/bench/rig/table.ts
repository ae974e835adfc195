import type { BenchRow, Missing, Unit } from './samples.ts';

const HEADS = ['what', 'measured', 'floor', 'ratio', 'goal', ''] as const;

/** Lines of the table as texts; a missing one says why instead of figures. */
function cellsOf(row: BenchRow | (Missing & { section: string })): string[] {
  if ('missing' in row) return [row.what, row.missing, '', '', '', ''];
  const { goal, floor } = row;
  return [
    row.note === '' ? row.what : `${row.what} (${row.note})`,
    amount(row.value, row.unit),
    floor === undefined ? '' : `${amount(floor.value, row.unit)} ${floor.name}`,
    row.ratio === undefined ? '' : `${figure(row.ratio)} ×`,
    goal === undefined ? '' : goal.over === 'floor' ? `≤ ${goal.max} ×` : `≤ ${amount(goal.max, row.unit)}`,
    row.verdict ?? '',
  ];
}

function amount(value: number, unit: Unit): string {
  return unit === '' ? figure(value) : `${figure(value)} ${unit}`;
}

/** Three digits that say something, thousands apart. */
function figure(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

type AnyRow = BenchRow | (Missing & { section: string });

/** The one table, in columns for a terminal. */
export function plainTable(rows: readonly AnyRow[]): string {
  const lines = rows.map(cellsOf);
  const widths = HEADS.map((head, at) => Math.max(head.length, ...lines.map((cells) => width(cells[at] ?? ''))));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => {
        const blank = ' '.repeat(Math.max(0, (widths[at] ?? 0) - width(cell)));
        return at === 0 || at === HEADS.length - 1 ? cell + blank : blank + cell;
      })
      .join('  ')
      .trimEnd();
  const out = [line(HEADS)];
  rows.forEach((row, at) => {
    if (row.section !== rows[at - 1]?.section) out.push('', row.section.toUpperCase());
    out.push(line(lines[at] ?? []));
  });
  return out.join('\n');
}

/** The same table as Markdown, for docs/performance.md. */
export function markdownTable(rows: readonly AnyRow[]): string {
  const out = ['| | measured | floor | ratio | goal | |', '|---|---:|---:|---:|---:|---|'];
  rows.forEach((row, at) => {
    if (row.section !== rows[at - 1]?.section) out.push(`| **${row.section}** | | | | | |`);
    out.push(`| ${cellsOf(row).join(' | ')} |`);
  });
  return out.join('\n');
}

function width(text: string): number {
  return [...text].length;
}
