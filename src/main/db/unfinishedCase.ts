/**
 * Of a case `c`, as `isUnfinished` of the domain says it: not closed, nor given up because nobody was reached. The first condition
 * and the last are those of the partial index.
 */
export const UNFINISHED_CASE = `c.status <> 'closed' AND NOT (c.status = 'solved' AND c.follow_result = 'unreached')
  AND c.deleted_at IS NULL`;
