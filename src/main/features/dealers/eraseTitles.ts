import { DealerQuery } from '../../../shared/contract/dealerFilter.contract.ts';
import { ImportRules, RecipeLayout } from '../../../shared/contract/importRules.ts';
import { CheckOptions } from '../../../shared/contract/imports.contract.ts';
import type { SheetRule } from '../../../shared/contract/importTables.ts';
import { Understanding } from '../../../shared/contract/importUnderstanding.ts';
import type { RawDb } from '../../db/open.ts';
import type { Finder } from './erase.rules.ts';
import { wordKey } from './text.rules.ts';

const MOST = 60;

/**
 * Names that hold a dealer's: of files and sheets, of sources and how they are read, of saved views and what they look
 * for. A neutral word takes the dealer's place, so that what was named goes on working.
 */
export function eraseTitles(raw: RawDb, finder: Finder, instead: string): void {
  const clear = (title: string) => finder.without(title, instead);
  const sources = clearSources(raw, clear);
  const source = (name: string) => sources.get(name) ?? clear(name).slice(0, MOST);
  clearBatches(raw, clear, source);
  clearRecipes(raw, clear);
  clearViews(raw, finder, clear);
}

/** @returns the new name of each source by its old one: the next file of the source finds it by its name */
function clearSources(raw: RawDb, clear: (title: string) => string): Map<string, string> {
  const rows = raw.prepare<[], { id: number; name: string }>('SELECT id, name FROM source').all();
  const taken = new Set(rows.map(({ name }) => name));
  const rename = raw.prepare('UPDATE source SET name = ? WHERE id = ?');
  const names = new Map<string, string>();
  for (const { id, name } of rows) {
    if (clear(name) === name) continue;
    const free = freeName(clear(name), (each) => taken.has(each));
    taken.add(free);
    names.set(name, free);
    rename.run(free, id);
  }
  return names;
}

function freeName(wanted: string, isTaken: (name: string) => boolean): string {
  let name = wanted.slice(0, MOST);
  for (let no = 2; isTaken(name); no += 1) name = `${wanted.slice(0, MOST - 6)} ${no}`;
  return name;
}

interface StoredRecipe {
  id: number;
  name: string;
  rules: string;
  layouts: string;
  fileStem: string;
}

/** Recipes go by names of sources and files; a header may be a name too. */
function clearRecipes(raw: RawDb, clear: (title: string) => string): void {
  const rows = raw
    .prepare<[], StoredRecipe>('SELECT id, name, rules, layouts, file_stem AS fileStem FROM recipe')
    .all();
  const taken = new Set(rows.map(({ name }) => wordKey(name)));
  const write = raw.prepare(
    'UPDATE recipe SET name = ?, name_key = ?, rules = ?, layouts = ?, file_stem = ?, revision = revision + 1 WHERE id = ?',
  );
  for (const { id, name, rules, layouts, fileStem } of rows) {
    const known = RecipeLayout.array().parse(JSON.parse(layouts));
    const cleared = known.map(({ columns }) => ({
      columns: columns.map((column) => ({ ...column, header: clear(column.header) })),
    }));
    const text = kept(layouts, known, cleared);
    const ruled = clearRules(rules, clear);
    if (clear(name) === name && clear(fileStem) === fileStem && text === layouts && ruled === rules) continue;
    const free = clear(name) === name ? name : freeName(clear(name), (each) => taken.has(wordKey(each)));
    taken.add(wordKey(free));
    write.run(free, wordKey(free), ruled, text, clear(fileStem), id);
  }
}

interface StoredBatch {
  id: number;
  fileName: string;
  understanding: string | null;
  options: string | null;
  error: string | null;
}

