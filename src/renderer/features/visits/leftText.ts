import type { Output } from '../../../shared/contract/index.ts';
import type { MergedResult } from '../../../shared/contract/visitSheets.contract.ts';

/**
 * What of a message is still to be put right once it was written: the lines that were handed back or not understood, in their
 * order.
 * @param head the words that name its sheet; they stay above what is left
 */
export function leftText(
  head: string,
  { rows, unread }: Output<'visits.readText'>,
  told: readonly Pick<MergedResult, 'given' | 'verdict'>[],
): string {
  const back = new Set(
    told.filter(({ verdict }) => verdict === 'refused' || verdict === 'conflict').map(({ given }) => given.row),
  );
  const left = [...rows.filter(({ row }) => back.has(row)), ...unread].toSorted((a, b) => a.row - b.row);
  // A line that says one thing of several dealers is a row for each of them.
  const lines = [...new Set(left.map(({ text }) => text))];
  return (lines.length > 0 && head !== '' ? [head, ...lines] : lines).join('\n');
}
