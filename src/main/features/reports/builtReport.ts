import type { OptionsOf, ReportKind } from '../../../shared/contract/reports.contract.ts';
import type { JobEnv } from '../../jobs/jobPort.ts';
import type { OutWorkbook } from '../../spreadsheets/outgoing.ts';
import type { scoringOps } from '../scoring/scoring.ops.ts';
import type { visitSheetsOps } from '../visits/visitSheets.ops.ts';

/** What a report needs of the job worker: reading, operations of the writer, files and the host's printer. */
export type ReportEnv = JobEnv<typeof scoringOps & typeof visitSheetsOps>;

/** A report whose figures are read and summed up; what is left is to write them down. */
export interface BuiltReport {
  /**
   * The whole page of HTML, fonts still to be put in.
   * @param styles resources/print.css
   */
  page(styles: string): string | Promise<string>;
  /** Left out by a report that is for paper only. */
  workbook?(): OutWorkbook;
  /** About how many rows the workbook has, for its progress. */
  rows: number;
}

/** Reads and sums up one kind of report. `freeze`: it goes to paper or into a file. */
export type ReportBuilder<K extends ReportKind> = (
  options: OptionsOf<K>,
  env: ReportEnv,
  how: { freeze: boolean },
) => Promise<BuiltReport>;
