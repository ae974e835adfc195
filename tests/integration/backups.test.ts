import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { MIGRATIONS, SCHEMA_VERSION } from '../../src/main/db/migrations/index.ts';
import { openWriter } from '../../src/main/db/open.ts';
import { readSeal } from '../../src/main/features/backups/seal.ts';
import { backupRig } from '../helpers/backupRig.ts';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { writeCsv } from '../helpers/csv.ts';
import { importFile } from '../helpers/importFile.ts';
import { BILLS, codeOf } from '../helpers/importRig.ts';
import type { TestEngine } from '../helpers/testEngine.ts';

const rig = backupRig();

const stickFile = (engine: TestEngine, name: string) => engine.vault.register(join(rig.stick, name), 'read');

/** A chosen stick with one copy on it. */
async function withOneCopy(): Promise<string> {
  await rig.fill();
  await rig.choose();
  return (await rig.engine.ask('backups.make', {})).name;
}

/** Copies of earlier days: real ones, made older. */
async function withCopiesOf(days: readonly string[]): Promise<void> {
  const name = await withOneCopy();
  for (const day of days) {
    const older = join(rig.stick, name.replace('2026-11-22', day));
    copyFileSync(join(rig.stick, name), older);
    const raw = new Database(older);
    raw.prepare(`UPDATE meta SET value = replace(value, '"hand"', '"close"') WHERE key = 'backup'`).run();
    raw.close();
  }
}

describe('a copy in the safe place', () => {
  it('is named so that a person understands it, and holds what the file holds', async () => {
    const name = await withOneCopy();

    expect(name).toMatch(/^shop_2026-11-22_\d{4}\.dealerdesk-backup$/);
    expect(rig.onStick()).toEqual([name]);
    expect(canonicalDump(join(rig.stick, name))).toBe(canonicalDump(rig.engine.dataFile));
    const status = await rig.engine.ask('backups.status', {});
    expect(status).toMatchObject({
      place: { folder: rig.stick, present: true, sameDisk: true },
      lastGood: { name, day: '2026-11-22' },
      lastFailure: null,
      pending: false,
      advice: 'none',
    });
    expect(status.place?.freeBytes).toBeGreaterThan(1_000_000);
  });

  it('carries what every table measured, so that it can be checked anywhere', async () => {
    const name = await withOneCopy();

    const raw = new Database(join(rig.stick, name), { readonly: true });
    const seal = readSeal(raw);
    raw.close();
    expect(seal?.measure.dealer?.[0]).toBe(2);
    expect(seal?.measure.orders?.[0]).toBe(3);
    expect(seal?.reason).toBe('hand');
  });

  it('is never worked in', async () => {
    const name = await withOneCopy();
    const before = readFileSync(join(rig.stick, name));

    expect(await codeOf(rig.engine.open(join(rig.stick, name)))).toBe('file_is_backup');
    expect(readFileSync(join(rig.stick, name)).equals(before)).toBe(true);
    expect(rig.onStick()).toEqual([name]);
  });

  it('is announced as old when something changes', async () => {
    await withOneCopy();
    const { rows } = await rig.engine.ask('dealers.list', {});
    rig.engine.changed.length = 0;

    await rig.engine.ask('dealers.create', { name: '新店' });

    expect(rows).toHaveLength(2);
    expect(rig.engine.changed).toContainEqual(['backups']);
    expect((await rig.engine.ask('backups.status', {})).pending).toBe(true);
  });
});

