import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeGb18030 } from '../../../src/main/spreadsheets/gb18030.ts';

const decode = (bytes: Uint8Array) => new TextDecoder('gb18030', { fatal: true }).decode(bytes);

describe('GB18030', () => {
  it('reads back every character there is, but for the few private ones that the decoder has no bytes for', () => {
    const lost: number[] = [];
    for (let code = 0; code <= 0x10ffff; code += 1) {
      if (code >= 0xd800 && code <= 0xdfff) continue;
      const text = String.fromCodePoint(code);
      if (decode(encodeGb18030(text)) !== text) lost.push(code);
    }

    expect(lost).toHaveLength(19);
    expect(lost.every((code) => code >= 0xe000 && code <= 0xf8ff)).toBe(true);
    expect(encodeGb18030('\ue5e5').toString('latin1')).toBe('?');
  });

  it('writes the bytes that old programs expect', () => {
    expect(encodeGb18030('A中€').toString('hex')).toBe('41d6d0a2e3');
    expect(encodeGb18030('𠀀').toString('hex')).toBe('95328236');
    expect(encodeGb18030('\ufffd').toString('hex')).toBe('8431a437');
  });

  it('keeps texts as they are, whatever stands beside what', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!/[\ue000-\uf8ff]/.test(text));
        expect(decode(encodeGb18030(text))).toBe(text);
      }),
      { seed: 7 },
    );
  });

  it('puts a question mark for half of a character', () => {
    expect(encodeGb18030('a\ud800b').toString('latin1')).toBe('a?b');
  });
});
