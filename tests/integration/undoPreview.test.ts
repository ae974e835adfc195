import { expect, it } from 'vitest';
import type { BatchId, DealerId } from '../../src/shared/domain/ids.ts';
import { writeCsv } from '../helpers/csv.ts';
import { importFile, undoBatch } from '../helpers/importFile.ts';
import { importRig } from '../helpers/importRig.ts';

const rig = importRig();

const HEAD = ['客户编号', '客户名称', '手机', '业务员', '地址'];
const dealer = (n: number, address = '') => [`K${n}`, `${n}号店`, `1390000000${n}`, '王伟', address];
const BILL_HEAD = ['单据日期', '单据编号', '客户编号', '金额'];
const bill = (n: number, k: number, amount = 100 + n) => ['2026-09-01', `X${n}`, `K${k}`, String(amount)];

async function counts() {
  const list = await rig.engine.ask('dealers.list', {});
  const { orders } = await rig.engine.ask('orders.coverage', {});
  return { dealers: list.total, orders };
}

async function idOf(code: string): Promise<DealerId> {
  const id = (await rig.engine.ask('dealers.list', { filter: { search: code } })).rows[0]?.id;
  if (id === undefined) throw new Error('no dealer');
  return id;
}

const preview = (batchId: BatchId) => rig.engine.ask('imports.undoPreview', { batchId });

it('says what goes, what stays and for whose sake, and is right', async () => {
  const list = await importFile(rig.engine, writeCsv(rig.dir, [HEAD, ...[1, 2, 3, 4, 5].map((n) => dealer(n))]));
  expect(await preview(list.batchId)).toMatchObject({ dealers: { gone: 5, byHand: 0, byImport: 0, restored: 0 } });

  // One edited by hand, one with bills, one stated again by a later list that changes it.
  const id = await idOf('K1');
  const { revision } = await rig.engine.ask('dealers.get', { id });
  await rig.engine.ask('dealers.update', { id, expectedRevision: revision, patch: { note: '老客户' } });
  const bills = await importFile(rig.engine, writeCsv(rig.dir, [BILL_HEAD, bill(1, 2), bill(2, 2), bill(3, 2)]));
  const later = await importFile(rig.engine, writeCsv(rig.dir, [HEAD, dealer(3, '河西路2号')]));
  const again = await importFile(rig.engine, writeCsv(rig.dir, [BILL_HEAD, bill(1, 2), bill(2, 2, 777)]));

  const before = await counts();
  const seen = {
    list: await preview(list.batchId),
    bills: await preview(bills.batchId),
    later: await preview(later.batchId),
    again: await preview(again.batchId),
  };

  expect(seen.list).toEqual({
    orders: { gone: 0, stay: 0, restored: 0 },
    receivables: { gone: 0, stay: 0, restored: 0 },
    receipts: { gone: 0, stay: 0, restored: 0 },
    entries: { gone: 0, stay: 0, restored: 0 },
    kind: 'dealers',
    dealers: { gone: 2, byHand: 1, byImport: 2, restored: 0, contacts: 1 },
    kept: { fields: 0, dealers: [] },
  });
  expect(seen.bills.orders).toEqual({ gone: 1, stay: 2, restored: 0 });
  expect(seen.later.dealers).toMatchObject({ gone: 0, byHand: 0, byImport: 0, restored: 1 });
  expect(seen.again.orders).toEqual({ gone: 0, stay: 0, restored: 1 });
  await undoBatch(rig.engine, bills);
  expect(await counts()).toEqual({ dealers: before.dealers, orders: before.orders - 1 });
  await undoBatch(rig.engine, list);
  expect(await counts()).toEqual({ dealers: before.dealers - 2, orders: before.orders - 1 });
});

it('tells which fields of which dealers stay as they were changed since, before and after, and counts all it gives back', async () => {
  const { engine } = rig;
  await importFile(engine, writeCsv(rig.dir, [HEAD, ...[1, 2, 3, 4].map((n) => dealer(n))]));
  const own = await engine.ask('fields.create', { name: '冰柜数', kind: 'number' });
  const second = await importFile(
    engine,
    writeCsv(rig.dir, [
      [...HEAD, '备注', '冰柜数'],
      [...dealer(1, '河西路1号'), '月结', '3'],
      [...dealer(2, '河西路2号'), '', ''],
      ['K3', '3号店', '13900000003', '李娜', '', '', ''],
      ['K4', '4号店', '13911111114', '王伟', '', '', ''],
    ]),
    { options: { onDifference: 'overwrite' } },
  );
  expect((await preview(second.batchId)).kept).toEqual({ fields: 0, dealers: [] });
  const id = await idOf('K1');
  const { revision } = await engine.ask('dealers.get', { id });
  await engine.ask('dealers.update', { id, expectedRevision: revision, patch: { address: '河西路100号' } });
  await engine.ask('fields.setValue', { dealerId: id, fieldId: own.id, before: '3', value: '5' });

  const seen = await preview(second.batchId);

  expect(seen.dealers).toMatchObject({ gone: 0, restored: 4 });
  const kept = { fields: 2, dealers: [{ code: 'K1', name: '1号店', fields: ['address', 'own:number:冰柜数'] }] };
  expect(seen.kept).toEqual(kept);
  await undoBatch(engine, second);
  expect((await preview(second.batchId)).kept).toEqual(kept);
  const { address, note } = await engine.ask('dealers.get', { id });
  expect({ address, note }).toEqual({ address: '河西路100号', note: '' });
});