describe('the folder for copies', () => {
  const look = (path: string) => codeOf(rig.engine.ask('backups.lookAtPlace', { path }));

  it('is looked at before anything is written there', async () => {
    const seen = await rig.engine.ask('backups.lookAtPlace', { path: rig.stick });

    expect(seen).toMatchObject({ folder: rig.stick, copies: 0, sameDisk: true });
    expect(seen.nextName).toMatch(/^shop_2026-11-22_\d{4}\.dealerdesk-backup$/);
    expect(rig.onStick()).toEqual([]);
  });

  it('is a folder by its full path, and neither the program’s nor the data file’s', async () => {
    writeFileSync(join(rig.stick, 'a.txt'), 'x');

    expect(await look('stick')).toBe('safe_place_not_folder');
    expect(await look('../stick')).toBe('safe_place_not_folder');
    expect(await look(join(rig.stick, 'a.txt'))).toBe('safe_place_not_folder');
    expect(await look(join(rig.stick, 'gone'))).toBe('folder_missing');
    expect(await look(`${rig.stick}\0/x`)).toBe('safe_place_not_folder');
    expect(await look('\\\\.\\C:\\')).toBe('safe_place_not_folder');
    expect(await look(rig.engine.dir)).toBe('safe_place_beside');
    expect(await look(join(rig.engine.dir, 'temp'))).toBe('safe_place_own');
    mkdirSync(join(rig.engine.dir, 'app', 'logs'), { recursive: true });
    expect(await look(join(rig.engine.dir, 'app', 'logs'))).toBe('safe_place_own');
    symlinkSync(join(rig.engine.dir, 'app'), join(rig.stick, 'link'));
    expect(await look(join(rig.stick, 'link'))).toBe('safe_place_own');
  });

  it('is not followed elsewhere by a link that somebody puts in its place', async () => {
    await withOneCopy();
    const elsewhere = join(rig.dir, 'elsewhere');
    mkdirSync(elsewhere);
    renameSync(rig.stick, `${rig.stick}-away`);
    symlinkSync(elsewhere, rig.stick);

    expect(await codeOf(rig.engine.ask('backups.make', {}))).toBe('safe_place_missing');
    expect(await rig.engine.ask('backups.status', {})).toMatchObject({
      place: { present: false },
      lastFailure: { error: { code: 'safe_place_missing', params: { name: rig.stick } } },
      advice: 'missing',
    });
    rmSync(rig.stick);
    renameSync(`${rig.stick}-away`, rig.stick);
  });

  it('a reference for reading or writing a file is none for a folder', async () => {
    const place = rig.engine.vault.register(rig.stick, 'write');

    expect(await codeOf(rig.engine.ask('backups.choosePlace', { place }))).toBe('file_ref_gone');
  });

  it('can be forgotten; the copies stay', async () => {
    const name = await withOneCopy();

    const status = await rig.engine.ask('backups.forgetPlace', {});

    expect(status.place).toBeNull();
    expect(rig.onStick()).toEqual([name]);
    expect(await codeOf(rig.engine.ask('backups.make', {}))).toBe('no_safe_place');
  });

  it('a stick that is not plugged in is one sentence, and nothing else is harmed', async () => {
    await withOneCopy();
    await rig.engine.ask('dealers.create', { name: '新店' });
    renameSync(rig.stick, `${rig.stick}-drawer`);

    expect(await codeOf(rig.engine.ask('backups.make', {}))).toBe('safe_place_missing');

    renameSync(`${rig.stick}-drawer`, rig.stick);
    await rig.engine.ask('backups.make', {});
    expect(await rig.engine.ask('backups.status', {})).toMatchObject({
      lastFailure: null,
      pending: false,
      advice: 'none',
    });
  });
});

