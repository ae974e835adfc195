export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
  /** Of the skipped ones. */
  needData: number;
}

export function stepCounts(status: number | null): Counts;
// biome-ignore lint/suspicious/noExplicitAny: another program's report, read defensively
export function vitestCounts(report: any): Counts;
// biome-ignore lint/suspicious/noExplicitAny: another program's report, read defensively
export function playwrightCounts(report: any): Counts;
// biome-ignore lint/suspicious/noExplicitAny: another program's report, read defensively
export function suiteCounts(status: number | null, text: string | undefined, read: (report: any) => Counts): Counts;
export function addCounts(total: Counts, more: Counts): Counts;
export function closingLines(counts: Counts): string;
