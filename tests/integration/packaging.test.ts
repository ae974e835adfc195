import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
/** Marks the place of the fuses in Electron's binary. @source electron/fuses */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const FUSES = [
  'runAsNode',
  'cookieEncryption',
  'nodeOptions',
  'nodeCliInspect',
  'embeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
];

/** An archive without files, as Electron ships one. @source electron/asar: two nested Chromium pickles */
function emptyArchive(): Buffer {
  const json = '{"files":{}}';
  const header = Buffer.alloc(16 + Math.ceil(json.length / 4) * 4);
  header.writeUInt32LE(4, 0);
  header.writeUInt32LE(header.length - 8, 4);
  header.writeUInt32LE(header.length - 12, 8);
  header.writeUInt32LE(json.length, 12);
  header.write(json, 16);
  return header;
}

interface ArchiveEntry {
  files?: Record<string, ArchiveEntry>;
  unpacked?: boolean;
}

/** Paths in an archive, folders left out; unpacked ones end in `*`. */
function listArchive(path: string): string[] {
  const bytes = readFileSync(path);
  const header: unknown = JSON.parse(bytes.toString('utf8', 16, 16 + bytes.readUInt32LE(12)));
  const list = (entry: ArchiveEntry, at: string): string[] =>
    entry.files
      ? Object.entries(entry.files).flatMap(([name, child]) => list(child, `${at}/${name}`))
      : [at + (entry.unpacked ? '*' : '')];
  // The format's own header.
  return list(header as ArchiveEntry, '');
}

/** What electron-builder makes of the program, with an empty stand-in for Electron: no download, nothing is run. */
describe.runIf(process.platform === 'linux' && process.arch === 'x64')('the packed program', () => {
  const dir = mkdtempSync(join(tmpdir(), 'dealerdesk-packed-'));
  const dist = join(dir, 'electron');
  const packed = join(dir, 'out', 'linux-unpacked');
  let archive: string[];

  beforeAll(() => {
    const put = (name: string, content: string | Buffer) => {
      mkdirSync(dirname(join(dist, name)), { recursive: true });
      writeFileSync(join(dist, name), content);
    };
    // Every fuse begins as the opposite of what is wanted, or on.
    put('electron', Buffer.concat([Buffer.from(SENTINEL), Buffer.from([1, FUSES.length]), Buffer.from('10110011')]));
    chmodSync(join(dist, 'electron'), 0o755);
    put('resources/default_app.asar', emptyArchive());
    for (const name of ['LICENSE', 'LICENSES.chromium.html', 'version', 'chrome-sandbox']) put(name, '45.4.1');
    for (const language of ['de', 'en-US', 'zh-CN']) put(`locales/${language}.pak`, '');
    const result = spawnSync(
      process.execPath,
      [
        join(root, 'node_modules/electron-builder/cli.js'),
        '--linux',
        'dir',
        `-c.electronDist=${dist}`,
        `-c.directories.output=${join(dir, 'out')}`,
      ],
      { cwd: root, encoding: 'utf8', env: { ...process.env, ELECTRON_BUILDER_OFFLINE: 'true' } },
    );
    if (result.status !== 0) throw new Error(`${result.stdout}\n${result.stderr}`.slice(-4000));
    archive = listArchive(join(packed, 'resources', 'app.asar'));
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  test('starts from the archive, with the window and the preload in it', () => {
    expect(archive).toEqual(
      expect.arrayContaining([
        '/package.json',
        '/out/main/electron.js',
        '/out/main/writer.worker.js',
        '/out/main/backup.worker.js',
        '/out/main/parse.process.js',
        '/out/preload/index.cjs',
        '/out/renderer/index.html',
      ]),
    );
  });

  test("carries SQLite's binary for this system alone, outside of the archive", () => {
    const binaries = archive.filter((path) => /\.node\*?$/.test(path));

    expect(binaries).toEqual(['/node_modules/better-sqlite3/prebuilds/linux-x64.node*']);
    expect(
      existsSync(join(packed, 'resources/app.asar.unpacked/node_modules/better-sqlite3/prebuilds/linux-x64.node')),
    ).toBe(true);
  });

  test('carries neither sources nor tools nor another Node', () => {
    const packages = new Set(archive.flatMap((path) => /^\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []));

    expect(archive.filter((path) => /^\/(?!out\/|node_modules\/|package\.json$)/.test(path))).toEqual([]);
    expect(
      archive.filter((path) => path.endsWith('.map') || path.startsWith('/node_modules/better-sqlite3/deps')),
    ).toEqual([]);
    expect(
      [...packages].filter((name) => /^(node-(linux|win|bin)|electron|vite|react|@mantine|typescript)/.test(name)),
    ).toEqual([]);
    expect([...packages]).toEqual(expect.arrayContaining(['better-sqlite3', 'kysely', 'zod', 'exceljs']));
  });

  test('has its resources beside the archive and only the languages it speaks', () => {
    expect(existsSync(join(packed, 'resources/resources/regions.json'))).toBe(true);
    expect(existsSync(join(packed, 'resources/resources/icons/icon.png'))).toBe(true);
    expect(existsSync(join(packed, 'locales/zh-CN.pak'))).toBe(true);
    expect(existsSync(join(packed, 'locales/de.pak'))).toBe(false);
  });

  test('has its fuses set', () => {
    const binary = readFileSync(join(packed, 'dealerdesk'), 'latin1');
    const states = binary.slice(binary.indexOf(SENTINEL) + SENTINEL.length + 2);

    expect(Object.fromEntries(FUSES.map((name, i) => [name, states[i] === '1']))).toEqual({
      runAsNode: false,
      cookieEncryption: true,
      nodeOptions: false,
      nodeCliInspect: false,
      embeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    });
  });
});
