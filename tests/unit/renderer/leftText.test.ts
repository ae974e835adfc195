import { expect, it } from 'vitest';
import { leftText } from '../../../src/renderer/features/visits/leftText.ts';
import type { Output } from '../../../src/shared/contract/index.ts';
import { GivenResult } from '../../../src/shared/domain/visitResults.ts';

const row = (at: number, text: string) => ({ ...GivenResult.parse({ row: at }), text });
const read: Output<'visits.readText'> = {
  rows: [row(1, '1 已订 300'), row(2, '2 2月30日'), row(4, '8-9 关门'), row(5, '8-9 关门')],
  unread: [{ row: 3, text: '今天好累啊' }],
};
const told = (verdicts: readonly ('take' | 'refused' | 'conflict')[]) =>
  read.rows.map((given, at) => ({ given, verdict: verdicts[at] ?? ('take' as const) }));

it('lines that were handed back stay in their order, once each, below the sheet that was named', () => {
  expect(leftText('67号单', read, told(['take', 'refused', 'conflict', 'refused']))).toBe(
    '67号单\n2 2月30日\n今天好累啊\n8-9 关门',
  );
  expect(leftText('', read, told([]))).toBe('今天好累啊');
});

it('nothing stays of a message that was written whole', () => {
  expect(leftText('67号单', { ...read, unread: [] }, told([]))).toBe('');
});
