import { expect, test } from 'vitest';
import { dealersOps } from '../../../src/main/features/dealers/dealers.ops.ts';
import { QUERY_TOPICS } from '../../../src/renderer/api/queryTopics.ts';

test('surveys are asked for again when dealers go to the bin, and with cases when dealers are erased', () => {
  expect(QUERY_TOPICS['surveys.list']).toContain('dealers');
  expect(dealersOps['dealers.erase'].changes).toEqual(expect.arrayContaining(['cases', 'surveys']));
});
