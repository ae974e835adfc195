import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileTypeOf, harmlessName, shownName } from '../../src/main/features/files/fileType.ts';
import { MAX_FILE_BYTES } from '../../src/shared/contract/files.contract.ts';
import type { DealerId } from '../../src/shared/domain/ids.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

let engine: TestEngine;
let dealerId: DealerId;

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF');
const HTML = '<!doctype html><script>alert(1)</script>';

beforeEach(async () => {
  engine = await startTestEngine();
  dealerId = (await engine.ask('dealers.create', { name: '甲店' })).id;
});

afterEach(async () => {
  await engine.stop();
});

async function add(
  name: string,
  bytes: Uint8Array | string,
  wishes: { kind?: 'licence' | 'photo'; expiresOn?: string } = {},
) {
  const path = join(engine.dir, `upload-${Math.abs(name.length)}`);
  writeFileSync(path, bytes);
  const file = engine.vault.register(path, 'read', name);
  const { jobId } = await engine.ask('files.add', { dealerId, file, kind: 'other', ...wishes });
  return engine.settled(jobId);
}

const list = async () => (await engine.ask('files.list', { dealerId })).files;

describe('files of a dealer', () => {
  it('are kept inside the data file, looked at, saved again byte for byte, and in its copies', async () => {
    await add('执照.png', PNG, { kind: 'licence', expiresOn: '2026-12-01' });
    const [file] = await list();
    if (!file) throw new Error('nothing was added');
    const target = join(engine.dir, 'saved.png');
    const { jobId } = await engine.ask('files.saveAs', { id: file.id, file: engine.vault.register(target, 'write') });
    await engine.done(jobId);
    const copy = join(engine.dir, 'copy.dealerdesk');
    await engine.ask('session.saveCopy', { file: engine.vault.register(copy, 'write') });

    const preview = await engine.ask('files.preview', { id: file.id });
    const raw = new Database(copy, { readonly: true });
    const kept = raw.prepare('SELECT content FROM file_content').pluck().get();
    raw.close();

    expect(file).toMatchObject({ name: '执照.png', kind: 'licence', type: 'png', sizeBytes: PNG.length, daysLeft: 9 });
    expect(preview).toEqual({ type: 'png', base64: PNG.toString('base64') });
    expect(readFileSync(target).equals(PNG)).toBe(true);
    expect(kept).toEqual(PNG);
    expect(JSON.stringify(await engine.ask('dealers.get', { id: dealerId }))).not.toContain(PNG.toString('base64'));
  });

  it('with the same bytes weigh once; what nobody has any more is swept at the next opening', async () => {
    await add('一.png', PNG);
    await add('二.png', PNG);
    const before = await engine.ask('files.list', { dealerId });

    expect(before.files.map(({ name }) => name)).toEqual(['一.png', '二.png']);
    expect(before.totalBytes).toBe(PNG.length);
    await engine.open(engine.dataFile);
    expect((await engine.ask('files.list', { dealerId })).totalBytes).toBe(PNG.length);
  });

  it('are changed, removed and taken back like anything else; old versions are refused', async () => {
    await add('合同.pdf', PDF);
    const [file] = await list();
    if (!file) throw new Error('nothing was added');
    const patch = { kind: 'contract', name: '2026 合同.pdf', expiresOn: '2026-11-20', remark: '三年' } as const;
    const changed = await engine.ask('files.update', { id: file.id, expectedRevision: 1, patch });
    await expect(engine.ask('files.update', { id: file.id, expectedRevision: 1, patch })).rejects.toMatchObject({
      code: 'stale_edit',
    });
    await engine.ask('files.remove', { id: file.id });
    const gone = await list();

    await engine.ask('data.undo', {});

    expect(changed).toMatchObject({ ...patch, daysLeft: -2 });
    expect(gone).toEqual([]);
    expect((await list()).map(({ name }) => name)).toEqual(['2026 合同.pdf']);
  });
});

