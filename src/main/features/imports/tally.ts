import type { Severity } from '../../../shared/contract/importProblem.ts';
import { MOST_SKIPPED, type SkipReason } from '../../../shared/contract/importSkipped.contract.ts';
import type { ImportCounts } from '../../../shared/contract/imports.contract.ts';
import type { RawRow } from '../../spreadsheets/workbook.ts';
import { cellText } from './cellText.rules.ts';
import type { RowProblem } from './draft.ts';
import type { createFileAmounts } from './fileAmounts.ts';

/** A problem with its row, ready for the table. */
export interface StagedProblem extends RowProblem {
  row: number;
}

/** A row as it is written in the file. */
export interface WrittenRow {
  row: number;
  cells: string[];
}

/** A row that is passed over, as it was read. */
export interface PassedRow {
  row: number;
  reason: SkipReason;
  cells: string[];
}

export function emptyCounts(): ImportCounts {
  return {
    rows: 0,
    created: 0,
    updated: 0,
    unchanged: 0,
    rejected: 0,
    ambiguous: 0,
    leftOut: 0,
    skipped: {},
    rejectedRows: 0,
    problems: 0,
    unnumbered: false,
    states: [],
    later: { bills: 0, netMinor: 0 },
    suppliers: 0,
    categories: 0,
    proposals: { excluded: 0, graded: 0 },
    removed: { bills: 0, netMinor: 0 },
    voided: { bills: 0, netMinor: 0 },
    newDealers: 0,
    changedDealers: 0,
    joined: 0,
    newReps: 0,
    newProducts: 0,
    lines: 0,
    netMinor: 0,
    roundingMicro: 0,
    kinds: [],
    read: null,
    fileAmounts: [],
    ageing: null,
    backMonths: [],
    periodFrom: null,
    periodTo: null,
    proposed: null,
  };
}

/** So many rows of a file are kept as they are written, to be shown beside how they were read. */
const MOST_WRITTEN = 5000;

const GRAVITY: readonly Severity[] = ['rejected', 'ambiguous', 'left_out', 'warning'];

/** The gravest of a row's problems that keeps it out, or undefined where the row is taken. */
export function verdict(problems: readonly RowProblem[]): Exclude<Severity, 'warning'> | undefined {
  const worst = GRAVITY.find((severity) => problems.some((problem) => problem.severity === severity));
  return worst === 'warning' ? undefined : worst;
}

type FileAmounts = ReturnType<typeof createFileAmounts>;

/** Collects problems, rows to hand back and rows that are passed over, and gives them away in chunks. */
export function createFindings(counts: ImportCounts, amounts?: FileAmounts) {
  if (amounts !== undefined) counts.fileAmounts = amounts.amounts;
  let problems: StagedProblem[] = [];
  let rejected: WrittenRow[] = [];
  let written: WrittenRow[] = [];
  let kept = 0;
  let skipped: PassedRow[] = [];
  let listed = 0;
  /** A row that is unreadable itself and part of a broken bill goes back once. */
  const handed = new Set<number>();
  return {
    counts,
    /** Blank rows are counted and not listed: there is nothing to look at. `read`: the row below the columns that are read. */
    skip(raw: RawRow, reason: SkipReason, read = raw): void {
      if (reason === 'total') amounts?.total(read);
      counts.skipped[reason] = (counts.skipped[reason] ?? 0) + 1;
      if (reason === 'blank' || listed >= MOST_SKIPPED) return;
      listed += 1;
      skipped.push({ row: raw.row, reason, cells: raw.cells.map(cellText) });
    },
    /** A chunk of rows begins. */
    chunk: (): void => amounts?.chunk(),
    /** A row that is read, whatever becomes of it. */
    keep(raw: RawRow): void {
      amounts?.read(raw);
      if (kept >= MOST_WRITTEN) return;
      kept += 1;
      written.push({ row: raw.row, cells: raw.cells.map(cellText) });
    },
    add(row: number, found: readonly RowProblem[]): void {
      for (const problem of found) problems.push({ ...problem, row });
      counts.problems += found.length;
      if (verdict(found) === 'left_out') amounts?.leaveOut(row);
    },
    handBack(raw: RawRow): void {
      if (handed.has(raw.row)) return;
      handed.add(raw.row);
      amounts?.handBack(raw);
      rejected.push({ row: raw.row, cells: raw.cells.map(cellText) });
      counts.rejectedRows += 1;
    },
    take(): { problems: StagedProblem[]; rejected: WrittenRow[]; skipped: PassedRow[]; written: WrittenRow[] } {
      const taken = { problems, rejected, skipped, written };
      problems = [];
      rejected = [];
      skipped = [];
      written = [];
      return taken;
    },
    size: (): number => problems.length + rejected.length + skipped.length + written.length,
  };
}

export type Findings = ReturnType<typeof createFindings>;