describe('what lies in the folder', () => {
  it('seven days and four weeks of copies stay, and of older ones only what is this file’s goes', async () => {
    const days = Array.from({ length: 20 }, (_, i) => `2026-10-${String(i + 10).padStart(2, '0')}`);
    await withCopiesOf(days);
    const [copy = ''] = rig.onStick().filter((name) => name.includes('2026-11-22'));
    const foreign = {
      'holiday.jpg': 'x',
      'shop_2026-10-09_1200.dealerdesk-backup': 'not ours at all',
      'budget_2026-10-09_1200.xlsx': 'x',
      'dealerdesk-019ab3c0-1111-7000-8000-123456789abc-0a1b2c3d.part': 'another file’s',
    };
    for (const [name, text] of Object.entries(foreign)) writeFileSync(join(rig.stick, name), text);
    const other = join(rig.stick, copy.replace('2026-11-22', '2026-10-08'));
    copyFileSync(join(rig.stick, copy), other);
    const raw = new Database(other);
    raw.prepare(`UPDATE meta SET value = '019ab3c0-1111-7000-8000-123456789abc' WHERE key = 'uid'`).run();
    raw.close();
    mkdirSync(join(rig.stick, copy.replace('2026-11-22', '2026-10-07')));
    writeFileSync(join(rig.dir, 'precious'), 'x');
    symlinkSync(join(rig.dir, 'precious'), join(rig.stick, copy.replace('2026-11-22', '2026-10-06')));
    const before = new Set(rig.onStick());
    await rig.engine.ask('dealers.create', { name: '新店' });

    await rig.engine.ask('backups.make', {});

    const left = rig.onStick();
    const gone = [...before].filter((name) => !left.includes(name));
    // Today's two, six days more, and two weeks before those.
    expect(gone.map((name) => /_(2026-\d\d-\d\d)_/.exec(name)?.[1])).toEqual(
      days.filter((day) => !['2026-10-18', ...days.slice(-6)].includes(day) && day !== '2026-10-25'),
    );
    for (const name of Object.keys(foreign)) expect(left).toContain(name);
    expect(existsSync(other)).toBe(true);
    expect(readFileSync(join(rig.dir, 'precious'), 'utf8')).toBe('x');
    expect(left).toContain(copy.replace('2026-11-22', '2026-10-07'));
    expect(left).toContain(copy.replace('2026-11-22', '2026-10-06'));
  });

  it('what an interrupted copy has left is taken away an hour later, and only that', async () => {
    await withOneCopy();
    const uid = (await rig.engine.ask('settings.identity', {})).uid;
    const part = (token: string) => join(rig.stick, `dealerdesk-${uid}-${token}.part`);
    const hoursAgo = new Date(Date.now() - 2 * 3_600_000);
    copyFileSync(rig.engine.dataFile, part('00000001'));
    copyFileSync(rig.engine.dataFile, part('00000002'));
    writeFileSync(part('00000003'), 'somebody else’s');
    for (const token of ['00000001', '00000003']) utimesSync(part(token), hoursAgo, hoursAgo);

    await rig.engine.ask('backups.make', {});

    expect(['00000001', '00000002', '00000003'].filter((token) => existsSync(part(token)))).toEqual([
      '00000002',
      '00000003',
    ]);
  });
});

describe('choosing a place without a dialog', () => {
  it('offers folders of this disk too, but no hidden ones, none of the program, and not the data file’s', async () => {
    await rig.fill();
    const documents = join(rig.engine.dir, 'documents');
    for (const name of ['备份', '.cache']) mkdirSync(join(documents, name), { recursive: true });

    const { folders } = await rig.engine.ask('backups.suggestPlaces', {});

    expect(folders.map(({ folder }) => folder)).toEqual([join(documents, '备份'), documents]);
    const [first] = folders;
    if (first) await rig.engine.ask('backups.choosePlace', { place: first.place });
    const { name } = await rig.engine.ask('backups.make', {});
    expect(existsSync(join(documents, '备份', name))).toBe(true);
  });
});

