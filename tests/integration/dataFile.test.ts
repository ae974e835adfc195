import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Migration } from '../../src/main/db/migrations/index.ts';
import { MIGRATIONS, SCHEMA_VERSION } from '../../src/main/db/migrations/index.ts';
import { openWriter } from '../../src/main/db/open.ts';
import { openSomeFile } from '../../src/renderer/app/openSomeFile.ts';
import type { Channel, Input, Output } from '../../src/shared/contract/index.ts';
import { AppError } from '../../src/shared/errors/appError.ts';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { writeCsv } from '../helpers/csv.ts';
import { importFile, undoBatch } from '../helpers/importFile.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

let dir: string;
const engines: TestEngine[] = [];

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'dealerdesk-file-'));
});

afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.stop();
  rmSync(dir, { recursive: true, force: true });
});

async function start(options: Parameters<typeof startTestEngine>[0] = {}): Promise<TestEngine> {
  const engine = await startTestEngine({
    dir: mkdtempSync(join(dir, 'engine-')),
    dataFile: join(dir, 'shop.dealerdesk'),
    ...options,
  });
  engines.push(engine);
  return engine;
}

async function failureOf(promise: Promise<unknown>): Promise<{ code: string; params: object }> {
  return promise.then(
    () => ({ code: 'no error', params: {} }),
    (error: unknown) =>
      error instanceof AppError ? { code: error.code, params: error.params } : { code: String(error), params: {} },
  );
}

