import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { JOB_PHASES } from '../../../src/shared/contract/events.ts';
import { zhCN } from '../../../src/shared/i18n/zh-CN.ts';

const SRC = resolve(import.meta.dirname, '../../../src');
const FATES = ['created', 'updated', 'unchanged', 'rejected', 'ambiguous', 'leftOut'];

/** Where a key that is put together lies beside others, what it is put together with; anywhere else it is the whole group. */
const FEW: Readonly<Record<string, readonly string[]>> = {
  'common.job.phase.': JOB_PHASES,
  'dealers.history.': ['create', 'update', 'remove', 'restore', 'undoEntry'],
  'imports.check.': FATES,
  'imports.step.': ['understand', 'check', 'done'],
  'reports.screen.': ['print', 'pdf', 'xlsx', 'html'],
  'scoring.factor.': ['r', 'f', 'm'],
  'scoring.scheme.': ['cutA', 'cutB'],
};

/** Every sentence there is, without the endings of plurals. */
function keysOf(texts: object, prefix = ''): string[] {
  return Object.entries(texts).flatMap(([name, value]) =>
    typeof value === 'string' ? [`${prefix}${name}`.replace(/_(one|other)$/, '')] : keysOf(value, `${prefix}${name}.`),
  );
}

/** The program without its catalogues. */
function sources(): string[] {
  return readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/^shared[\\/]i18n[\\/](zh-CN|en)/.test(path))
    .map((path) => readFileSync(join(SRC, path), 'utf8'));
}

/** Sentences that a sentence calls in by `$t(group.{{name}})`, written as code would put them together. */
function nestedKeys(): string {
  const found = JSON.stringify(zhCN).matchAll(/\$t\(([\w.]+\.)\{\{\w+\}\}\)/g);
  return [...found].map(([, group]) => `\`${group}\${name}\``).join('\n');
}

/** Tells keys that are written out, or match one that is put together: a word and a value, `imports.field.` and the field. */
function usedKeys(texts: readonly string[], namespaces: readonly string[]) {
  const start = `(?:${namespaces.join('|')})`;
  const whole = new RegExp(`['"\`](${start}(?:\\.\\w+)+)['"\`]`, 'g');
  const made = new RegExp(`\`(${start}\\.[\\w.]*\\$\\{[^\`]*)\``, 'g');
  const literals = new Set<string>();
  const patterns = new Set<string>();
  for (const text of texts) {
    for (const [, key] of text.matchAll(whole)) literals.add(key ?? '');
    for (const [, template] of text.matchAll(made)) patterns.add(template ?? '');
  }
  const regexes = [...patterns].map((template) => {
    const few = FEW[template.slice(0, template.indexOf('$'))];
    const value = few === undefined ? '\\w+' : `(?:${few.join('|')})`;
    return new RegExp(`^${template.replaceAll('.', '\\.').replace(/\$\{[^}]*\}/g, value)}$`);
  });
  return (key: string) => literals.has(key) || regexes.some((regex) => regex.test(key));
}

test('no sentence is kept that nobody says', () => {
  const keys = [...new Set(keysOf(zhCN))];

  const isUsed = usedKeys([...sources(), nestedKeys()], Object.keys(zhCN));

  expect(keys.filter((key) => !isUsed(key))).toEqual([]);
});

test('a key that is written out or put together counts as used, any other one does not', () => {
  const put = (name: string) => `\${${name}}`;
  const isUsed = usedKeys(
    [
      "t('shell.a.b')",
      `t(\`shell.kind.${put('kind')}\`)`,
      `t(\`shell.${put('part')}.done\`)`,
      `\`scoring.scheme.${put('cut')}\``,
    ],
    ['shell', 'scoring'],
  );

  expect(
    ['shell.a.b', 'shell.kind.x', 'shell.files.done', 'scoring.scheme.cutA'].filter((key) => !isUsed(key)),
  ).toEqual([]);
  expect(
    ['shell.a.c', 'shell.kind', 'shell.kind.x.y', 'shell.files.undone', 'scoring.scheme.cut'].filter(isUsed),
  ).toEqual([]);
});