describe('files that mean no good', () => {
  it.each([
    ['a program under two endings', '发票.pdf.exe', 'MZ\u0090\u0000', 'other', '发票.pdf.exe.bin'],
    ['a picture that is a page', '照片.png', HTML, 'other', '照片.png'],
    [
      'a drawing that runs scripts',
      '图.svg',
      `<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`,
      'other',
      '图.svg.bin',
    ],
    [
      'a page behind a picture’s beginning',
      '两样.html',
      Buffer.concat([PNG, Buffer.from(HTML)]),
      'png',
      '两样.html.png',
    ],
    ['a PDF behind something else', '两样.pdf', Buffer.concat([Buffer.from(HTML), PDF]), 'other', '两样.pdf'],
    [
      'a workbook with macros',
      '表.xlsx',
      'PK\u0003\u0004[Content_Types].xml xl/workbook.xml xl/vbaProject.bin',
      'other',
      '表.xlsx',
    ],
    ['a name that reads backwards', 'gpj.\u202egnp.exe', 'MZ', 'other', 'gpj.gnp.exe.bin'],
    ['a shortcut with a dot behind', 'x.lnk. ', 'L\u0000', 'other', 'x.lnk..bin'],
  ])('%s is kept but neither shown nor named as if it could be run', async (_what, name, bytes, type, savedName) => {
    await add(name, bytes);
    const [file] = await list();
    if (!file) throw new Error('nothing was added');

    expect(file).toMatchObject({ type, savedName });
    const preview = engine.ask('files.preview', { id: file.id });
    if (type === 'other') await expect(preview).rejects.toMatchObject({ code: 'attachment_not_shown' });
    else await expect(preview).resolves.toMatchObject({ type });
  });

  it('a path in a name leads nowhere', async () => {
    await add('..\\..\\..\\Windows\\System32/../evil<b>.png', PNG);

    expect((await list())[0]).toMatchObject({ name: 'evilb.png', savedName: 'evilb.png' });
  });

  it('an empty, a too large and a missing file are refused in words, and nothing is kept', async () => {
    const empty = await add('空.png', '');
    const path = join(engine.dir, 'large.png');
    writeFileSync(path, PNG);
    truncateSync(path, MAX_FILE_BYTES + 1);
    const start = async (at: string) => {
      const { jobId } = await engine.ask('files.add', {
        dealerId,
        file: engine.vault.register(at, 'read'),
        kind: 'photo',
      });
      return engine.settled(jobId);
    };

    expect(empty).toMatchObject({ status: 'failed', error: { code: 'attachment_empty', params: { name: '空.png' } } });
    expect(await start(path)).toMatchObject({ error: { code: 'attachment_too_large', params: { limit: '20 MB' } } });
    expect(await start(join(engine.dir, 'gone.png'))).toMatchObject({ error: { code: 'file_missing' } });
    expect(await start(engine.dir)).toMatchObject({ error: { code: 'file_not_readable' } });
    expect(await engine.ask('files.list', { dealerId })).toEqual({ files: [], totalBytes: 0 });
  });

  it('a full disk keeps the data as they were', async () => {
    await add('一.png', PNG);
    await engine.open(join(engine.dir, 'other.dealerdesk'), { create: true });
    const raw = new Database(engine.dataFile);
    raw.exec(`CREATE TRIGGER full BEFORE INSERT ON file_content WHEN NEW.size_bytes > 1000
      BEGIN SELECT RAISE(ABORT, 'x'); END`);
    raw.close();
    await engine.open(engine.dataFile);

    const failed = await add('大.bin', Buffer.alloc(5000, 7));

    expect(failed.status).toBe('failed');
    expect((await list()).map(({ name }) => name)).toEqual(['一.png']);
    expect(
      (await engine.ask('data.changes', { dealerId })).entries.filter(({ entity }) => entity === 'dealer_file').length,
    ).toBe(1);
  });

  it('a reference for writing is not read, and a dealer that is not there gets nothing', async () => {
    const path = join(engine.dir, 'a.png');
    writeFileSync(path, PNG);
    const { jobId } = await engine.ask('files.add', {
      dealerId,
      file: engine.vault.register(path, 'write'),
      kind: 'photo',
    });

    expect(await engine.settled(jobId)).toMatchObject({ error: { code: 'file_ref_gone' } });
    await expect(
      engine.ask('files.add', { dealerId: 999 as DealerId, file: engine.vault.register(path, 'read'), kind: 'photo' }),
    ).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('names and types', () => {
  it('are told by bytes, and long names keep their ending', () => {
    expect(fileTypeOf(Buffer.from('BM is a text'))).toBe('other');
    expect(fileTypeOf(Buffer.from('RIFFxxxxWEBPVP8 '))).toBe('webp');
    expect(fileTypeOf(Buffer.from('xxxxxxxxWEBPVP8 '))).toBe('other');
    expect(fileTypeOf(new Uint8Array())).toBe('other');
    expect([...shownName(`${'长'.repeat(300)}.jpeg`)].length).toBe(120);
    expect(shownName(`${'长'.repeat(300)}.jpeg`).endsWith('.jpeg')).toBe(true);
    expect(harmlessName('a.JPG', 'jpeg')).toBe('a.JPG');
    expect(harmlessName('readme', 'other')).toBe('readme');
  });
});