describe('looking inside a copy', () => {
  it('counts what is owed by its latest list', async () => {
    await rig.fill();
    const owed = [
      ['客户编号', '客户名称', '应收余额'],
      ['K01', '', '800.50'],
      ['K02', '', '-20'],
    ];
    await importFile(rig.engine, writeCsv(rig.dir, owed), { kind: 'receivables', options: { asOf: '2026-10-31' } });

    expect(await rig.engine.ask('backups.contents', {})).toMatchObject({ receivableMinor: 78_050 });
  });

  it('tells what is in it, and what would be lost', async () => {
    const ahead = [BILLS[0] ?? [], ['2062-03-01', 'XS009', 'K01', '5']];
    await rig.fill();
    await importFile(rig.engine, writeCsv(rig.dir, ahead), { kind: 'orders' });
    await rig.choose();
    const { name } = await rig.engine.ask('backups.make', {});
    await rig.engine.ask('dealers.create', { name: '新店' });
    const { rows } = await rig.engine.ask('dealers.list', {});
    const [first] = rows;
    await rig.engine.ask('dealers.remove', { ids: [Number(first?.id)] } as never);

    const seen = await rig.engine.ask('backups.inspect', { file: stickFile(rig.engine, name) });

    expect(seen).toMatchObject({
      name,
      older: false,
      // A bill of a day that is still to come is there, but the data do not reach so far.
      contents: { dealers: 2, orders: 4, cutOffOn: '2026-10-05', receivableMinor: null },
      present: { name: 'shop', contents: { dealers: 2 }, lost: { dealers: 1, orders: 0, imports: 0, edits: 2 } },
    });
    expect([seen.contents.amountMinor, seen.present?.contents.amountMinor]).toEqual([140_525, 140_525]);
    expect(seen.contents.reps).toBe((await rig.engine.ask('reps.list', {})).reps.length);
    expect(seen.madeAt).toBe(Date.parse('2026-11-22T12:00:00Z'));
  });

  it('a copy of another file has nothing to compare with', async () => {
    const name = await withOneCopy();
    const other = await rig.start();

    expect((await other.ask('backups.inspect', { file: stickFile(other, name) })).present).toBeNull();
    expect(await codeOf(other.ask('backups.restore', { file: stickFile(other, name), as: 'replace' }))).toBe(
      'restore_other_file',
    );
  });

  it.each<[string, (path: string) => void, string]>([
    ['cut short', (path) => truncateSync(path, 40_960), 'backup_partial'],
    ['an empty file', (path) => truncateSync(path, 0), 'file_not_ours'],
    ['a picture', (path) => writeFileSync(path, Buffer.alloc(5000, 7)), 'file_not_ours'],
    ['gone', (path) => rmSync(path), 'file_missing'],
    ['damaged inside', (path) => damage(path, 'dealer'), 'file_damaged'],
    ['of a newer version', (path) => pragma(path, 'user_version = 9999'), 'file_newer'],
    ['with a row taken out', (path) => execute(path, 'DELETE FROM contact WHERE id = 1'), 'file_damaged'],
  ])('%s is one sentence, whether looked into, tested or restored', async (_what, spoil, code) => {
    const name = await withOneCopy();
    const before = canonicalDump(rig.engine.dataFile);
    spoil(join(rig.stick, name));
    const file = stickFile(rig.engine, name);

    expect(await codeOf(rig.engine.ask('backups.inspect', { file }))).toBe(code);
    expect(await codeOf(rig.engine.ask('backups.restore', { file, as: 'beside' }))).toBe(code);
    expect(await codeOf(rig.engine.ask('backups.restore', { file, as: 'replace' }))).toBe(code);
    expect(await rig.engine.ask('backups.test', {})).toMatchObject({ ok: false, error: { code } });
    expect((await rig.engine.ask('backups.status', {})).advice).toBe('test_failed');
    expect(canonicalDump(rig.engine.dataFile)).toBe(before);
    expect((await rig.engine.ask('session.get', {})).file?.path).toBe(rig.engine.dataFile);
  });
});

function execute(path: string, sql: string): void {
  const raw = new Database(path);
  raw.pragma('foreign_keys = OFF');
  raw.exec(sql);
  raw.close();
}

function pragma(path: string, text: string): void {
  const raw = new Database(path);
  raw.pragma(text);
  raw.close();
}

/** Zeroes the first page of a table. */
function damage(path: string, table: string): void {
  const raw = new Database(path, { readonly: true });
  const page = Number(raw.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(table));
  const size = Number(raw.pragma('page_size', { simple: true }));
  raw.close();
  const bytes = readFileSync(path);
  bytes.fill(0x5a, (page - 1) * size, (page - 1) * size + 40);
  writeFileSync(path, bytes);
}

