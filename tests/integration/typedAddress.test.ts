import { expect, test } from 'vitest';
import { ChangeId, type DealerId } from '../../src/shared/domain/ids.ts';
import { writeCsv } from '../helpers/csv.ts';
import { checkFile, importFile } from '../helpers/importFile.ts';
import { importRig } from '../helpers/importRig.ts';

/** An address says where a dealer is, through whichever door it comes. */

const rig = importRig();

async function placeOf(id: DealerId): Promise<string> {
  const { province, city, district } = await rig.engine.ask('dealers.get', { id });
  return [province, city, district].join(' ');
}

/** Three dealers of whom Shijiazhuang is known, and one of whom nothing is. */
async function shop(): Promise<DealerId[]> {
  const rows = [
    ['客户编号', '客户名称', '市'],
    ...['K1', 'K2', 'K3'].map((code) => [code, `${code}店`, '石家庄市']),
    ['K4', 'K4店', ''],
  ];
  await importFile(rig.engine, writeCsv(rig.dir, rows), { kind: 'dealers' });
  return (await rig.engine.ask('dealers.ids', { sort: { by: 'code', descending: false } })).ids;
}

const ADDRESS = '长安区建设北大街1号';
const PLACE = '河北省 石家庄市 长安区';

test('typed, pasted and imported, a county is that of the dealer’s own city', async () => {
  const { engine } = rig;
  const [typed, pasted, listed, nowhere] = await shop();
  if (!typed || !pasted || !listed || !nowhere) throw new Error('four dealers');

  const { revision } = await engine.ask('dealers.get', { id: typed });
  await engine.ask('dealers.update', { id: typed, expectedRevision: revision, patch: { address: ADDRESS } });
  const block = { ids: [pasted, nowhere], columns: ['address' as const], rows: [[ADDRESS], [ADDRESS]] };
  const { seen } = await engine.ask('paste.preview', block);
  await engine.done((await engine.ask('paste.write', { ...block, seen })).jobId);
  const list = writeCsv(rig.dir, [
    ['客户编号', '客户名称', '地址'],
    ['K3', 'K3店', ADDRESS],
  ]);
  await importFile(engine, list, { kind: 'dealers' });
  const again = await checkFile(engine, list, { kind: 'dealers' });

  expect(await Promise.all([typed, pasted, listed].map(placeOf))).toEqual([PLACE, PLACE, PLACE]);
  expect(await placeOf(nowhere)).toBe('  ');
  expect(again.counts).toMatchObject({ updated: 0, unchanged: 1 });
});

test('an address put in place on the health page or with a new dealer tells the place, and is taken back with it', async () => {
  const { engine } = rig;
  const nowhere = (await shop()).at(-1);
  if (!nowhere) throw new Error('four dealers');
  const address = '唐山市路南区建国路7号';

  const created = await engine.ask('dealers.create', { name: '新店', address });
  const { revision } = await engine.ask('dealers.get', { id: nowhere });
  const fixes = [{ id: nowhere, expectedRevision: revision, text: address }];
  const { changeId } = await engine.ask('health.fix', { check: 'address', fixes });
  const placed = await placeOf(nowhere);
  await engine.ask('data.undo', { changeId: ChangeId.parse(changeId) });

  expect(created).toMatchObject({ regionCode: '130202', city: '唐山市', district: '路南区' });
  expect(placed).toBe('河北省 唐山市 路南区');
  expect(await placeOf(nowhere)).toBe('  ');
});
