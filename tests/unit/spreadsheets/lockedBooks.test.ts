import { statSync } from 'node:fs';
import * as SheetJs from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { hashPassword } from '../../../src/main/spreadsheets/bookPassword.ts';
import { openWorkbook, unlockBook } from '../../../src/main/spreadsheets/openWorkbook.ts';
import { rc4Stream } from '../../../src/main/spreadsheets/rc4.ts';
import { compound, lockAgile, lockStandard } from '../../helpers/lockBook.ts';
import { lockXls, type XlsLock } from '../../helpers/lockXls.ts';
import { sharedIt, sharedPath } from '../../helpers/shared.ts';
import { allRows } from './collect.ts';
import { buildXlsx, temporaryFolder } from './zipBuilder.ts';

const save = temporaryFolder();

const PASSWORD = '密码 Pass1';
const ROWS = Array.from({ length: 300 }, (_, i) => [`客户${i + 1}`, i, `1390000${String(i).padStart(4, '0')}`]);

function xlsx(): Buffer {
  const cells = (row: (string | number)[]) =>
    row.map((cell) =>
      typeof cell === 'number' ? `<c><v>${cell}</v></c>` : `<c t="inlineStr"><is><t>${cell}</t></is></c>`,
    );
  return buildXlsx({ rows: ROWS.map((row) => `<row>${cells(row).join('')}</row>`).join('') });
}

/** The bare stream of an xls with a second sheet, whose place in the stream is told by the first part. */
function xls(): Buffer {
  const book = SheetJs.utils.book_new();
  SheetJs.utils.book_append_sheet(book, SheetJs.utils.aoa_to_sheet([['第一张']]), '首页');
  SheetJs.utils.book_append_sheet(book, SheetJs.utils.aoa_to_sheet(ROWS), '客户');
  const file = SheetJs.CFB.read(Buffer.from(SheetJs.write(book, { type: 'buffer', bookType: 'biff8' })), {
    type: 'buffer',
  });
  return Buffer.from(
    file.FileIndex[file.FullPaths.findIndex((path: string) => path.endsWith('/Workbook'))]?.content as Uint8Array,
  );
}

async function cellsOf(path: string, password?: string, sheet = 0): Promise<unknown[][]> {
  const book = await openWorkbook(path, { name: 'f', ...(password === undefined ? {} : { password }) });
  try {
    return (await allRows(book, book.sheets[sheet]?.name ?? '')).map(({ cells }) => cells);
  } finally {
    await book.close();
  }
}

const codeFor = (path: string, password?: string) =>
  cellsOf(path, password).then(
    () => 'opened',
    (error: { code: string }) => error.code,
  );

describe('a book with a password', () => {
  it.each([
    ['SHA1', 128],
    ['SHA256', 192],
    ['SHA384', 256],
    ['SHA512', 256],
    ['SHA512', 128],
  ] as const)('opens where it was encrypted by %s and AES-%i', async (hash, keyBits) => {
    const path = save(`${hash}-${keyBits}.xlsx`, lockAgile(xlsx(), { password: PASSWORD, hash, keyBits }));

    expect(await cellsOf(path, PASSWORD)).toEqual(ROWS);
    expect(await codeFor(path)).toBe('sheet_encrypted');
    expect(await codeFor(path, 'Pass1')).toBe('sheet_password_wrong');
  });

  it.each([128, 192, 256] as const)('opens where Excel 2007 encrypted it by AES-%i', async (keyBits) => {
    const path = save(`standard-${keyBits}.xlsx`, lockStandard(xlsx(), { password: PASSWORD, keyBits }));

    expect(await cellsOf(path, PASSWORD)).toEqual(ROWS);
    expect(await codeFor(path)).toBe('sheet_encrypted');
    expect(await codeFor(path, `${PASSWORD} `)).toBe('sheet_password_wrong');
  });

  it.each(['rc4', 'cryptoApi40', 'cryptoApi128'] as XlsLock[])('opens where it is an xls (%s)', async (how) => {
    const path = save(`${how}.xls`, lockXls(xls(), how, PASSWORD));

    expect(await cellsOf(path, PASSWORD, 1)).toEqual(ROWS);
    expect(await codeFor(path)).toBe('sheet_encrypted');
    expect(await codeFor(path, 'no')).toBe('sheet_password_wrong');
  });

  it('opens without being asked where Excel took its own word, whatever else is typed', async () => {
    const path = save('velvet.xlsx', lockAgile(xlsx(), { password: 'VelvetSweatshop' }));
    const old = save('velvet.xls', lockXls(xls(), 'rc4', 'VelvetSweatshop'));

    expect(await cellsOf(path)).toEqual(ROWS);
    expect(await cellsOf(path, 'no')).toEqual(ROWS);
    expect(await cellsOf(old, undefined, 1)).toEqual(ROWS);
  });

  it.each([
    ['xlsx', () => lockAgile(xlsx(), { password: PASSWORD }), 0],
    ['xls', () => lockXls(xls(), 'rc4', PASSWORD), 1],
  ] as const)(
    'is written without it for this user only (%s), and opens like any other then',
    async (end, made, sheet) => {
      const path = save(`locked.${end}`, made());
      const target = `${path}.opened`;

      expect(await unlockBook(path, target, { name: 'f', password: PASSWORD })).toBe(true);

      expect(await cellsOf(target, undefined, sheet)).toEqual(ROWS);
      if (process.platform !== 'win32') expect(statSync(target).mode & 0o777).toBe(0o600);
      expect(await unlockBook(target, `${target}.2`, { name: 'f' })).toBe(false);
    },
  );
});

