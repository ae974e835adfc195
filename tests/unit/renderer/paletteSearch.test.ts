import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createTranslator } from '../../../src/main/runtime/translate.ts';
import { PALETTE_PLACES } from '../../../src/renderer/app/palettePlaces.ts';
import { isMeant, isNamed } from '../../../src/renderer/app/paletteSearch.ts';
import { PALETTE_SYNONYMS } from '../../../src/renderer/app/paletteSynonyms.ts';
import { NAV_PAGES, PAGES } from '../../../src/renderer/app/routes.tsx';
import { REPORT_KINDS } from '../../../src/shared/contract/reports.contract.ts';
import { LANGUAGES } from '../../../src/shared/i18n/translator.ts';

/** The window's own commands: they are made by a hook. */
const COMMANDS = [
  ...readFileSync(resolve(import.meta.dirname, '../../../src/renderer/app/useShellCommands.ts'), 'utf8').matchAll(
    /\bid: '(\w+)'/g,
  ),
].map(([, id]) => `command-${id}`);
const PLACES = PALETTE_PLACES.map(({ id }) => `place-${id}`);
const IDS = [
  ...NAV_PAGES.map(({ path }) => `page-${path}`),
  ...REPORT_KINDS.map((kind) => `report-${kind}`),
  ...COMMANDS,
  ...PLACES,
];
/** What is offered for a text, whatever the language of the window. */
const meant = (typed: string) => IDS.filter((id) => isMeant(typed, id));

describe('the palette', () => {
  it('has words in both languages for every page, report and act, and for nothing that is not there', () => {
    const one = (id: string, pattern: RegExp) => pattern.test(PALETTE_SYNONYMS[id] ?? '');

    expect(COMMANDS.length).toBeGreaterThan(14);
    expect(IDS.filter((id) => !one(id, /\p{Script=Han}/u) || !one(id, /[a-z]{3}/))).toEqual([]);
    expect(Object.keys(PALETTE_SYNONYMS).filter((id) => !IDS.includes(id))).toEqual([]);
  });

  it('leads to every page that has an address of its own', () => {
    const byCommand = ['/data/health', '/data/doubles', '/start', '/reports/:kind'];
    const reached = new Set([...NAV_PAGES, ...PALETTE_PLACES].map(({ path }) => path));
    const addressed = PAGES.map(({ path }) => path).filter((path) => !path.includes(':'));

    expect(addressed.filter((path) => !reached.has(path) && !byCommand.includes(path))).toEqual([]);
  });

  it.each([
    ['double', 'command-doubles'],
    ['duplicates', 'command-doubles'],
    ['merge', 'command-doubles'],
    ['merge', 'place-merge'],
    ['重复', 'command-doubles'],
    ['合并', 'command-doubles'],
    ['data health', 'command-health'],
    ['体检', 'command-health'],
    ['worksheet', 'place-worksheet'],
    ['补录表', 'place-worksheet'],
    ['paste import', 'place-paste'],
    ['粘贴', 'place-paste'],
    ['recipe', 'place-recipes'],
    ['读法', 'place-recipes'],
    ['customers', 'page-/dealers'],
    ['经销商', 'page-/dealers'],
    ['salesmen', 'page-/reps'],
    ['debts', 'page-/receivables'],
    ['欠款', 'page-/receivables'],
    ['grading', 'page-/scoring'],
    ['分级', 'page-/scoring'],
    ['print', 'page-/reports'],
    ['打印', 'page-/reports'],
    ['bin', 'place-bin'],
    ['回收站', 'place-bin'],
    ['change log', 'place-changes'],
    ['修改记录', 'place-changes'],
    ['backup', 'command-backUp'],
    ['恢复', 'command-restore'],
    ['custom field', 'place-fields'],
    ['标签', 'place-tags'],
    ['leaving rep', 'place-leave'],
    ['交接', 'place-leave'],
    ['xjywy', 'place-addRep'],
  ])('finds by “%s” what is meant', (typed, id) => {
    expect(meant(typed)).toContain(id);
  });

  it('finds nothing by no text, and no page by a word that only ends alike', () => {
    expect(meant(' ')).toEqual([]);
    expect(meant('port')).toEqual([]);
    expect(meant('cabin')).toEqual([]);
  });

  it.each(LANGUAGES)('calls each place by a name of its own in %s', (lang) => {
    const t = createTranslator(lang);
    const labels = PALETTE_PLACES.map(({ label }) => t(label));

    expect(new Set(labels).size).toBe(labels.length);
    expect(labels.filter((label) => !isNamed(label.slice(0, 4), label))).toEqual([]);
  });
});
