import { type Command, CommanderError } from 'commander';
import { AppError, isAppError } from '../../../shared/errors/appError.ts';
import { LANGUAGES, type Language, type TextKey } from '../../../shared/i18n/translator.ts';
import { createTranslator } from '../../runtime/translate.ts';
import type { CliHost, CliIo, CommonOptions } from './cliEngine.ts';
import { fieldTexts } from './fieldTexts.ts';
import { buildProgram, type Run } from './program.ts';
import { usageInLanguage } from './usageInLanguage.ts';
import { WrongUsage } from './wrongUsage.ts';

const DONE = 0;
const FAILED = 1;
const WRONG_USAGE = 2;
/** What opens data files is made for this one and later ones; an earlier one would end in the midst of it, without a word. */
const LEAST_NODE = 24;

/**
 * Runs one command line.
 * @param host what another host than plain Node lends
 * @param node the version of Node that runs us
 * @returns 0 done, 1 an expected failure (one line with its code), 2 wrong usage
 */
export async function runCli(
  argv: readonly string[],
  io: CliIo,
  host?: CliHost,
  node: string = process.versions.node,
): Promise<number> {
  let code = DONE;
  const lang = languageOf(argv);
  let common: CommonOptions = { json: argv.includes('--json'), lang };
  if (Number.parseInt(node, 10) < LEAST_NODE) {
    const message = createTranslator(lang)('cli.oldNode', { least: LEAST_NODE, version: node });
    if (common.json) io.out(wrongJson(message));
    io.err(`${message}\n`);
    return WRONG_USAGE;
  }
  const run: Run =
    <O extends CommonOptions>(work: (options: O, ...rest: string[]) => Promise<boolean>) =>
    async (...args) => {
      // Commander passes the arguments, then the options, then the command itself.
      const command = args.at(-1) as Command;
      const options = { ...command.opts<O>(), ...(host === undefined ? {} : { host }) };
      common = options;
      const ok = await work(options, ...(command.processedArgs as string[]));
      if (!ok) code = FAILED;
    };
  try {
    await buildProgram(lang, io, run).parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return DONE;
      // Commander has said it already.
      if (common.json) io.out(wrongJson(usageInLanguage(error.message, createTranslator(lang)).trim()));
      return WRONG_USAGE;
    }
    if (error instanceof WrongUsage) {
      if (common.json) io.out(wrongJson(error.message));
      io.err(`${error.message}\n`);
      return WRONG_USAGE;
    }
    say(error, common, io);
    return FAILED;
  }
  return code;
}

function wrongJson(message: string): string {
  return `${JSON.stringify({ ok: false, error: { code: 'wrong_usage', message } })}\n`;
}

function say(error: unknown, { lang, json }: CommonOptions, io: CliIo): void {
  const known = isAppError(error)
    ? error
    : new AppError('internal', { incident: error instanceof Error ? error.message : String(error) });
  const sentence = createTranslator(lang)(`errors.${known.code}` as TextKey, fieldTexts(known.params, lang));
  if (json) io.out(`${JSON.stringify({ ok: false, error: { ...known.toWire(), message: sentence } })}\n`);
  io.err(`${known.code}: ${sentence}\n`);
}

/** The language asked for, else the system's. */
function languageOf(argv: readonly string[]): Language {
  const at = argv.indexOf('--lang');
  const asked = at < 0 ? argv.find((part) => part.startsWith('--lang='))?.slice('--lang='.length) : argv[at + 1];
  const known = LANGUAGES.find((lang) => lang === asked);
  if (known !== undefined) return known;
  const system = process.env.LC_ALL ?? process.env.LANG ?? Intl.DateTimeFormat().resolvedOptions().locale;
  return /^zh/i.test(system) ? 'zh-CN' : 'en';
}
