import type { Command, Option } from 'commander';
import { describe, expect, it } from 'vitest';
import { displayWidth, wrapped } from '../../../src/main/hosts/cli/helpInLanguage.ts';
import { buildProgram } from '../../../src/main/hosts/cli/program.ts';
import { LANGUAGES, type Language } from '../../../src/shared/i18n/translator.ts';
import { cliInside } from '../../helpers/cliInside.ts';

const HAN = /\p{Script=Han}/u;

const said = (...args: string[]) => cliInside(args);

/** The words of every command, with those of the commands below it. */
function commandsOf(program: Command, path: readonly string[] = []): { path: readonly string[]; command: Command }[] {
  return [{ path, command: program }, ...program.commands.flatMap((each) => commandsOf(each, [...path, each.name()]))];
}

const program = (lang: Language) =>
  buildProgram(
    lang,
    { out: () => true, err: () => true, readStdin: async () => '', interactive: false },
    () => async () => undefined,
  );
const PATHS = commandsOf(program('en')).map(({ path }) => path);

describe('the help of the command line', () => {
  it.each(LANGUAGES)('explains every command and every option of it in %s', async (lang) => {
    const isOwn = (text: string) => HAN.test(text) === (lang === 'zh-CN');

    for (const { path, command } of commandsOf(program(lang))) {
      const name = path.join(' ') || 'dealerdesk';
      const { code, out } = await said(...path, '--help', '--lang', lang);
      const foreign = command.options
        .filter(({ description }: Option) => !isOwn(description))
        .map(({ flags }) => flags);

      expect([name, code], name).toEqual([name, 0]);
      expect(isOwn(command.description()), name).toBe(true);
      expect(foreign, name).toEqual([]);
      for (const option of command.options) expect(out, name).toContain(option.flags);
      for (const each of command.commands) expect(out, name).toContain(each.name());
      // Titles, the help's own line and what stands in brackets are in the language too.
      expect(out.startsWith(lang === 'en' ? 'Usage: dealerdesk' : '用法： dealerdesk'), name).toBe(true);
      expect(HAN.test(out), name).toBe(lang === 'zh-CN');
      if (lang === 'zh-CN') expect(out, name).not.toMatch(/Options|Commands|default:|choices:|display help|output the/);
    }
  });

  it('reaches every command', () => {
    expect(PATHS.length).toBeGreaterThan(18);
    expect(PATHS.map((path) => path.join(' '))).toContain('reps leave');
  });

  it('is in the language that is asked for, wherever it stands, else in that of the system', async () => {
    const wanted = ['en', 'zh-CN'] as const;
    const titles = { en: 'Usage:', 'zh-CN': '用法：' };

    for (const lang of wanted) {
      expect((await said('--lang', lang, 'import', '--help')).out).toContain(titles[lang]);
      expect((await said('help', 'import', `--lang=${lang}`)).out).toContain(titles[lang]);
    }
    const before = process.env.LC_ALL;
    try {
      for (const [lang, system] of [
        ['zh-CN', 'zh_CN.UTF-8'],
        ['en', 'en_GB.UTF-8'],
      ] as const) {
        process.env.LC_ALL = system;
        expect((await said('undo', '--help')).out).toContain(titles[lang]);
      }
    } finally {
      if (before === undefined) delete process.env.LC_ALL;
      else process.env.LC_ALL = before;
    }
  });

  it('breaks its lines where they end in a terminal, and no sign begins a line', () => {
    const text = '打开有密码的工作簿；写 - 就从标准输入读（也可以用环境变量 DEALERDESK_BOOK_PASSWORD）';

    const lines = wrapped(text, 30);

    expect(lines.length).toBeGreaterThan(2);
    expect(lines.filter((line) => displayWidth(line) > 30)).toEqual([]);
    expect(lines.filter((line) => /^[，。：；、）”]/.test(line))).toEqual([]);
    expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    expect(wrapped('all dealers of a saved view', 12)).toEqual(['all dealers', 'of a saved', 'view']);
  });
});
