import type { RawDb } from '../../db/open.ts';
import { nameKey } from '../dealers/nameKey.rules.ts';
import { listIn } from './entryKind.ts';

/** What a list of reps says of other names, among the columns of a rep; they are rows of their own. */
export const ALIASES = 'aliases';

/** Gives a rep further names; one that is anybody's already is left as it is. */
export function addAliases(
  raw: RawDb,
  { repId, aliases, batchId }: { repId: number; aliases: string | number | null; batchId: number },
): void {
  const add = raw.prepare(
    `INSERT INTO rep_alias (alias_key, rep_id, alias, batch_id) SELECT @key, @repId, @alias, @batchId
     WHERE NOT EXISTS (SELECT 1 FROM rep WHERE name_key = @key) AND NOT EXISTS (SELECT 1 FROM rep_alias WHERE alias_key = @key)`,
  );
  for (const alias of listIn(aliases)) {
    const key = nameKey(alias);
    if (key !== '') add.run({ key, repId, alias, batchId });
  }
}

/** Takes the names a batch brought away, but for those that a later standing list states again: they are that one's. */
export function undoAliases(raw: RawDb, batchId: number): void {
  const heir = `SELECT i.id FROM import_seen s JOIN import_batch i ON i.id = s.batch_id AND i.status = 'committed'
    WHERE s.entity = 'rep' AND s.record_id = rep_alias.rep_id AND i.id <> @batchId
      AND i.commit_no > (SELECT commit_no FROM import_batch WHERE id = @batchId) ORDER BY i.commit_no LIMIT 1`;
  raw
    .prepare(`UPDATE rep_alias SET batch_id = (${heir}) WHERE batch_id = @batchId AND EXISTS (${heir})`)
    .run({ batchId });
  raw.prepare('DELETE FROM rep_alias WHERE batch_id = ?').run(batchId);
}
