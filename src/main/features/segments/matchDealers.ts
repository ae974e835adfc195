import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { DealerId } from '../../../shared/domain/ids.ts';
import { rawOf } from '../../db/open.ts';
import type { Ctx } from '../../runtime/context.ts';

/** Of one word several dealers may be called; a code stands over a name, what is so over what was. */
const CALLED = `SELECT dealer_id, value FROM dealer_alias a JOIN dealer d ON d.id = a.dealer_id WHERE d.deleted_at IS NULL
  UNION ALL SELECT id, name FROM dealer WHERE deleted_at IS NULL
  UNION ALL SELECT id, code FROM dealer WHERE deleted_at IS NULL AND code <> ''`;

/** The dealers that lines of a pasted list name by code, name, former code or former name, in the order of the lines. */
export function matchDealers({ db }: Ctx, { words }: Parsed<'segments.match'>): Output<'segments.match'> {
  const rows = rawOf(db).prepare(CALLED).raw().all() as [number, string][]; // as the statement names its columns
  const byWord = new Map(rows.map(([id, word]) => [fold(word), id]));
  const ids = new Set<number>();
  const unmatched: string[] = [];
  for (const word of words) {
    if (word.trim() === '') continue;
    const id = byWord.get(fold(word));
    if (id === undefined) unmatched.push(word.trim());
    else ids.add(id);
  }
  return { ids: [...ids].map((id) => DealerId.parse(id)), unmatched };
}

function fold(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}
