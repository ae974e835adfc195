import { describe, expect, it } from 'vitest';
import { writeCsv } from '../helpers/csv.ts';
import { importFile } from '../helpers/importFile.ts';
import { importRig } from '../helpers/importRig.ts';

const rig = importRig();

async function dealersByCode() {
  const { rows } = await rig.engine.ask('dealers.list', { limit: 20 });
  return new Map(rows.map(({ id, code }) => [code, id]));
}

describe('what is too long or says nothing', () => {
  it('of two notes that are joined by a merge both are kept, however long, and the dealer can still be edited', async () => {
    const [mine, other] = ['甲'.repeat(1500), '乙'.repeat(1500)];
    await importFile(
      rig.engine,
      writeCsv(rig.dir, [
        ['客户编号', '客户名称', '备注'],
        ['K01', '城东便利店', mine],
        ['K02', '河西批发部', other],
      ]),
      { kind: 'dealers' },
    );
    const ids = await dealersByCode();
    const [kept, lost] = [ids.get('K01'), ids.get('K02')];
    if (kept === undefined || lost === undefined) throw new Error('the list was not imported');

    await rig.engine.ask('doubles.merge', { keptId: kept, lostId: lost, taken: ['note'] });
    const merged = await rig.engine.ask('dealers.get', { id: kept });
    await rig.engine.ask('dealers.update', {
      id: kept,
      expectedRevision: merged.revision,
      patch: { address: '人民路2号' },
    });

    expect(merged.note).toBe(`${mine}\n${other}`);
    expect((await rig.engine.ask('dealers.get', { id: kept })).note).toBe(`${mine}\n${other}`);
  });

  it('of a rep’s words those beyond the most are told, not dropped without a word', async () => {
    const words = Array.from({ length: 62 }, (_, i) => `片区${i}`);

    const batch = await importFile(
      rig.engine,
      writeCsv(rig.dir, [
        ['业务员', '片区', '手机'],
        ['王伟', words.join('、'), '13900000001'],
      ]),
      { kind: 'reps' },
    );
    const { problems } = await rig.engine.ask('imports.problems', { batchId: batch.batchId });

    expect(problems.map(({ code, field, text, params }) => [code, field, text, params])).toEqual([
      ['words_cut', 'area', '片区60 / 片区61', { limit: 60 }],
    ]);
  });

  it('reps of signs alone are nobody: the text stays with the dealer, and no two are taken for one', async () => {
    await importFile(
      rig.engine,
      writeCsv(rig.dir, [
        ['客户编号', '客户名称', '业务员'],
        ['K01', '城东便利店', '★'],
        ['K02', '河西批发部', '●'],
      ]),
      { kind: 'dealers' },
    );
    const ids = await dealersByCode();
    const detail = async (code: string) => rig.engine.ask('dealers.get', { id: ids.get(code) ?? fail(code) });

    expect((await rig.engine.ask('reps.list', {})).reps).toEqual([]);
    expect([(await detail('K01')).extras, (await detail('K02')).extras]).toEqual([
      { 'field:rep': '★' },
      { 'field:rep': '●' },
    ]);
  });

  it('a note of a bill that is too long is told', async () => {
    const batch = await importFile(
      rig.engine,
      writeCsv(rig.dir, [
        ['单据日期', '单据编号', '客户名称', '金额', '备注'],
        ['2026-09-01', 'X1', '城东便利店', '10', '长'.repeat(2001)],
      ]),
      { kind: 'orders' },
    );
    const { problems } = await rig.engine.ask('imports.problems', { batchId: batch.batchId });

    expect(problems.map(({ code, field }) => [code, field])).toEqual([['text_cut', 'note']]);
  });

  it('traditional headers are known, the code among them', async () => {
    await importFile(
      rig.engine,
      writeCsv(rig.dir, [
        ['客戶編號', '客戶名稱', '備註'],
        ['K01', '城東便利店', '舊客戶'],
      ]),
    );

    expect([...(await dealersByCode()).keys()]).toEqual(['K01']);
  });
});

function fail(what: string): never {
  throw new Error(`${what} is not there`);
}
