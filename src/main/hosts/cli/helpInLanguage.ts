import type { Command, HelpConfiguration, Option } from 'commander';
import type { T, TextKey } from '../../../shared/i18n/translator.ts';

/** Characters that take two places of a terminal. */
const WIDE = /[\p{Script=Han}\u3000-\u303f\uff00-\uff60“”]/gu;
/** What a line may be broken behind: a word, or a wide character with the signs that cling to it. */
const PIECE = /\s*(?:[（“]*[\p{Script=Han}](?:[，。：；、！？）”])*|[^\s\p{Script=Han}（“]+|[（“]+)/gu;

const TITLES: Readonly<Record<string, TextKey>> = {
  'Usage:': 'cliHelp.title.usage',
  'Arguments:': 'cliHelp.title.arguments',
  'Options:': 'cliHelp.title.options',
  'Commands:': 'cliHelp.title.commands',
};

/** Lets a program and the commands that are added to it say their help in one language. */
export function helpInLanguage(program: Command, version: string, t: T): Command {
  return program
    .version(version, '-V, --version', t('cliHelp.version'))
    .helpOption('-h, --help', t('cliHelp.help'))
    .helpCommand('help [command]', t('cliHelp.helpCommand'))
    .configureHelp(configuration(t));
}

function configuration(t: T): HelpConfiguration {
  return {
    displayWidth,
    boxWrap: (text, width) => wrapped(text, width).join('\n'),
    styleTitle: (title) => {
      const key = TITLES[title];
      return key === undefined ? title : t(key);
    },
    optionDescription: (option) => optionText(option, t),
  };
}

/** What an option is for, what it may be, and what it is by itself. A switch is off by itself: that goes without saying. */
function optionText(option: Option, t: T): string {
  const { description: text, argChoices, defaultValue, defaultValueDescription } = option;
  const notes = [
    ...(argChoices === undefined ? [] : [t('cliHelp.choices', { list: argChoices.join(', ') })]),
    ...(defaultValue === undefined || !option.required
      ? []
      : [t('cliHelp.default', { value: defaultValueDescription ?? String(defaultValue) })]),
  ];
  return notes.length === 0 ? text : t('cliHelp.aside', { text, list: notes.join(t('cliHelp.comma')) });
}

/** Places that a text takes in a terminal. */
export function displayWidth(text: string): number {
  return text.length + (text.match(WIDE)?.length ?? 0);
}

/** The lines of a text that is broken at blanks, and between the characters of Chinese. */
export function wrapped(text: string, width: number): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    for (const piece of paragraph.match(PIECE) ?? []) {
      if (line !== '' && displayWidth(line + piece) > width) {
        lines.push(line);
        line = piece.trimStart();
      } else line += piece;
    }
    return [...lines, line];
  });
}
