import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../src/shared/i18n/translator.ts';
import { cliInside } from '../../helpers/cliInside.ts';

/** What a wrong command line is told. */
async function refused(...args: string[]): Promise<string> {
  const { code, err } = await cliInside(args);
  expect(code).toBe(2);
  return err.trimEnd();
}

const WRONG: readonly (readonly [what: string, args: readonly string[], told: readonly string[]])[] = [
  ['an option that is none', ['check', '--fil', 'x'], ['--fil', '--file']],
  ['a command that is none', ['impor'], ['impor', 'import']],
  ['a command without what it works on', ['import'], ['<path>']],
  ['an option without its value', ['check', '--file'], ['--file <path>']],
  ['a command without an option it needs', ['merge', 'K01'], ['--into <dealer>']],
  ['an option that is something else', ['inspect', 'a.xlsx', '--kind', 'cars'], ['--kind <kind>', 'cars', 'dealers']],
  ['more than a command takes', ['check', 'one', 'two'], ['one, two', '0']],
];

describe.each(LANGUAGES)('a wrong command line is told in %s', (lang) => {
  it.each(WRONG)('%s', async (_what, args, told) => {
    const said = await refused('--lang', lang, ...args);

    expect(said).not.toMatch(/^error:|Did you mean/);
    expect(/\p{Script=Han}/u.test(said), said).toBe(lang === 'zh-CN');
    for (const part of told) expect(said).toContain(part);
  });
});
