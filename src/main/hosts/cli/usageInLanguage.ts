import type { T, TextKey } from '../../../shared/i18n/translator.ts';

/** What commander says of a wrong command line, and the sentence for it; groups of the pattern are its parameters. */
const SAID: readonly (readonly [pattern: RegExp, key: TextKey])[] = [
  [/^error: unknown option '(?<name>[^']*)'/, 'cliHelp.wrong.unknownOption'],
  [/^error: unknown command '(?<name>[^']*)'/, 'cliHelp.wrong.unknownCommand'],
  [/^error: missing required argument '(?<name>[^']*)'/, 'cliHelp.wrong.missingArgument'],
  [/^error: option '(?<name>[^']*)' argument missing/, 'cliHelp.wrong.missingValue'],
  [/^error: required option '(?<name>[^']*)' not specified/, 'cliHelp.wrong.missingOption'],
  [
    /^error: option '(?<name>[^']*)' argument '(?<value>.*)' is invalid\. Allowed choices are (?<list>.*)\./s,
    'cliHelp.wrong.otherChoice',
  ],
  [
    /^error: option '(?<name>[^']*)' argument '(?<value>.*)' is invalid\. whole (?<least>\S+) to (?<most>\S+)/s,
    'cliHelp.wrong.wholeBetween',
  ],
  [
    /^error: option '(?<name>[^']*)' argument '(?<value>.*)' is invalid\. number (?<least>\S+) to (?<most>\S+)/s,
    'cliHelp.wrong.numberBetween',
  ],
  [
    /^error: too many arguments(?: for '[^']*')?\. Expected (?<most>\d+) arguments? but got \d+: (?<list>.*)\.$/s,
    'cliHelp.wrong.tooMany',
  ],
];

/** The nearest options or commands that there are. */
const MEANT = /\(Did you mean (?:one of )?(?<list>.*)\?\)/s;

/** A sentence of commander's own, in the language of the command line; one that it has learned since stays as it is. */
export function usageInLanguage(text: string, t: T): string {
  const said = text.trim();
  for (const [pattern, key] of SAID) {
    const found = pattern.exec(said);
    if (found === null) continue;
    const meant = MEANT.exec(said)?.groups?.list;
    const lines = [
      t(key, { ...found.groups }),
      ...(meant === undefined ? [] : [t('cliHelp.wrong.meant', { list: meant })]),
    ];
    return `${lines.join('\n')}\n`;
  }
  return text;
}