describe('a book with a password that lies', () => {
  const agile = (lock: Partial<Parameters<typeof lockAgile>[1]>) =>
    save('liar.xlsx', lockAgile(xlsx(), { password: PASSWORD, ...lock }));
  const said = (from: string | RegExp, to: string) => agile({ describe: (xml) => xml.replace(from, to) });

  it('is refused where a single byte is not as it was written', async () => {
    const path = agile({ damage: (bytes) => bytes.writeUInt8(bytes.readUInt8(100) ^ 1, 100) });

    expect(await codeFor(path, PASSWORD)).toBe('sheet_zip_corrupt');
  });

  it.each([
    ['more rounds than the specification lets it', /spinCount="\d+"/, 'spinCount="2000000000"', 'sheet_zip_corrupt'],
    ['rounds that are no number', /spinCount="\d+"/, 'spinCount="1e3"', 'sheet_zip_corrupt'],
    ['a salt of another size', /saltSize="16"/, 'saltSize="8"', 'sheet_zip_corrupt'],
    ['a hash of another size', /hashSize="64"/, 'hashSize="32"', 'sheet_zip_corrupt'],
    ['another cipher', /cipherAlgorithm="AES"/g, 'cipherAlgorithm="RC2"', 'sheet_cipher_unknown'],
    ['another chaining', /ChainingModeCBC/g, 'ChainingModeCFB', 'sheet_cipher_unknown'],
    ['another hash', /SHA512/g, 'WHIRLPOOL', 'sheet_cipher_unknown'],
    ['a certificate in the place of the password', /spinCount="\d+"/, 'X509Certificate="AA=="', 'sheet_cipher_unknown'],
    ['a key that is no whole block', /encryptedKeyValue="[^"]+"/, 'encryptedKeyValue="AAAA"', 'sheet_zip_corrupt'],
    ['an end too early', '</encryption>', '', 'sheet_zip_corrupt'],
    ['an entity', '<encryption ', '<!DOCTYPE a [<!ENTITY b "c">]><encryption ', 'sheet_zip_corrupt'],
  ])('is refused for %s', async (_what, from, to, code) => {
    expect(await codeFor(said(from, to), PASSWORD)).toBe(code);
  });

  it('is refused where it says to be larger than it is, or nothing at all', async () => {
    const larger = agile({ damage: (bytes) => bytes.writeBigUInt64LE(1n << 40n, 0) });
    expect(await codeFor(larger, PASSWORD)).toBe('sheet_zip_corrupt');

    const bare = save('bare.xlsx', compound({ EncryptedPackage: Buffer.alloc(64), EncryptionInfo: Buffer.alloc(4) }));
    expect(await codeFor(bare, PASSWORD)).toBe('sheet_zip_corrupt');
    const rights = save('rights.xlsx', compound({ EncryptedPackage: Buffer.alloc(64, 1) }));
    expect(await codeFor(rights, PASSWORD)).toBe('sheet_cipher_unknown');
  });

  it('is refused where it was hidden as Excel 95 did', async () => {
    const stream = lockXls(xls(), 'rc4', PASSWORD);
    const at = stream.indexOf(Buffer.from('2f0036000100', 'hex')); // the record, its length, the kind
    stream.writeUInt16LE(0, at + 4);

    expect(await codeFor(save('old.xls', stream), PASSWORD)).toBe('sheet_cipher_unknown');
  });

  it('is given up when its rounds take longer than anybody waits, and tells of each slice before', async () => {
    let steps = 0;
    const onStep = () => {
      steps += 1;
    };
    const options = { name: 'f', onStep };
    const spec = { algorithm: 'sha512' as const, salt: Buffer.alloc(16), rounds: 10_000_000 };

    await expect(hashPassword('x', spec, options, 60)).rejects.toMatchObject({ code: 'sheet_timeout' });
    expect(steps).toBeGreaterThan(0);
  });

  it('is refused at once where its rounds would take longer than a file has, whatever password is tried', async () => {
    const spec = { algorithm: 'sha512' as const, salt: Buffer.alloc(16), rounds: 1_000_000_000 };
    const started = process.cpuUsage();

    await expect(hashPassword('x', spec, { name: 'f' })).rejects.toMatchObject({ code: 'sheet_timeout' });
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(2000);
  });
});

describe('books that other programs have encrypted', () => {
  sharedIt('corpus', 'open with their passwords, Excel’s own among them', async () => {
    const corpus = (name: string) => sharedPath(`corpus/${name}`);

    expect((await cellsOf(corpus('calamine/tests__pass_protected.xlsb'), '1234'))[0]?.slice(0, 4)).toEqual([
      'String',
      1,
      1.1,
      true,
    ]);
    // its only sheet has no value
    expect(await codeFor(corpus('calamine/tests__pass_protected.xlsx'), '123')).toBe('sheet_empty');
    expect(await cellsOf(corpus('phpss/tests__data__Reader__XLS__pwtest.xls'))).toEqual([['x']]);
    expect(await cellsOf(corpus('phpss/tests__data__Reader__XLS__pwtest3.xls'))).toEqual([['x']]);
  });
});

it('the cipher of xls makes the bytes that its test vectors give', () => {
  // RFC 6229, keys of 40 and 128 bits
  expect(rc4Stream(Buffer.from('0102030405', 'hex'), 16).toString('hex')).toBe('b2396305f03dc027ccc3524a0a1118a8');
  expect(rc4Stream(Buffer.from('0102030405060708090a0b0c0d0e0f10', 'hex'), 16).toString('hex')).toBe(
    '9ac7cc9a609d1ef7b2932899cde41b97',
  );
});
