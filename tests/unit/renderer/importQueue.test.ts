import { describe, expect, it } from 'vitest';
import { holds, queueAddress, queuedAddress, queueIds } from '../../../src/renderer/features/imports/queueAddress.ts';
import {
  dataRowsOf,
  isDayGuessed,
  isPlainCheck,
  nextStep,
  sheetsOf,
  summaryOf,
} from '../../../src/renderer/features/imports/queueSteps.ts';
import { writePlainOnes } from '../../../src/renderer/features/imports/useQueueAll.ts';
import { rowNumberWidth } from '../../../src/renderer/features/imports/useRowNumber.ts';
import type { Batch } from '../../../src/shared/contract/imports.contract.ts';

const voided = { bills: 0, netMinor: 0 };
const counts = { created: 3, updated: 0, unchanged: 1, rejected: 0, ambiguous: 0, voided } as Batch['counts'];
const batch = (batchId: number, status: Batch['status'], more: Partial<Batch> = {}): Batch =>
  ({ batchId, status, counts: null, understanding: null, options: null, error: null, ...more }) as Batch;

describe('several imports side by side', () => {
  it('are named by their address, which each of them keeps on the way', () => {
    expect(queueAddress([4, 7])).toBe('/import/queue/4,7');
    expect(queueIds('4,x,7,')).toEqual([4, 7]);
    expect(queueIds(null)).toEqual([]);
  });

  it('are kept while their list or one of them is shown, and no longer', () => {
    expect(holds('#/import/queue/4,7', 7)).toBe(true);
    expect(holds(`#${queuedAddress(4, [4, 7])}`, 7)).toBe(true);
    expect(holds('#/import/4', 4)).toBe(true);
    expect(holds('#/import/4', 7)).toBe(false);
    expect(holds('#/import/queue/4,7', 8)).toBe(false);
    expect(holds('#/dealers', 4)).toBe(false);
  });

  it('go on with the first that is not settled; one that failed or brings nothing holds up nobody', () => {
    const nothing = batch(2, 'checked', {
      counts: { created: 0, updated: 0, unchanged: 9, rejected: 0, ambiguous: 0, voided } as Batch['counts'],
    });

    expect(nextStep([batch(1, 'failed'), nothing, batch(3, 'checked', { counts })])).toMatchObject({
      kind: 'commit',
      batch: { batchId: 3 },
    });
    expect(nextStep([batch(1, 'committed', { counts }), batch(3, 'inspecting')])?.kind).toBe('wait');
    // Nothing was understood: the owner has to look.
    expect(nextStep([batch(3, 'inspected')])?.kind).toBe('open');
    expect(nextStep([batch(1, 'failed'), nothing])).toBeNull();
    expect(summaryOf([batch(1, 'failed'), nothing, batch(3, 'committed', { counts })])).toEqual({
      written: 1,
      failed: 1,
      left: 0,
    });
  });

  it('stop at a file that would take bills away, and at one of which every row was handed back', () => {
    const none = { created: 0, updated: 0, unchanged: 2, rejected: 9, ambiguous: 0, voided } as Batch['counts'];

    expect(nextStep([batch(1, 'checked', { counts, replace: true })])?.kind).toBe('open');
    expect(nextStep([batch(1, 'checked', { counts: none, replace: false })])?.kind).toBe('open');
    expect(nextStep([batch(1, 'checked', { counts, replace: false })])?.kind).toBe('commit');
  });

  it('count data rows alike before and after the check, with the tables that are read along', () => {
    const understanding = {
      survey: { dataRows: 12, more: false },
      tables: [
        { read: true, rows: 5, more: false },
        { read: false, rows: 90, more: true },
      ],
      beside: [
        { fit: 'same', rows: 2 },
        { fit: 'missing', rows: 7 },
      ],
    } as unknown as Batch['understanding'];
    const counted = { ...counts, rows: 19 } as Batch['counts'];

    expect(dataRowsOf(batch(1, 'inspected', { understanding }))).toEqual({ count: 19, more: false });
    expect(dataRowsOf(batch(1, 'checked', { understanding, counts: counted }))).toEqual({ count: 19, more: false });
    expect(dataRowsOf(batch(1, 'failed'))).toBeNull();
  });

  it('stop at balances whose day stands nowhere, until the owner has looked', async () => {
    const understanding = {
      kind: 'receivables',
      headerRow: 1,
      columns: [{ column: 0, field: 'code' }],
      asOf: { day: '2026-11-22', by: 'today' },
      tables: [],
      beside: [],
      encodingUncertain: false,
      recipe: null,
    } as unknown as Batch['understanding'];
    const guessed = batch(1, 'inspected', { understanding });

    expect(isDayGuessed(guessed)).toBe(true);
    expect(nextStep([guessed])?.kind).toBe('open');
    expect(isDayGuessed({ ...guessed, options: { asOf: '2026-11-22' } as Batch['options'] })).toBe(false);
    const told = { ...understanding, asOf: { day: '2026-10-31', by: 'title' } } as Batch['understanding'];
    expect(isDayGuessed({ ...guessed, understanding: told })).toBe(false);
    // Nothing is asked of the engine.
    const means = { api: {}, jobs: {}, isLeft: () => false } as never;
    expect(await writePlainOnes([guessed], means)).toEqual({ written: 0, left: 1 });
  });

  it('name every sheet that is read, each once', () => {
    const understanding = {
      sheet: '7月',
      tables: [
        { sheet: '8月', read: true },
        { sheet: '8月', read: true },
        { sheet: '说明', read: false },
      ],
    } as unknown as Batch['understanding'];
    const moreTables = [{ sheet: '9月', read: true }];

    expect(sheetsOf(batch(1, 'inspected', { understanding }))).toEqual(['7月', '8月']);
    expect(sheetsOf(batch(1, 'checked', { understanding, options: { moreTables } as never }))).toEqual(['7月', '9月']);
    expect(sheetsOf(batch(1, 'failed'))).toEqual([]);
    const widths = [[], moreTables].map((more) => rowNumberWidth({ sheet: '7月', moreTables: more }));
    expect(widths[1]).toBeGreaterThan(widths[0] ?? 0);
    expect(rowNumberWidth(null)).toBe(widths[0]);
  });

  it('stop at a file in which bills of before are void, also where it brings nothing else', () => {
    const gone = { voided: { bills: 1, netMinor: 100 } };
    const unasked = { suppliers: 0, categories: 0, proposals: { excluded: 0 }, proposed: null };
    const found = (more: object) => ({ counts: { ...counts, ...unasked, ...more } as Batch['counts'], replace: false });
    const none = { created: 0, updated: 0, unchanged: 2, rejected: 0, ambiguous: 0, ...gone } as Batch['counts'];

    expect(nextStep([batch(1, 'checked', found(gone))])?.kind).toBe('open');
    expect(nextStep([batch(1, 'checked', { counts: none, replace: false })])?.kind).toBe('open');
    expect([found({}), found(gone)].map((more) => isPlainCheck(batch(1, 'checked', more)))).toEqual([true, false]);
  });

  it('are written by themselves where nobody has to look, the others are left', async () => {
    const plain = {
      rejected: 0,
      ambiguous: 0,
      suppliers: 0,
      categories: 0,
      proposals: { excluded: 0 },
      proposed: null,
      voided,
    };
    const found = (more: object) => ({ counts: { ...counts, ...plain, ...more } as Batch['counts'], replace: false });
    const orders = { ...found({}), kind: 'orders' as const };
    const batches = [
      batch(1, 'checked', found({})),
      batch(2, 'checked', found({ rejected: 1 })),
      batch(3, 'checked', found({ proposed: { sure: false } })),
      batch(4, 'checked', orders),
      batch(5, 'inspected'),
      batch(6, 'committed', found({})),
      batch(7, 'checked', { ...orders, replace: true }),
    ];
    const asked: unknown[] = [];
    const call = async (channel: string, input: { batchId: number }) => {
      asked.push([channel, input.batchId]);
      return channel === 'imports.vanished' ? { total: 9 } : { jobId: 'job' };
    };
    // Only what is asked of them.
    const means = { api: { call }, jobs: { finished: async () => undefined }, isLeft: () => false } as never;

    expect(await writePlainOnes(batches, means)).toEqual({ written: 1, left: 5 });
    expect(asked).toEqual([
      ['imports.commit', 1],
      ['imports.vanished', 4],
    ]);
  });
});
