import { describe, expect, it } from 'vitest';
import type { CheckOptions } from '../../src/shared/contract/imports.contract.ts';
import { writeCsv } from '../helpers/csv.ts';
import { checkFile, importFile, inspectFile } from '../helpers/importFile.ts';
import { importRig } from '../helpers/importRig.ts';

/** Days and figures are read by their whole columns, however far down these tell how they are written. */
const rig = importRig();
const csv = (rows: string[][], name?: string) => writeCsv(rig.dir, rows, name);
const HEADER = ['单据日期', '单据编号', '客户名称', '金额'];
const check = (rows: string[][], options: Partial<CheckOptions> = {}) =>
  checkFile(rig.engine, csv([HEADER, ...rows]), { kind: 'orders', options });
const two = (no: number) => String(no).padStart(2, '0');
const amountsOf = async ({ batchId }: { batchId: never }) => {
  const { rows } = await rig.engine.ask('imports.rows', { batchId, action: 'create', limit: 1000 });
  return rows.map(({ values }) => values.amountMinor);
};

describe('the order of days', () => {
  /** 20 bills a day: of the first 200 rows none has a day above the twelfth. */
  const MONTH = Array.from({ length: 400 }, (_, at) => [
    `${two(Math.floor(at / 20) + 1)}/02/2024`,
    `X${at}`,
    '城东店',
    '10',
  ]);

  it('is decided by rows beyond the first ones, and shown so before the check', async () => {
    const batch = await check(MONTH);

    expect(batch.understanding?.dates).toMatchObject({ order: 'dmy', speaker: '13/02/2024' });
    expect(batch.counts).toMatchObject({
      created: 400,
      rejected: 0,
      periodFrom: '2024-02-01',
      periodTo: '2024-02-20',
      read: { dateOrder: 'dmy' },
    });
  });

  it('is decided by a row that lies beyond all that is looked at before', async () => {
    const long = [
      ...Array.from({ length: 20_300 }, (_, at) => [`0${(at % 9) + 1}/02/2024`, `L${at}`, '城东店', '1']),
      ['28/02/2024', 'LAST', '城东店', '1'],
    ];

    const batch = await check(long);

    expect(batch.understanding?.dates).toMatchObject({ order: 'unclear' });
    expect(batch.counts).toMatchObject({ created: 20_301, rejected: 0, read: { dateOrder: 'dmy' } });
    const { total } = await rig.engine.ask('imports.rows', { batchId: batch.batchId, action: 'create', limit: 1 });
    expect(total).toBe(20_301);
  });

  it('is no longer certain where rows further down contradict the first ones', async () => {
    const first = Array.from({ length: 20_100 }, (_, at) => [`13/0${(at % 9) + 1}/2024`, `A${at}`, '城东店', '1']);
    const last = Array.from({ length: 20_100 }, (_, at) => [`0${(at % 9) + 1}/13/2024`, `B${at}`, '城东店', '1']);

    const batch = await check([...first, ...last, ['03/04/2024', 'C', '城东店', '1']]);

    expect(batch.counts).toMatchObject({ created: 40_200, rejected: 1, read: { dateOrder: 'unclear' } });
  });

  it('is the owner’s where he has said it', async () => {
    expect((await check(MONTH, { dateOrder: 'mdy' })).counts).toMatchObject({
      periodFrom: '2024-01-02',
      read: { dateOrder: 'mdy' },
    });
  });
});

describe('decimal commas', () => {
  const bills = (...amounts: string[]) => amounts.map((amount, at) => ['2026-10-01', `N${at}`, '城东店', amount]);
  const EUROPEAN = bills('2.500', '1.234,56', '12,5', '1 234,5', '300');

  it('are read so in the whole column, and shown so before the check', async () => {
    const batch = await check(EUROPEAN);

    expect(batch.understanding?.numbers).toEqual({
      column: 3,
      style: 'comma',
      speaker: '1.234,56',
      against: null,
      example: '2.500',
      reads: { point: '2.5', comma: '2500' },
    });
    expect(batch.counts).toMatchObject({ created: 5, rejected: 0, problems: 0, netMinor: 528_156 });
    expect(await amountsOf(batch as never)).toEqual(['250000', '123456', '1250', '123450', '30000']);
  });

  it('are held against totals that are written so too', async () => {
    const batch = await check([...bills('2.500', '12,50'), ['合计', '', '', '2.512,50']]);

    expect(batch.counts?.fileAmounts).toMatchObject([{ agreeing: 1, differing: [], readMicro: 2_512_500_000 }]);
  });

  it('of a row far down decide for the first ones too', async () => {
    const many = bills(...Array.from({ length: 20_300 }, () => '2.500'), '12,50');

    const batch = await check(many);

    expect(batch.understanding?.numbers).toMatchObject({ style: 'point' });
    expect(batch.counts).toMatchObject({
      created: 20_301,
      read: { numberStyle: 'comma' },
      netMinor: 20_300 * 250_000 + 1250,
    });
  });

  it('hand back what could be either where both are common', async () => {
    const batch = await check(bills('12,50', '12.50', '2.500'));

    expect(batch.understanding?.numbers).toMatchObject({ style: 'unclear', speaker: '12,50', against: '12.50' });
    expect(batch.counts).toMatchObject({ created: 2, rejected: 1, netMinor: 2500 });
    const { problems } = await rig.engine.ask('imports.problems', { batchId: batch.batchId });
    expect(problems).toMatchObject([{ row: 4, code: 'amount_unreadable', text: '2.500' }]);
  });

  it('are the owner’s decision, which the recipe remembers', async () => {
    const path = csv([HEADER, ...bills('2.500', '300')], '海外店10月.csv');
    const decided = await importFile(rig.engine, path, { kind: 'orders', options: { numberStyle: 'comma' } });
    expect(decided.counts).toMatchObject({ netMinor: 280_000 });

    const next = await inspectFile(rig.engine, csv([HEADER, ...bills('1.750')], '海外店11月.csv'));

    expect(next.understanding?.recipe?.rules.numberStyle).toBe('comma');
  });

  it('nothing changes where nothing tells', async () => {
    const batch = await check(bills('2.500', '1,234'));

    expect(batch.understanding?.numbers).toMatchObject({ style: 'point', speaker: null, example: '2.500' });
    expect(batch.counts).toMatchObject({ netMinor: 123_650 });
  });
});
