import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openWorkbook } from '../../../src/main/spreadsheets/openWorkbook.ts';
import { decideEncodingOf } from '../../../src/main/spreadsheets/textEncoding.ts';
import { decodeBytes } from '../../../src/main/spreadsheets/textStream.ts';
import { sharedIt, sharedPath } from '../../helpers/shared.ts';
import { readCells } from './collect.ts';
import { encodeAs, SIMPLIFIED_SAMPLES, TRADITIONAL_SAMPLES, WESTERN_SAMPLES } from './encodedText.sample.ts';
import { temporaryFolder } from './zipBuilder.ts';

const save = temporaryFolder();
const BOM = '\ufeff';
const UNICODE = ['utf-8', 'utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'];

describe('the encoding decision', () => {
  it.each(SIMPLIFIED_SAMPLES)('knows %j in every encoding it may come in', (sample) => {
    for (const encoding of [...UNICODE, 'gb18030']) {
      const bytes = encodeAs(encoding, sample);

      expect(decodeBytes(bytes, decideEncodingOf(bytes).encoding)).toBe(sample);
    }
  });

  it.each(TRADITIONAL_SAMPLES)('knows %j in every encoding it may come in', (sample) => {
    for (const encoding of [...UNICODE, 'big5']) {
      const bytes = encodeAs(encoding, sample);

      expect(decodeBytes(bytes, decideEncodingOf(bytes).encoding)).toBe(sample);
    }
  });

  it.each(UNICODE)('obeys a byte order mark of %s and takes it off', (encoding) => {
    const bytes = encodeAs(encoding, `${BOM}a,b`);

    const decision = decideEncodingOf(bytes);

    expect(decision.uncertain).toBe(false);
    expect(decodeBytes(bytes, decision.encoding)).toBe('a,b');
  });

  it.each(WESTERN_SAMPLES)('reads %j as Western text, and says that it is not sure', (sample) => {
    const decision = decideEncodingOf(encodeAs('windows-1252', sample));

    expect(decision).toEqual({ encoding: 'windows-1252', uncertain: true });
  });

  it('keeps UTF-8 for a file with one torn character, and says that it is not sure', () => {
    const bytes = Buffer.from(SIMPLIFIED_SAMPLES.join('').repeat(3), 'utf8').subarray(0, -4); // in the middle of the last ideograph

    expect(decideEncodingOf(bytes)).toEqual({ encoding: 'utf-8', uncertain: true });
  });

  it('looks at the whole file: Chinese after five megabytes of digits counts', async () => {
    const digits = '1234567890,1234567890\n'.repeat(250_000);
    const path = save(
      'late.csv',
      Buffer.concat([Buffer.from(digits), encodeAs('gb18030', SIMPLIFIED_SAMPLES[0] ?? '')]),
    );

    const book = await openWorkbook(path, { name: 'late.csv' });
    await book.close();

    expect(book).toMatchObject({ encoding: 'gb18030', encodingUncertain: false });
  });

  it('is not sure where a character far below cannot be read', async () => {
    const good = encodeAs('gb18030', SIMPLIFIED_SAMPLES.join('')).toString('latin1').repeat(1000);
    const path = save('torn.csv', Buffer.from(`${good}\xff\xff\n`, 'latin1'));

    const book = await openWorkbook(path, { name: 'torn.csv' });
    await book.close();

    expect(book).toMatchObject({ encoding: 'gb18030', encodingUncertain: true });
  });

  it('lets the caller overrule, and refuses a name that is no encoding', async () => {
    const path = save('forced.csv', encodeAs('gb18030', '\u5ba2\u6237\n'));

    const book = await openWorkbook(path, { name: 'f', encoding: 'big5' });
    await book.close();

    expect(book.encoding).toBe('big5');
    await expect(openWorkbook(path, { name: 'f', encoding: 'klingon' })).rejects.toMatchObject({
      code: 'invalid_input',
      params: { field: 'encoding' },
    });
  });

  it('keeps characters whole where the file is read in pieces', async () => {
    const line = '\u5ba2\u6237\u540d\u79f0';
    const text = Array.from({ length: 60_000 }, (_, index) => `${line}${'x'.repeat(index % 5)}${index}`).join('\n');
    for (const encoding of ['utf-8', 'gb18030', 'utf-16le', 'utf-32be']) {
      const cells = await readCells(save(`pieces-${encoding}.csv`, encodeAs(encoding, text)));

      expect(cells).toHaveLength(60_000);
      expect(cells.every(([cell], index) => cell === `${line}${'x'.repeat(index % 5)}${index}`)).toBe(true);
    }
  });

  sharedIt('samples/03_dealers_utf8.csv', 'reads the lines of a real list one by one, in five encodings', () => {
    const lines = readFileSync(sharedPath('samples/03_dealers_utf8.csv'), 'utf8').trim().split(/\r?\n/);
    let right = 0;
    let all = 0;
    for (const encoding of ['gb18030', 'utf-8', 'utf-16le', 'utf-16be', 'utf-32le']) {
      for (let start = 0; start < lines.length; start += 3) {
        const text = lines.slice(start, start + 3).join('\r\n');
        const bytes = encodeAs(encoding, text);
        all += 1;
        if (decodeBytes(bytes, decideEncodingOf(bytes).encoding) === text) right += 1;
      }
    }
    process.stdout.write(
      `encodings: ${right} of ${all} three-line files right (${((100 * right) / all).toFixed(2)} %)\n`,
    );

    expect(right / all).toBeGreaterThanOrEqual(0.995);
  });
});
