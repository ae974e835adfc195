import type { RawDb } from '../../db/open.ts';
import { wordKey } from '../dealers/text.rules.ts';
import { fieldOfColumn, TAGS_COLUMN, tagsOfText, tagsText } from './ownValueColumns.rules.ts';
import type { Columns } from './staged.ts';

/** Reads a dealer's values of the owner's own fields, and his tags, as columns; '' for none. */
export function createOwnReader(raw: RawDb): (dealerId: number, columns: readonly string[]) => Columns {
  const value = raw
    .prepare<[number, number], string>('SELECT value FROM custom_value WHERE dealer_id = ? AND field_id = ?')
    .pluck();
  const tags = raw
    .prepare<[number], string>('SELECT t.name FROM dealer_tag b JOIN tag t ON t.id = b.tag_id WHERE b.dealer_id = ?')
    .pluck();
  return (dealerId, columns) =>
    Object.fromEntries(
      columns.map((column) => {
        const fieldId = fieldOfColumn(column);
        // Plucked from columns of texts.
        if (fieldId !== undefined) return [column, (value.get(dealerId, fieldId) as string | undefined) ?? ''];
        return [column, tagsText(tags.all(dealerId) as string[], wordKey)];
      }),
    );
}

/**
 * Writes what {@link createOwnReader} reads; a field that is gone takes nothing. Tags are added to those a dealer bears, and
 * tags that nobody had are the batch's.
 */
export function createOwnWriter(raw: RawDb, batchId: number): (dealerId: number, own: Columns) => void {
  const put = raw.prepare(
    `INSERT INTO custom_value (dealer_id, field_id, value) SELECT ?, id, ? FROM custom_field WHERE id = ?
     ON CONFLICT (dealer_id, field_id) DO UPDATE SET value = excluded.value`,
  );
  const clear = raw.prepare('DELETE FROM custom_value WHERE dealer_id = ? AND field_id = ?');
  const giveTag = createTagGiver(raw, batchId);

  return (dealerId, own) => {
    for (const [column, value] of Object.entries(own)) {
      const fieldId = fieldOfColumn(column);
      const text = String(value ?? '');
      if (column === TAGS_COLUMN) for (const tag of tagsOfText(text)) giveTag(dealerId, tag);
      else if (fieldId !== undefined && text === '') clear.run(dealerId, fieldId);
      else if (fieldId !== undefined) put.run(dealerId, text, fieldId);
    }
  };
}

function createTagGiver(raw: RawDb, batchId: number): (dealerId: number, tag: string) => void {
  const make = raw.prepare('INSERT OR IGNORE INTO tag (name, name_key, batch_id) VALUES (?, ?, ?)');
  const give = raw.prepare(
    'INSERT OR IGNORE INTO dealer_tag (dealer_id, tag_id) SELECT ?, id FROM tag WHERE name_key = ?',
  );
  return (dealerId, tag) => {
    make.run(tag, wordKey(tag), batchId);
    give.run(dealerId, wordKey(tag));
  };
}

/**
 * Takes the tags away that an import gave a dealer, but for those that somebody has given him by hand since; one that it had
 * taken, as imports once did, comes back. All others stay.
 */
export function createTagReturner(
  raw: RawDb,
  batchId: number,
): (dealerId: number, before: string, after: string) => void {
  const take = raw.prepare(
    `DELETE FROM dealer_tag WHERE dealer_id = ? AND tag_id = (SELECT id FROM tag WHERE name_key = ?)
     AND NOT EXISTS (SELECT 1 FROM change_log c WHERE c.entity = 'dealer_tag' AND c.record_id = dealer_tag.id
                     AND c.action = 'create' AND c.undone_at IS NULL)`,
  );
  const giveTag = createTagGiver(raw, batchId);
  return (dealerId, before, after) => {
    const [had, has] = [tagsOfText(before), tagsOfText(after)];
    const lacks = (tags: readonly string[]) => {
      const keys = new Set(tags.map(wordKey));
      return (tag: string) => !keys.has(wordKey(tag));
    };
    for (const tag of has.filter(lacks(had))) take.run(dealerId, wordKey(tag));
    for (const tag of had.filter(lacks(has))) giveTag(dealerId, tag);
  };
}

/** Tags that undone imports brought, as far as nobody bears them and nobody has worked on them. */
export function removeUnusedTags(raw: RawDb, batchId: number): void {
  raw
    .prepare(
      `DELETE FROM tag WHERE batch_id IN (SELECT id FROM import_batch WHERE id = ? OR status = 'undone')
       AND NOT EXISTS (SELECT 1 FROM dealer_tag b WHERE b.tag_id = tag.id)
       AND NOT EXISTS (SELECT 1 FROM change_log c WHERE c.entity = 'tag' AND c.record_id = tag.id)`,
    )
    .run(batchId);
}
