import type { Output } from '../../../shared/contract/index.ts';
import { TagId } from '../../../shared/domain/ids.ts';
import { type Db, rawOf } from '../../db/open.ts';

/** All tags in the order of their names, with the dealers that bear them, those in the bin left aside. */
export function listTags(db: Db): Output<'tags.list'> {
  const rows = rawOf(db)
    .prepare<[], { id: number; name: string; dealers: number }>(
      `SELECT t.id, t.name, (SELECT count(*) FROM dealer_tag b JOIN dealer d ON d.id = b.dealer_id
                             WHERE b.tag_id = t.id AND d.deleted_at IS NULL) AS dealers
       FROM tag t ORDER BY t.name_key`,
    )
    .all();
  return { tags: rows.map((row) => ({ ...row, id: TagId.parse(row.id) })) };
}
