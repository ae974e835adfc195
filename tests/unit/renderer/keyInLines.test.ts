import { expect, test } from 'vitest';
import {
  draftOf,
  fieldAfter,
  isWhole,
  meaningOf,
  numberOf,
  RESULT_KEYS,
  unplannedDraft,
  withLines,
} from '../../../src/renderer/features/visits/keyIn.rules.ts';
import { ACTIVITY_OUTCOMES } from '../../../src/shared/domain/activities.ts';
import { DealerId, VisitId } from '../../../src/shared/domain/ids.ts';
import { resultKey, VISIT_RESULTS } from '../../../src/shared/domain/visitResults.ts';

const line = (id: number, no: number | null) => ({
  ...{ line: no, visitId: VisitId.parse(id), dealerId: DealerId.parse(100 + id), name: `${id}店`, code: '' },
  ...{ status: 'planned' as const, tier: null, purposes: [], dropped: false, elsewhere: null, said: null },
});
const sheet = [line(1, 1), line(2, 2)];

test('a visit that was told as unplanned stays in its place with its number once it is saved', () => {
  const told = unplannedDraft({ dealerId: DealerId.parse(109), name: '9店' }, 2);
  const typed = { ...unplannedDraft({ dealerId: DealerId.parse(108), name: '8店' }, 3), amount: '5' };
  const drafts = [...sheet.map(draftOf), told, typed];

  const saved = withLines(drafts, [...sheet, line(9, null)]);

  expect(saved.map(({ visitId, key }) => [visitId, key === told.key])).toEqual([
    [1, false],
    [2, false],
    [9, true],
    [null, false],
  ]);
  expect(saved.map((_, at) => numberOf(saved, at))).toEqual(['1', '2', '+1', '+2']);
  expect(withLines(saved, [...sheet, line(9, null)])).toEqual(saved);
});

test('one that was taken back is to be told anew, and a new visit of the sheet comes behind what is typed', () => {
  const drafts = withLines(sheet.map(draftOf), [...sheet, line(9, null)]);

  const back = withLines(drafts, [...sheet, line(3, 3)]);

  expect(back.map(({ visitId, dealerId }) => [visitId, dealerId])).toEqual([
    [1, 101],
    [2, 102],
    [null, 109],
    [3, 103],
  ]);
});

test('a key means the same result on paper, keyed in and in a log, and asks for what belongs to it', () => {
  const keyedIn = RESULT_KEYS.map((key) => meaningOf(key).result ?? meaningOf(key).what);

  expect(keyedIn.slice(0, VISIT_RESULTS.length)).toEqual(ACTIVITY_OUTCOMES.slice(0, VISIT_RESULTS.length));
  expect(VISIT_RESULTS.map((result) => [resultKey(result), result])).toEqual(
    keyedIn.slice(0, VISIT_RESULTS.length).map((result, at) => [at + 1, result]),
  );
  expect(keyedIn.slice(VISIT_RESULTS.length)).toEqual(['missed', 'moved']);
  expect(RESULT_KEYS.filter((key) => fieldAfter(key) === 'amount')).toEqual(['1', '7', '8']);
});

test('a sheet is whole once nothing of it is open but what was taken out or moved since', () => {
  const lines = [
    ...sheet,
    { ...line(3, 3), dropped: true },
    { ...line(4, 4), elsewhere: { on: '2026-11-27', repName: '王' } },
  ];
  const drafts = lines.map(draftOf);
  expect(isWhole(lines, drafts, new Set([1]))).toBe(false);
  expect(isWhole(lines, drafts, new Set([1, 2]))).toBe(true);
  expect(isWhole([{ ...line(1, 1), status: 'done' }, ...lines.slice(1)], drafts, new Set([2]))).toBe(true);
});