describe('restoring', () => {
  it('as a new file beside gives the data as they were, and leaves the present file alone', async () => {
    const name = await withOneCopy();
    const then = canonicalDump(rig.engine.dataFile);
    await rig.engine.ask('dealers.create', { name: '新店' });
    const now = canonicalDump(rig.engine.dataFile);

    const restored = await rig.engine.ask('backups.restore', { file: stickFile(rig.engine, name), as: 'beside' });

    expect(restored.name).toBe('shop 2026-11-22');
    expect(restored.kept).toBeNull();
    expect(canonicalDump(restored.path)).toBe(then);
    expect(canonicalDump(rig.engine.dataFile)).toBe(now);
    const { file } = await rig.engine.ask('session.get', {});
    expect(file?.path).toBe(restored.path);
    // Two files in use: each is one of its own.
    expect((await rig.engine.ask('backups.status', {})).place).toBeNull();
    await rig.engine.ask('dealers.create', { name: '再一家' });
  });

  it('in place of the present file keeps that one under its date, which undoes it', async () => {
    const name = await withOneCopy();
    const then = canonicalDump(rig.engine.dataFile);
    await rig.engine.ask('dealers.create', { name: '新店' });
    const now = canonicalDump(rig.engine.dataFile);

    const restored = await rig.engine.ask('backups.restore', { file: stickFile(rig.engine, name), as: 'replace' });

    expect(restored.path).toBe(rig.engine.dataFile);
    expect(canonicalDump(rig.engine.dataFile)).toBe(then);
    const { kept } = restored;
    expect(kept?.name).toMatch(/^shop 2026-11-22 \d{4}\.dealerdesk$/);
    expect(canonicalDump(join(rig.engine.dir, String(kept?.name)))).toBe(now);

    await rig.engine.ask('backups.restore', { file: kept?.file ?? ('' as never), as: 'replace' });

    expect(canonicalDump(rig.engine.dataFile)).toBe(now);
    expect((await rig.engine.ask('backups.status', {})).place?.folder).toBe(rig.stick);
    expect((await rig.engine.ask('dealers.list', {})).total).toBe(3);
  });

  it('a file that is there is never written over', async () => {
    const name = await withOneCopy();
    const taken = join(rig.dir, 'taken.dealerdesk');
    writeFileSync(taken, 'mine');
    const target = rig.engine.vault.register(taken, 'write');

    expect(
      await codeOf(rig.engine.ask('backups.restore', { file: stickFile(rig.engine, name), as: 'beside', target })),
    ).toBe('file_exists');
    expect(readFileSync(taken, 'utf8')).toBe('mine');
  });

  it('a plain data file, as “save a copy” makes one, is restored like a backup', async () => {
    await rig.fill();
    const copy = join(rig.stick, 'copy.dealerdesk');
    await rig.engine.ask('session.saveCopy', { file: rig.engine.vault.register(copy, 'write') });

    const restored = await rig.engine.ask('backups.restore', {
      file: stickFile(rig.engine, 'copy.dealerdesk'),
      as: 'beside',
    });

    expect(canonicalDump(restored.path)).toBe(canonicalDump(copy));
  });
});

describe('a copy of an earlier version', () => {
  it('says so, is brought up to date when it is restored, and stays as it is', async () => {
    const old = join(rig.stick, 'old.dealerdesk');
    const raw = openWriter(old, MIGRATIONS.slice(0, 1));
    raw.prepare(`INSERT INTO meta (key, value) VALUES ('uid', '019ab3c0-1111-7000-8000-123456789abc')`).run();
    raw.close();
    const before = readFileSync(old);
    const file = stickFile(rig.engine, 'old.dealerdesk');

    const seen = await rig.engine.ask('backups.inspect', { file });
    const restored = await rig.engine.ask('backups.restore', { file, as: 'beside' });

    expect(seen).toMatchObject({ older: true, madeAt: null, contents: { dealers: 0, schemaVersion: 1 } });
    expect((await rig.engine.ask('backups.contents', {})).schemaVersion).toBe(SCHEMA_VERSION);
    expect((await rig.engine.ask('data.check', {})).ok).toBe(true);
    expect(readFileSync(old).equals(before)).toBe(true);
    expect(readdirSync(join(restored.path, '..')).filter((name) => /\.bak|restoring/.test(name))).toEqual([]);
  });
});

