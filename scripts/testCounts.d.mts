export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
  /** Of the skipped ones. */
  needData: number;
  /** What failed, by file and title. */
  failures: string[];
}

// biome-ignore lint/suspicious/noExplicitAny: another program's report, read defensively
type Reader = (report: any) => Counts;

export function stepCounts(status: number | null, name: string): Counts;
export const vitestCounts: Reader;
export const playwrightCounts: Reader;
export function suiteCounts(status: number | null, text: string | undefined, read: Reader, name: string): Counts;
export function addCounts(total: Counts, more: Counts): Counts;
export function closingLines(counts: Counts): string;
