import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packFile } from '../../../src/main/features/imports/packedFile.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'dealerdesk-packed-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

async function packed(content: Buffer) {
  const path = join(dir, 'list');
  writeFileSync(path, content);
  const file = await packFile(path, join(dir, 'list.gz'));
  return { ...file, bytes: readFileSync(file.packedPath) };
}

describe('an imported file that is kept', () => {
  it('is packed, and is the same when it is unpacked', async () => {
    const content = Buffer.from('编码,名称\nKH001,上饶兴旺超市\n'.repeat(20_000));

    const { sha256, sizeBytes, bytes } = await packed(content);

    expect(gunzipSync(bytes).equals(content)).toBe(true);
    expect(bytes.length).toBeLessThan(content.length / 20);
    expect(sizeBytes).toBe(content.length);
    expect(sha256).toBe(createHash('sha256').update(content).digest('hex'));
  });

  it('is not compressed once more where it is an archive itself', async () => {
    const content = Buffer.concat([Buffer.from('PK'), Buffer.alloc(100_000)]);

    const { bytes } = await packed(content);

    expect(gunzipSync(bytes).equals(content)).toBe(true);
    expect(bytes.length).toBeGreaterThan(content.length);
  });

  it('may be empty', async () => {
    const { sizeBytes, bytes } = await packed(Buffer.alloc(0));

    expect([sizeBytes, gunzipSync(bytes).length]).toEqual([0, 0]);
  });
});