describe('a restoring in place that was cut off', () => {
  const left = () => readdirSync(dirname(rig.engine.dataFile)).filter((name) => name.includes('restoring'));

  it('leaves nothing behind once the file is opened again', async () => {
    const part = `${rig.engine.dataFile}.restoring`;
    await rig.engine.ask('session.saveCopy', { file: rig.engine.vault.register(part, 'write') });
    for (const tail of ['-wal', '.v9.bak']) writeFileSync(`${part}${tail}`, 'half');
    expect(left()).toHaveLength(3);

    await rig.engine.open(rig.engine.dataFile);

    expect(left()).toEqual([]);
  });

  it('what is not ours stays, whatever its name', async () => {
    writeFileSync(`${rig.engine.dataFile}.restoring`, 'notes of somebody who restores furniture');
    writeFileSync(`${rig.engine.dataFile}.restoring-notes.txt`, 'more of them');

    await rig.engine.open(rig.engine.dataFile);

    expect(left()).toHaveLength(2);
  });
});

describe('moving to another PC', () => {
  it('the stick is all it takes: the same data, the same file, and the preferences that this PC has not set', async () => {
    await rig.fill();
    await rig.engine.ask('prefs.set', { key: 'theme', value: '"dark"' });
    await rig.engine.ask('prefs.set', { key: 'language', value: '"en"' });
    await rig.choose();
    await rig.engine.ask('backups.make', {});
    const then = canonicalDump(rig.engine.dataFile);
    const { uid } = await rig.engine.ask('settings.identity', {});
    const there = await rig.start();
    await there.ask('prefs.set', { key: 'language', value: '"zh-CN"' });
    const { place } = await there.ask('backups.lookAtPlace', { path: rig.stick });
    const [name = ''] = rig.onStick();

    const restored = await there.ask('backups.restore', { file: stickFile(there, name), as: 'beside' });

    expect(canonicalDump(restored.path)).toBe(then);
    expect((await there.ask('settings.identity', {})).uid).toBe(uid);
    expect((await there.ask('prefs.get', {})).values).toMatchObject({ theme: '"dark"', language: '"zh-CN"' });
    // A drive letter of the old PC means nothing here.
    expect((await there.ask('backups.status', {})).place).toBeNull();
    await there.ask('backups.choosePlace', { place });
    await there.ask('backups.make', {});
    expect(rig.onStick()).toHaveLength(2);
  });
});

describe('copies by themselves', () => {
  it('closing the program makes one, once, and only when something has changed', async () => {
    const dir = join(rig.dir, 'pc');
    const dataFile = join(dir, 'shop.dealerdesk');
    mkdirSync(dir);
    const session = async (work: (engine: TestEngine) => Promise<unknown>) => {
      const engine = await rig.start({ dir, dataFile, autoBackup: true });
      await work(engine);
      await engine.close();
      return rig.onStick().length;
    };

    expect(
      await session(async (engine) => {
        await rig.fill(engine);
        await rig.choose(engine);
      }),
    ).toBe(1);
    expect(await session(async () => undefined)).toBe(1);
    expect(await session((engine) => engine.ask('dealers.create', { name: '新店' }))).toBe(2);
    const second = rig.onStick().find((name) => name.endsWith('-2.dealerdesk-backup')) ?? '';
    expect(canonicalDump(join(rig.stick, second))).toBe(canonicalDump(dataFile));
  });

  it('a stick that is gone does not keep the program from closing, and is told at the next start', async () => {
    const dir = join(rig.dir, 'pc');
    mkdirSync(dir);
    const how = { dir, dataFile: join(dir, 'shop.dealerdesk'), autoBackup: true };
    const engine = await rig.start(how);
    await rig.fill(engine);
    await rig.choose(engine);
    renameSync(rig.stick, `${rig.stick}-drawer`);
    const from = performance.now();

    await engine.close();

    // A place that takes nothing is waited for half a minute; this one is not there at all.
    expect(performance.now() - from).toBeLessThan(30_000);
    const next = await rig.start(how);
    expect(await next.ask('backups.status', {})).toMatchObject({
      advice: 'missing',
      pending: true,
      lastFailure: { error: { code: 'safe_place_missing' } },
    });
    renameSync(`${rig.stick}-drawer`, rig.stick);
  });

  it('another file that is opened does not lose the first one its copy', async () => {
    const engine = await rig.start({ autoBackup: true });
    await rig.fill(engine);
    await rig.choose(engine);

    await engine.ask('session.createFile', { name: '第二家' });
    await engine.idle();

    expect(rig.onStick()).toHaveLength(1);
    expect(canonicalDump(join(rig.stick, rig.onStick()[0] ?? ''))).toBe(canonicalDump(engine.dataFile));
  });
});

