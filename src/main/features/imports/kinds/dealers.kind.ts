import { stageDealers } from '../stageDealers.ts';
import type { KindWork } from './kindWork.ts';

/** Dealers and their people: every kind may bring new ones, so that merging and undoing them is no kind's own. */
export const DEALERS_WORK: KindWork = {
  stage: stageDealers,
  staged: {
    table: 'stage_dealer',
    select: `SELECT s.source_row AS row, s.name AS title, s.joined_row AS joinedRow, s.changes,
      json_object('code', coalesce(s.fields ->> 'code', d.code, ''), 'city', coalesce(s.fields ->> 'city', d.city, ''),
        'contact', coalesce(s.people ->> '$.contacts[0].name', ''),
        'phone', coalesce(s.people ->> '$.contacts[0].phones[0].text', ''), 'rep', coalesce(s.people ->> 'rep', '')) AS vals
    FROM stage_dealer s LEFT JOIN dealer d ON d.id = s.dealer_id`,
    selectSame: `SELECT s.source_row AS row, d.name AS title, NULL AS joinedRow, '[]' AS changes,
      json_object('code', coalesce(d.code, ''), 'city', d.city, 'contact', '', 'phone', '', 'rep', '') AS vals
    FROM stage_same s JOIN dealer d ON d.id = s.record_id`,
  },
  seenAs: 'dealer',
  topics: ['orders'],
};
