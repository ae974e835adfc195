import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openReader } from '../../src/main/db/open.ts';
import type { BatchId } from '../../src/shared/domain/ids.ts';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { inspectFile, optionsOf, undoBatch } from '../helpers/importFile.ts';
import { codeOf, importRig } from '../helpers/importRig.ts';
import { lockAgile } from '../helpers/lockBook.ts';
import { buildXlsx, MAIN } from '../unit/spreadsheets/zipBuilder.ts';

const rig = importRig();
const PASSWORD = 'Qx7-老王的密码';
const LIST = [
  ['客户编号', '客户名称', '手机'],
  ['K01', '城东便利店', '13900000001'],
  ['K02', '河西批发部', '13900000002'],
];

const rowsOf = (table: string[][]) =>
  table
    .map((row) => `<row>${row.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`)
    .join('');
const plain = buildXlsx({ rows: rowsOf(LIST) });

function locked(password = PASSWORD): string {
  const path = join(rig.dir, '客户.xlsx');
  writeFileSync(path, lockAgile(plain, { password }));
  return path;
}

/** Drops the file in and tells which batch it became, and how its reading ended. */
async function take(path: string) {
  const { batchId, jobId } = await rig.engine.ask('imports.inspect', { file: rig.engine.vault.register(path, 'read') });
  return { batchId, code: await codeOf(rig.engine.done(jobId)) };
}

const get = (batchId: BatchId) => rig.engine.ask('imports.get', { batchId });

async function unlock(batchId: BatchId, password: string): Promise<string> {
  const { jobId } = await rig.engine.ask('imports.unlock', { batchId, password });
  return codeOf(rig.engine.done(jobId));
}

/** Checks and writes it as it was understood. */
async function write(batchId: BatchId) {
  const options = optionsOf(await get(batchId));
  await rig.engine.done((await rig.engine.ask('imports.check', { batchId, options })).jobId);
  await rig.engine.done((await rig.engine.ask('imports.commit', { batchId })).jobId);
  return get(batchId);
}

describe('a list with a password', () => {
  it('waits for it, says when it is wrong, and is imported and undone like any other then', async () => {
    const before = canonicalDump(rig.engine.dataFile);
    const { batchId, code } = await take(locked());
    expect(code).toBe('sheet_encrypted');
    expect(await get(batchId)).toMatchObject({ status: 'failed', error: { params: { name: '客户.xlsx' } } });

    expect(await unlock(batchId, `${PASSWORD} `)).toBe('sheet_password_wrong');
    expect(await get(batchId)).toMatchObject({ status: 'failed', error: { code: 'sheet_password_wrong' } });
    expect(await unlock(batchId, PASSWORD)).toBe('no error');

    const batch = await get(batchId);
    expect(batch).toMatchObject({ status: 'inspected', fileName: '客户.xlsx', kind: 'dealers', error: null });
    const committed = await write(batchId);
    expect(committed.counts).toMatchObject({ rows: 2, created: 2 });
    await undoBatch(rig.engine, committed);
    expect(canonicalDump(rig.engine.dataFile)).toEqual(before);
  });

  it('is kept as what was in it, and its password nowhere', async () => {
    const { batchId } = await take(locked());
    await unlock(batchId, PASSWORD);
    const temp = join(rig.engine.dir, 'temp');
    const copy = join(temp, `batch-${batchId}`);
    expect(readFileSync(copy).equals(plain)).toBe(true);
    if (process.platform !== 'win32') expect(statSync(copy).mode & 0o777).toBe(0o600);
    expect(readdirSync(temp).filter((name) => name.endsWith('.opened'))).toEqual([]);
    await write(batchId);

    const raw = openReader(rig.engine.dataFile);
    const kept = raw.prepare('SELECT sha256, content FROM source_file').get() as { sha256: string; content: Buffer };
    raw.close();
    expect(gunzipSync(kept.content).equals(plain)).toBe(true);
    expect(kept.sha256).toBe(createHash('sha256').update(plain).digest('hex'));
    expect(filesWith(rig.engine.dir, PASSWORD)).toEqual([]);
    expect(filesWith(rig.engine.dir, '城东便利店')).not.toEqual([]);
  });

  it('is asked for nothing where Excel took its own word', async () => {
    const batch = await inspectFile(rig.engine, locked('VelvetSweatshop'));

    expect(batch).toMatchObject({ status: 'inspected', kind: 'dealers' });
  });

  it('opens with the password that comes along, as the command line gives it', async () => {
    const file = rig.engine.vault.register(locked(), 'read');
    const { batchId, jobId } = await rig.engine.ask('imports.inspect', { file, password: PASSWORD });
    await rig.engine.done(jobId);

    expect(await rig.engine.ask('imports.get', { batchId })).toMatchObject({ status: 'inspected' });
  });

  it('a password is for a file that waits for one only', async () => {
    const path = join(rig.dir, 'plain.xlsx');
    writeFileSync(path, plain);
    const { batchId } = await inspectFile(rig.engine, path);

    expect(await codeOf(rig.engine.ask('imports.unlock', { batchId, password: 'x' }))).toBe('import_wrong_state');
  });
});

