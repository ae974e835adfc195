import { describe, expect, test } from 'vitest';
import { clean, cleanName, typed } from '../../../src/main/features/dealers/text.rules.ts';
import { fold } from '../../../src/shared/domain/foldText.ts';

/** Every control character that is neither a blank nor a line end. */
const CONTROLS = Array.from({ length: 0xa0 }, (_, code) => code)
  .filter((code) => code < 9 || (code > 13 && code < 32) || code >= 127)
  .map((code) => String.fromCharCode(code));

describe('control characters', () => {
  test.each([
    ['clean', clean],
    ['cleanName', cleanName],
    ['fold', fold],
    ['typed', typed],
  ] as const)('are no part of what %s leaves', (_, read) => {
    expect(CONTROLS).toHaveLength(60);
    for (const control of CONTROLS) {
      expect(read(`${control}恒达${control}商贸${control}`)).toBe('恒达商贸');
      expect(read(`Shop${control}7`)).toBe('Shop7');
      expect(read(control)).toBe('');
    }
  });

  test('that are blanks part words, and line ends stay in longer texts', () => {
    expect(cleanName('Big\tShop\r\nNorth\u000bEast')).toBe('Big Shop North East');
    expect(clean('一\n二')).toBe('一\n二');
    expect(typed(' 一\n\u001b二 ')).toBe('一\n二');
  });
});
