import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFileVault } from '../../../src/main/files/fileVault.ts';
import { createUploads } from '../../../src/main/hosts/loopback/dataFiles.ts';
import type { WireReply } from '../../../src/shared/contract/hostBridge.ts';
import { FileRef } from '../../../src/shared/domain/ids.ts';

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'dealerdesk-keep-'));
  mkdirSync(join(dir, 'up'));
});

afterEach(() => rmSync(dir, { recursive: true, force: true }));

test.each([
  ['shop.dealerdesk', 'shop.dealerdesk'],
  ['恒达 商贸.DealerDesk', '恒达 商贸.dealerdesk'],
  ['.dealerdesk', 'DealerDesk.dealerdesk'],
  ['..dealerdesk', 'DealerDesk.dealerdesk'],
  ['.hidden.dealerdesk', 'hidden.dealerdesk'],
  ['shop. .dealerdesk', 'shop.dealerdesk'],
  ['CON.dealerdesk', '_CON.dealerdesk'],
  ['nul.2026.dealerdesk', '_nul.2026.dealerdesk'],
  ['com1 .dealerdesk', '_com1.dealerdesk'],
  ['contract.dealerdesk', 'contract.dealerdesk'],
])('an uploaded data file named %s is kept as %s once it is opened, and a second one beside it', async (name, kept) => {
  const { upload, open, documents } = rig();

  const path = await open(await upload(name));
  const second = await open(await upload(name));

  expect([dirname(path), basename(path)]).toEqual([documents, kept]);
  expect(basename(second)).toBe(kept.replace('.dealerdesk', ' 2.dealerdesk'));
  expect([existsSync(path), existsSync(second)]).toEqual([true, true]);
});

test('an upload that nobody opens, or that cannot be opened, leaves nothing among the documents', async () => {
  const { upload, open, call, documents } = rig();
  const file = await upload('shop.dealerdesk');
  expect(existsSync(documents)).toBe(false);

  call.refuses = true;
  await open(file);
  expect(readdirSync(documents)).toEqual([]);
  call.refuses = false;
  const path = await open(file);
  expect(await open(file)).toBe(path);
  expect(readdirSync(documents)).toEqual(['shop.dealerdesk']);
});

/** Uploads before an engine that tells which path it was to open. */
function rig() {
  const documents = join(dir, 'documents');
  const vault = createFileVault();
  const call = { refuses: false };
  const uploads = createUploads(
    {
      vault,
      call: async (_channel, input): Promise<WireReply> => {
        const { path } = vault.resolve(FileRef.parse((input as { file: string }).file), 'read');
        return call.refuses ? { ok: false, error: { code: 'file_newer', params: {} } } : { ok: true, data: path };
      },
    },
    documents,
  );
  return {
    documents,
    call,
    async upload(name: string): Promise<FileRef> {
      const path = join(dir, 'up', 'file');
      writeFileSync(path, 'SQLite format 3\0 and so on');
      const file = vault.register(path, 'read', name);
      await uploads.add(file, path, name);
      return file;
    },
    async open(file: FileRef): Promise<string> {
      const reply = await uploads.call('session.openFile', { file });
      return reply.ok ? String(reply.data) : '';
    },
  };
}