function clearBatches(raw: RawDb, clear: (title: string) => string, source: (name: string) => string): void {
  const write = raw.prepare(
    `UPDATE import_batch SET file_name = @fileName, understanding = @understanding, options = @options, error = @error WHERE id = @id`,
  );
  const batches = raw
    .prepare<[], StoredBatch>('SELECT id, file_name AS fileName, understanding, options, error FROM import_batch')
    .all();
  for (const { id, fileName, understanding, options, error } of batches)
    write.run({
      id,
      fileName: clear(fileName),
      understanding: understanding && clearUnderstanding(understanding, clear, source),
      options: options && clearOptions(options, clear, source),
      // The words of a failure that is over.
      error: error !== null && clear(error) !== error ? null : error,
    });
}

function clearUnderstanding(stored: string, clear: (title: string) => string, source: (name: string) => string) {
  const known = Understanding.parse(JSON.parse(stored));
  const sheets = known.sheets.map((each) => ({ ...each, name: clear(each.name) }));
  const tables = known.tables.map((each) => ({ ...each, sheet: clear(each.sheet) }));
  const more = { tables, sheetsGone: known.sheetsGone.map(clear) };
  const sourceName = source(known.sourceName);
  return kept(stored, known, { ...known, sheet: clear(known.sheet), sheets, ...more, sourceName });
}

function clearOptions(stored: string, clear: (title: string) => string, source: (name: string) => string): string {
  const known = CheckOptions.parse(JSON.parse(stored));
  const moreTables = known.moreTables.map((each) => ({ ...each, sheet: clear(each.sheet) }));
  const named = { sheet: clear(known.sheet), moreTables, sheets: clearSheets(known.sheets, clear) };
  return kept(stored, known, { ...known, ...named, sourceName: source(known.sourceName) });
}

function clearRules(stored: string, clear: (title: string) => string): string {
  const known = ImportRules.parse(JSON.parse(stored));
  return kept(stored, known, { ...known, sheets: clearSheets(known.sheets, clear) });
}

function clearSheets(sheets: SheetRule | null, clear: (title: string) => string): SheetRule | null {
  return sheets && { ...sheets, leftOut: sheets.leftOut.map(clear), known: sheets.known.map(clear) };
}

/** What was stored, byte for byte, where nothing had to be cleared. */
function kept<R extends object>(stored: string, known: R, cleared: R): string {
  const text = JSON.stringify(cleared);
  return text === JSON.stringify(known) ? stored : text;
}

/** Views, and lines of the log that tell of their former names. */
function clearViews(raw: RawDb, finder: Finder, clear: (title: string) => string): void {
  const rows = raw.prepare<[], { id: number; name: string; query: string }>('SELECT id, name, query FROM saved_view');
  const views = rows.all();
  const taken = new Set(views.map(({ name }) => wordKey(name)));
  const write = raw.prepare(
    'UPDATE saved_view SET name = ?, name_key = ?, query = ?, revision = revision + 1 WHERE id = ?',
  );
  for (const { id, name, query } of views) {
    const cleared = clearQuery(query, clear);
    if (clear(name) === name && cleared === query) continue;
    const free = clear(name) === name ? name : freeName(clear(name), (each) => taken.has(wordKey(each)));
    taken.add(wordKey(free));
    write.run(free, wordKey(free), cleared, id);
  }
  const lines = raw.prepare<[], { id: number; images: string }>(
    `SELECT id, before || char(10) || after AS images FROM change_log WHERE entity IN ('saved_view', 'recipe', 'import_batch')`,
  );
  const told = lines.all().filter(({ images }) => finder.stands(images));
  const drop = raw.prepare('DELETE FROM change_log WHERE id = ?');
  for (const { id } of told) drop.run(id);
}

/** What a view looks for. */
function clearQuery(stored: string, clear: (title: string) => string): string {
  const known = DealerQuery.parse(JSON.parse(stored));
  const part = (text: string) => (clear(text) === text ? text : clear(text).slice(0, MOST));
  const { search, texts, custom } = known.filter;
  const filter = {
    ...known.filter,
    search: part(search),
    texts: texts.map((each) => ({ ...each, contains: part(each.contains) })),
    custom: custom.map((each) => (each.is === 'contains' ? { ...each, text: part(each.text) } : each)),
  };
  return kept(stored, known, { ...known, filter });
}