describe('a data file', () => {
  it('is refused to a second writer, which is told who has it, and can still be read', async () => {
    const first = await start();
    await first.ask('dealers.create', { name: '甲店' });

    const second = await failureOf(start());
    const reader = await start({ dataFile: join(dir, 'other.dealerdesk') });
    await reader.open(first.dataFile, { readOnly: true });

    expect(second).toMatchObject({ code: 'file_in_use', params: { pid: process.pid } });
    expect((await reader.ask('dealers.list', {})).rows.map((row) => row.name)).toEqual(['甲店']);
    expect(await failureOf(reader.ask('dealers.create', { name: '乙店' }))).toMatchObject({ code: 'file_read_only' });
  });

  it('is one file by whatever link it is opened', async () => {
    const first = await start();
    const link = join(dir, 'link.dealerdesk');
    symlinkSync(first.dataFile, link);

    expect(await failureOf(start({ dataFile: link }))).toMatchObject({ code: 'file_in_use' });
  });

  it('leaves nothing beside it once it is closed, and is free again', async () => {
    const first = await start();
    expect(readdirSync(dirname(first.dataFile))).toContain('shop.dealerdesk.lock');
    await first.stop();
    engines.pop();
    expect(readdirSync(dirname(first.dataFile)).filter((name) => name.startsWith('shop'))).toEqual(['shop.dealerdesk']);

    const second = await start();

    expect((await second.ask('session.get', {})).file?.name).toBe('shop');
  });

  it.each([
    [
      'another program’s database',
      'file_not_ours',
      (path: string) => new Database(path).exec('CREATE TABLE x (y)').close(),
    ],
    [
      'a text',
      'file_not_ours',
      (path: string) => writeFileSync(path, 'hello, this is a text and no database at all'.repeat(10)),
    ],
  ])('%s is told apart', async (_name, code, make) => {
    const engine = await start();
    const path = join(dir, 'foreign.dealerdesk');
    make(path);
    const before = readFileSync(path);

    const failure = await failureOf(engine.open(path));

    expect(failure.code).toBe(code);
    expect(readFileSync(path).equals(before)).toBe(true);
    expect((await engine.ask('session.get', {})).file?.name).toBe('shop');
  });

  it('is open also where the PC cannot note which file was open last', async () => {
    const engine = await start();
    mkdirSync(join(engine.dir, 'app', 'state.json.part')); // stands where the notes are written

    const opened = await engine.open(join(dir, 'other.dealerdesk'), { create: true });

    expect(opened.name).toBe('other');
    expect((await engine.ask('session.get', {})).file?.name).toBe('other');
  });

  it('of a newer program is refused in words and not touched', async () => {
    const engine = await start();
    const path = join(dir, 'newer.dealerdesk');
    const made = await start({ dataFile: path });
    await made.stop();
    engines.pop();
    const raw = new Database(path);
    raw.pragma('user_version = 999');
    raw.close();

    const failure = await failureOf(engine.open(path));

    expect(failure).toMatchObject({ code: 'file_newer', params: { name: 'newer.dealerdesk' } });
  });

  it('that is damaged is reported, not crashed on, and the open file stays open', async () => {
    const engine = await start();
    const path = join(dir, 'damaged.dealerdesk');
    const made = await start({ dataFile: path });
    await made.stop();
    engines.pop();
    const bytes = readFileSync(path);
    bytes.fill(0x5a, 4096, bytes.length);
    writeFileSync(path, bytes);

    const failure = await failureOf(engine.open(path));

    expect(failure.code).toBe('file_damaged');
    expect((await engine.ask('session.get', {})).file?.name).toBe('shop');
  });

  it('that is missing, or whose folder is, gets its own sentence', async () => {
    const engine = await start();

    expect((await failureOf(engine.open(join(dir, 'none.dealerdesk')))).code).toBe('file_missing');
    expect((await failureOf(engine.open(join(dir, 'no', 'where.dealerdesk'), { create: true }))).code).toBe(
      'folder_missing',
    );
  });

  it('is made under the name and in the currency asked for, beside others of that name', async () => {
    const engine = await start();

    const first = await engine.ask('session.createFile', { name: '我的客户: 2026/?', currency: 'GBP' });
    const second = await engine.ask('session.createFile', { name: '我的客户: 2026/?' });
    const files = await engine.ask('session.knownFiles', {});

    expect(first).toMatchObject({ name: '我的客户  2026', currency: 'GBP', folder: join(engine.dir, 'documents') });
    expect(second).toMatchObject({ name: '我的客户  2026 2', currency: 'CNY' });
    expect(files.files.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['我的客户  2026.dealerdesk', '我的客户  2026 2.dealerdesk', 'shop.dealerdesk']),
    );
  });

  it('cannot count in a currency that does not exist', async () => {
    const engine = await start();

    expect(await failureOf(engine.ask('settings.update', { currency: 'XYZ' }))).toMatchObject({
      code: 'invalid_input',
    });
    expect(await failureOf(engine.ask('session.createFile', { currency: 'RMB' }))).toMatchObject({
      code: 'invalid_input',
    });
    expect((await engine.ask('settings.get', {})).currency).toBe('CNY');
  });

  it('is there again at once when the sample is left, never none in between, also after hasty clicks', async () => {
    const engine = await start();
    const [sample] = await Promise.all([
      engine.ask('session.openSample', { lang: 'en' }),
      engine.ask('session.openSample', { lang: 'en' }),
    ]);
    await engine.settled(sample.jobId);
    const seen: (string | undefined)[] = [];
    engine.onEvent(async (event) => {
      if (event.type === 'data.changed' && event.topics.includes('file'))
        seen.push((await engine.ask('session.get', {})).file?.name);
    });

    const [left] = await Promise.all([engine.ask('session.leaveSample', {}), engine.ask('session.leaveSample', {})]);
    await engine.ask('session.get', {});

    expect(left.file?.name).toBe('shop');
    expect(seen).toEqual(['shop']);
    expect(existsSync(join(engine.dir, 'app', 'sample', 'sample.dealerdesk'))).toBe(false);
  });

  it('that is gone when the sample is left is told, and the sample is gone too', async () => {
    const engine = await start();
    await engine.ask('session.openSample', { lang: 'en' });
    rmSync(join(dir, 'shop.dealerdesk'));

    const left = await engine.ask('session.leaveSample', {});

    expect(left).toMatchObject({ file: null, openError: { code: 'file_missing' } });
    expect(existsSync(join(engine.dir, 'app', 'sample', 'sample.dealerdesk'))).toBe(false);
  });

  it('that was not to be had is tried again when it is asked for, and nothing else is opened then', async () => {
    const engine = await start();
    await engine.ask('session.openSample', { lang: 'en' });
    renameSync(join(dir, 'shop.dealerdesk'), join(dir, 'away'));
    await engine.ask('session.leaveSample', {});
    expect(await engine.ask('session.openLast', {})).toMatchObject({ file: null, openError: { code: 'file_missing' } });
    renameSync(join(dir, 'away'), join(dir, 'shop.dealerdesk'));

    expect(await engine.ask('session.openLast', {})).toMatchObject({ file: { name: 'shop' }, openError: null });
    expect((await engine.ask('session.openLast', {})).file?.name).toBe('shop');
  });

  it('that is only being opened is said to be, and a list that is dropped meanwhile waits for it', async () => {
    const engine = await start();
    const seen: { file: unknown; opening: boolean }[] = [];
    const drops: Promise<void>[] = [];
    engine.onEvent((event) => {
      if (event.type !== 'data.changed' || !event.topics.includes('file') || drops.length > 0) return;
      // Left to be opened anew, as nothing is open in the first seconds of the program.
      const call = async <C extends Channel>(channel: C, input: Input<C>) => {
        const answer = await engine.ask(channel, input);
        if (channel === 'session.get') seen.push(answer as Output<'session.get'>); // by the channel
        return answer;
      };
      drops.push(openSomeFile({ call }));
    });

    await engine.openLast();
    await Promise.all(drops);

    expect(seen[0]).toMatchObject({ file: null, opening: true });
    expect(await engine.ask('session.get', {})).toMatchObject({ file: { name: 'shop' }, opening: false });
    const { files } = await engine.ask('session.knownFiles', {});
    expect(files.map(({ name }) => name)).toEqual(['shop.dealerdesk']);
  });

  it('is opened after the one that was asked for before it, however many are asked for at once', async () => {
    const engine = await start();
    const opened: string[] = [];
    const open = async (name: string) => {
      await engine.open(join(dir, `${name}.dealerdesk`), { create: true });
      opened.push(name);
    };

    const last = engine.openLast().then(() => opened.push('last'));
    await Promise.all([last, open('a'), open('b'), open('c'), open('d')]);

    expect(opened).toEqual(['last', 'a', 'b', 'c', 'd']);
    expect((await engine.ask('session.get', {})).file?.name).toBe('d');
    // Nothing is left half open behind it.
    for (const name of ['a', 'b', 'c']) await (await start({ dataFile: join(dir, `${name}.dealerdesk`) })).stop();
    engines.splice(1);
  });

  it('is copied whole while work goes on', async () => {
    const engine = await start();
    for (let i = 0; i < 20; i += 1) await engine.ask('dealers.create', { name: `店${i}` });
    const target = join(dir, 'copy.dealerdesk');

    const copying = engine.ask('session.saveCopy', { file: engine.vault.register(target, 'write') });
    const writing = engine.ask('dealers.create', { name: '新店' });
    await Promise.all([copying, writing]);
    const copy = await start({ dataFile: target });

    const { total } = await copy.ask('dealers.list', {});
    expect([20, 21]).toContain(total);
    expect((await copy.ask('data.check', {})).ok).toBe(true);
  });

  it('of an older version is copied before it is brought up to date, and a failed step leaves it as it was', () => {
    const path = join(dir, 'old.dealerdesk');
    openWriter(path).close();
    const next: Migration = {
      version: SCHEMA_VERSION + 1,
      name: 'test',
      up: (db) => db.exec('CREATE TABLE added (id INTEGER PRIMARY KEY) STRICT'),
    };
    const failing: Migration = {
      version: SCHEMA_VERSION + 1,
      name: 'fails',
      up: (db) => {
        db.exec('CREATE TABLE half (id INTEGER PRIMARY KEY) STRICT');
        throw new Error('no');
      },
    };

    expect(() => openWriter(path, [...MIGRATIONS, failing])).toThrow('no');
    const after = new Database(path);
    const half = after.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'half'").pluck().get();
    after.close();
    openWriter(path, [...MIGRATIONS, next]).close();

    expect(half).toBe(0);
    expect(existsSync(`${path}.v${SCHEMA_VERSION}.bak`)).toBe(true);
    const kept = new Database(`${path}.v${SCHEMA_VERSION}.bak`);
    expect(kept.pragma('user_version', { simple: true })).toBe(SCHEMA_VERSION);
    kept.close();
  });

  it('from before receivables keeps its imports with all that belongs to them, and takes further kinds', () => {
    const path = join(dir, 'old.dealerdesk');
    const old = openWriter(path, MIGRATIONS.slice(0, 1));
    old.exec(`INSERT INTO source (name, created_at) VALUES ('账本', 1);
      INSERT INTO import_batch (uid, kind, status, file_name, size_bytes, created_at) VALUES ('u', 'orders', 'committed', 'x.csv', 1, 1);
      INSERT INTO import_problem (batch_id, source_row, code, severity, params, text) VALUES (1, 2, 'date_missing', 'rejected', '{}', '');
      INSERT INTO import_seen (entity, record_id, batch_id) VALUES ('orders', 7, 1);
      INSERT INTO recipe (source_id, kind, fingerprint, options, used_at) VALUES (1, 'orders', 'a|b', '{}', 1)`);
    old.close();

    const raw = openWriter(path);

    const counts = raw
      .prepare(
        'SELECT (SELECT count(*) FROM import_problem), (SELECT count(*) FROM import_seen), (SELECT count(*) FROM recipe)',
      )
      .raw()
      .get();
    expect(counts).toEqual([1, 1, 1]);
    raw.exec(`INSERT INTO import_batch (uid, kind, status, file_name, size_bytes, created_at) VALUES ('v', 'receipts', 'committed', 'y.csv', 1, 1);
      INSERT INTO recipe (source_id, kind, name, name_key, rules, layouts, updated_at) VALUES (1, 'receipts', 'r', 'r', '{}', '[]', 1);
      INSERT INTO import_seen (entity, record_id, batch_id) VALUES ('receipt', 7, 2)`);
    expect(() => raw.exec("UPDATE import_batch SET status = 'nonsense'")).toThrow('CHECK');
    expect(() => raw.exec('DELETE FROM import_batch WHERE id = 1')).not.toThrow();
    expect(raw.prepare('SELECT count(*) FROM import_problem').pluck().get()).toBe(0);
    expect(raw.pragma('integrity_check', { simple: true })).toBe('ok');
    raw.close();
  });

  it('from before recipes had names keeps them: one for each source and kind, with its layouts', () => {
    const path = join(dir, 'old.dealerdesk');
    const old = openWriter(path, MIGRATIONS.slice(0, 15));
    const options = JSON.stringify({
      onDifference: 'fill',
      mapping: [{ column: 1, field: 'name' }],
      ownMapping: [{ column: 0, fieldId: 3 }],
      sheet: 'x',
    });
    old.exec("INSERT INTO source (name, created_at) VALUES ('账本', 1)");
    const add = old.prepare(
      'INSERT INTO recipe (source_id, kind, fingerprint, options, used_at) VALUES (1, ?, ?, ?, ?)',
    );
    add.run('dealers', '编号|名称', options, 1);
    add.run('dealers', '编号|客户名称', options, 3);
    add.run('orders', '日期|金额', '{}', 2);
    old.close();

    const raw = openWriter(path);

    const rows = raw.prepare('SELECT name, kind, rules, layouts, used_at FROM recipe ORDER BY id').raw().all();
    const columns = (header: string) => ({
      columns: [
        { header: '编号', field: null, ownField: 3 },
        { header, field: 'name', ownField: null },
      ],
    });
    expect(rows).toEqual([
      ['账本', 'dealers', '{"onDifference":"fill"}', JSON.stringify([columns('客户名称'), columns('名称')]), 3],
      ['账本 2', 'orders', '{}', expect.any(String), 2],
    ]);
    raw.close();
  });

  it('keeps its plan: hot queries use their indexes', async () => {
    const engine = await start();
    const raw = new Database(engine.dataFile, { readonly: true });
    const plan = (sql: string) =>
      (raw.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[]).map((row) => row.detail).join('; ');

    expect(plan("SELECT id FROM orders WHERE source_id = 1 AND number_key = 'A' AND kind = 'sale'")).toContain(
      'orders_number',
    );
    expect(
      plan('SELECT dealer_id, ordered_on, sum(net_minor) FROM orders WHERE dealer_id IN (1, 2) GROUP BY 1, 2'),
    ).toContain('COVERING INDEX orders_dealer');
    expect(
      plan(
        'SELECT rep_id FROM dealer_owner WHERE dealer_id = 1 AND from_on <= 2 ORDER BY from_on DESC, id DESC LIMIT 1',
      ),
    ).toContain('dealer_owner_dealer');
    expect(plan('SELECT dealer_id, sum(net_minor) FROM dealer_day GROUP BY dealer_id')).not.toContain('TEMP B-TREE');
    raw.close();
  });

  it('that was left while an import was being taken back has that import whole, ready to be taken back again', async () => {
    const engine = await start();
    const list = writeCsv(dir, [
      ['客户编号', '客户名称'],
      ['K01', '甲店'],
    ]);
    const batch = await importFile(engine, list, { kind: 'dealers' });
    await engine.stop();
    engines.pop();
    const raw = new Database(join(dir, 'shop.dealerdesk'));
    raw.exec("UPDATE import_batch SET status = 'undoing'");
    raw.close();

    const again = await start();
    const { status } = await again.ask('imports.get', { batchId: batch.batchId });
    await undoBatch(again, batch);

    expect(status).toBe('committed');
    expect((await again.ask('dealers.list', {})).total).toBe(0);
  });

  it('forgets unfinished work at the next start and keeps everything else', async () => {
    const engine = await start();
    await engine.ask('dealers.create', { name: '甲店' });
    const before = canonicalDump(engine.dataFile);
    await engine.stop();
    engines.pop();
    const copy = join(dir, 'crashed.dealerdesk');
    copyFileSync(join(dir, 'shop.dealerdesk'), copy);
    const raw = new Database(copy);
    raw.exec(`INSERT INTO import_batch (uid, status, file_name, size_bytes, created_at) VALUES ('u', 'checking', 'x.csv', 1, 1);
      INSERT INTO stage_dealer (batch_id, source_row, action, name, fields, people, changes) VALUES (1, 1, 'create', 'x', '{}', '{}', '[]')`);
    raw.close();

    const again = await start({ dataFile: copy });

    expect(canonicalDump(copy)).toBe(before);
    const left = new Database(copy, { readonly: true });
    expect(
      left.prepare('SELECT (SELECT count(*) FROM stage_dealer) + (SELECT count(*) FROM import_batch)').pluck().get(),
    ).toBe(0);
    left.close();
    expect((await again.ask('data.check', {})).ok).toBe(true);
  });
});
