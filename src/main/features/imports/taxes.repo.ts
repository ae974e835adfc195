import type { Output } from '../../../shared/contract/index.ts';
import { type Db, rawOf } from '../../db/open.ts';

interface SourceTax {
  name: string;
  /** The last import's word that said one. */
  last: number | null;
  kinds: number;
}

/** What the standing order imports of each source say of tax; a source nobody has said anything of says null. */
export function readTaxes(db: Db): Output<'imports.taxes'> {
  const rows = rawOf(db)
    .prepare<[], SourceTax>(
      `SELECT s.name, count(DISTINCT b.options ->> 'taxIncluded') AS kinds,
         (SELECT l.options ->> 'taxIncluded' FROM import_batch l WHERE l.source_id = s.id AND l.kind = 'orders'
            AND l.status = 'committed' AND l.options ->> 'taxIncluded' IS NOT NULL ORDER BY l.commit_no DESC LIMIT 1) AS last
       FROM source s JOIN import_batch b ON b.source_id = s.id AND b.kind = 'orders' AND b.status = 'committed'
       GROUP BY s.id ORDER BY s.name`,
    )
    .all();
  const sources = rows.map(({ name, last, kinds }) => ({
    name,
    taxIncluded: last === null ? null : last === 1,
    changed: kinds > 1,
  }));
  const kinds = new Set(sources.flatMap(({ taxIncluded }) => (taxIncluded === null ? [] : [taxIncluded])));
  return { sources, mixed: kinds.size > 1 || sources.some(({ changed }) => changed) };
}
