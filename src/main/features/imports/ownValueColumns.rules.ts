import type { Columns } from './staged.ts';

/**
 * Values of the owner's own fields and tags travel among a dealer's columns, into staging and the before-images: `own:12`
 * for a field, `tags` for all tags in one text. So the rules for differences and for undoing hold for them as for the rest.
 */
export const TAGS_COLUMN = 'tags';
const OWN = 'own:';
/** What parts tags in a list; no tag contains one. */
const BETWEEN_TAGS = /[,，、;；/\n\r\t]+/;
/** No tag is longer. */
export const LONGEST_TAG = 40;

export function ownColumn(fieldId: number): string {
  return `${OWN}${fieldId}`;
}

/** The field of a column made by {@link ownColumn}. */
export function fieldOfColumn(column: string): number | undefined {
  return column.startsWith(OWN) ? Number(column.slice(OWN.length)) : undefined;
}

/** A dealer's own columns, and those that stand elsewhere. */
export function splitColumns(all: Columns): { columns: Columns; own: Columns } {
  const columns: Columns = {};
  const own: Columns = {};
  for (const [column, value] of Object.entries(all))
    (column === TAGS_COLUMN || column.startsWith(OWN) ? own : columns)[column] = value;
  return { columns, own };
}

/** The tags of a cell, each once, and those that had to be cut. */
export function readTags(text: string, key: (tag: string) => string): { tags: string[]; tooLong: string[] } {
  const tags = new Map<string, string>();
  const tooLong: string[] = [];
  for (const said of text.split(BETWEEN_TAGS).map((each) => each.trim())) {
    const tag = said.slice(0, LONGEST_TAG).trim();
    if (said.length > LONGEST_TAG) tooLong.push(said);
    if (tag !== '' && !tags.has(key(tag))) tags.set(key(tag), tag);
  }
  return { tags: [...tags.values()], tooLong };
}

/** Tags as one text, the same for the same tags; '' for none. */
export function tagsText(tags: readonly string[], key: (tag: string) => string): string {
  return [...tags].sort((a, b) => (key(a) < key(b) ? -1 : 1)).join('、');
}

/**
 * The tags of both texts as one, each once and as it was first written. A list is read as a and b where somebody bears a/b:
 * then they are that tag.
 */
export function joinTags(one: string, other: string, key: (tag: string) => string): string {
  const known = tagsOfText(one);
  const tags = new Map(known.map((tag) => [key(tag), tag]));
  const said = new Map(tagsOfText(other).map((tag) => [key(tag), tag]));
  const parts = known
    .map((tag) => readTags(tag, key).tags.map(key))
    .filter((all) => all.every((part) => said.has(part)));
  const borne = new Set(parts.flat());
  for (const [at, tag] of said) if (!tags.has(at) && !borne.has(at)) tags.set(at, tag);
  return tagsText([...tags.values()], key);
}

export function tagsOfText(text: string): string[] {
  return text === '' ? [] : text.split('、');
}