describe('while the program stays open', () => {
  const until = async (reached: () => boolean | Promise<boolean>) => {
    for (let i = 0; i < 6000 && !(await reached()); i += 1) await new Promise((go) => setTimeout(go, 50));
    return reached();
  };

  it('a stick that comes back is noticed, and gets the copy that it missed', async () => {
    const how = { autoBackup: true, backupEveryMs: 50, fixedDay: '2026-11-20' };
    const dir = join(rig.dir, 'pc');
    mkdirSync(dir);
    const engine = await rig.start({ ...how, dir });
    await rig.fill(engine);
    await rig.choose(engine);
    renameSync(rig.stick, `${rig.stick}-drawer`);
    expect(await codeOf(engine.ask('backups.make', {}))).toBe('safe_place_missing');
    await new Promise((go) => setTimeout(go, 300));

    renameSync(`${rig.stick}-drawer`, rig.stick);

    expect(await until(async () => (await engine.ask('backups.status', {})).lastGood !== null)).toBe(true);
    expect(await engine.ask('backups.status', {})).toMatchObject({ lastFailure: null, advice: 'none' });
  });

  it('a day’s first change is copied by itself, and a week later the copy is tried', async () => {
    const dir = join(rig.dir, 'pc');
    mkdirSync(dir);
    const how = { dir, dataFile: join(dir, 'shop.dealerdesk'), autoBackup: true, backupEveryMs: 50 };
    const first = await rig.start({ ...how, fixedDay: '2026-11-20' });
    await rig.fill(first);
    await rig.choose(first);
    expect(await until(() => rig.onStick().length === 1)).toBe(true);
    await first.ask('dealers.create', { name: '当天再改' });
    await new Promise((go) => setTimeout(go, 300));
    expect(rig.onStick()).toHaveLength(1);
    await first.close();
    expect(rig.onStick()).toHaveLength(2);

    const next = await rig.start({ ...how, fixedDay: '2026-11-21' });
    await new Promise((go) => setTimeout(go, 300));
    expect(rig.onStick()).toHaveLength(2);
    await next.ask('dealers.create', { name: '第二天' });
    expect(await until(() => rig.onStick().some((name) => name.includes('11-21')))).toBe(true);
    expect((await next.ask('backups.status', {})).test).toBeNull();
    await next.close();

    const later = await rig.start({ ...how, fixedDay: '2026-11-27' });
    expect(await until(async () => (await later.ask('backups.status', {})).test !== null)).toBe(true);
    expect((await later.ask('backups.status', {})).test).toMatchObject({ ok: true, day: '2026-11-27', dealers: 4 });
  });
});

describe('the test-restore', () => {
  it('restores the newest copy, checks it, reports, and leaves nothing behind', async () => {
    const name = await withOneCopy();

    const result = await rig.engine.ask('backups.test', {});

    expect(result).toMatchObject({
      ok: true,
      name,
      day: '2026-11-22',
      dealers: 2,
      orders: 3,
      findings: [],
      error: null,
    });
    expect((await rig.engine.ask('backups.status', {})).test).toEqual(result);
    expect(rig.onStick()).toEqual([name]);
  });

  it('finds what the check of the file finds', async () => {
    await rig.fill();
    await rig.choose();
    execute(rig.engine.dataFile, 'UPDATE dealer_day SET net_minor = net_minor + 1');
    await rig.engine.ask('backups.make', {});

    expect(await rig.engine.ask('backups.test', {})).toMatchObject({
      ok: false,
      error: null,
      findings: [{ code: 'day_totals_differ' }],
    });
  });

  it('says so where there is nothing to test', async () => {
    await rig.fill();
    expect(await codeOf(rig.engine.ask('backups.test', {}))).toBe('no_safe_place');
    await rig.choose();
    expect(await codeOf(rig.engine.ask('backups.test', {}))).toBe('no_backup_yet');
  });
});
