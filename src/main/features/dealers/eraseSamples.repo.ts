import type { RawDb } from '../../db/open.ts';
import { THESE } from './eraseWords.repo.ts';

/** How a sample was drawn, without the numbers of those who are erased among the ones that were left out of it. */
const without = (drawn: string) =>
  `'' || json_set(${drawn}, '$.without', json((SELECT json_group_array(w.value) FROM json_each(${drawn}, '$.without') w
     WHERE w.value NOT IN ${THESE})))`;
const names = (drawn: string) => `EXISTS (SELECT 1 FROM json_each(${drawn}, '$.without') w WHERE w.value IN ${THESE})`;

/**
 * Forgets whom the owner left out of samples, in the surveys and in the history of their drawing alike: so that a draw can still be
 * taken back. @param ids as a JSON array
 */
export function eraseFromSamples(raw: RawDb, ids: string): void {
  raw
    .prepare(`UPDATE survey SET drawn = ${without('drawn')} WHERE drawn IS NOT NULL AND ${names('drawn')}`)
    .run({ ids });
  for (const image of ['before', 'after']) {
    const drawn = `(${image} ->> '$.drawn')`;
    raw
      .prepare(
        `UPDATE change_log SET ${image} = json_set(${image}, '$.drawn', ${without(drawn)})
         WHERE entity = 'survey' AND ${drawn} IS NOT NULL AND ${names(drawn)}`,
      )
      .run({ ids });
  }
}