describe('a book with one damaged sheet', () => {
  const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const book = (sheet: string, second = '<worksheet') => {
    const path = join(rig.dir, 'two.xlsx');
    const relation = (id: number) =>
      `<Relationship Id="rId${id}" Type="${RELATION}/worksheet" Target="worksheets/sheet${id}.xml"/>`;
    writeFileSync(
      path,
      buildXlsx({
        sheet,
        workbook:
          `<workbook xmlns="${MAIN}" xmlns:r="${RELATION}"><sheets><sheet name="四月" sheetId="1" r:id="rId1"/>` +
          '<sheet name="五月" sheetId="2" r:id="rId2"/></sheets></workbook>',
        relations: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation(1)}${relation(2)}</Relationships>`,
        extra: [{ name: 'xl/worksheets/sheet2.xml', data: second }],
      }),
    );
    return path;
  };
  const whole = `<worksheet xmlns="${MAIN}"><sheetData>${rowsOf(LIST)}</sheetData></worksheet>`;

  it.each([
    ['behind', whole, '<worksheet', '四月', '五月'],
    ['in front', '<worksheet', whole, '五月', '四月'],
  ])('is read all the same, and the damaged one says so (%s)', async (_where, first, second, good, damaged) => {
    const batch = await inspectFile(rig.engine, book(first, second));

    expect(batch.understanding).toMatchObject({ sheet: good, kind: 'dealers' });
    expect(batch.understanding?.sheets.find(({ name }) => name === damaged)).toMatchObject({
      error: { code: 'sheet_xml_corrupt', params: { name: 'two.xlsx' } },
    });
    const { batchId } = batch;
    const again = await rig.engine.ask('imports.inspectAgain', { batchId, sheet: damaged });
    expect(await codeOf(rig.engine.done(again.jobId))).toBe('sheet_xml_corrupt');
    const after = await rig.engine.ask('imports.get', { batchId });
    expect(after).toMatchObject({ status: 'inspected', understanding: { sheet: good } });
    await rig.engine.done((await rig.engine.ask('imports.check', { batchId, options: optionsOf(after) })).jobId);
    expect((await rig.engine.ask('imports.get', { batchId })).counts).toMatchObject({ created: 2 });
  });

  it('is refused where no other sheet has a value', async () => {
    const empty = `<worksheet xmlns="${MAIN}"><sheetData/></worksheet>`;

    expect(await codeOf(inspectFile(rig.engine, book(empty)))).toBe('sheet_xml_corrupt');
  });
});

/** The files below a folder in which a text stands, as it is or as UTF-16. */
function filesWith(folder: string, text: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => {
      const bytes = readFileSync(path);
      return bytes.includes(text) || bytes.includes(Buffer.from(text, 'utf16le'));
    });
}
