import type { StagedRow } from '../../../shared/contract/imports.contract.ts';

/** What stands in columns of the file (0-based), as it is written; '' where nothing does or it was not kept. */
export function writtenIn({ written }: Pick<StagedRow, 'written'>, columns: readonly number[]): string {
  const texts = columns.map((column) => written?.[column]?.trim() ?? '');
  return [...new Set(texts.filter((text) => text !== ''))].join(' · ');
}

/** True where a text says something else than what was read of it; blanks and line breaks say nothing. */
export function readDiffers(written: string, read: string): boolean {
  const bare = (text: string) => text.replace(/\s+/g, '');
  return bare(written) !== bare(read);
}
