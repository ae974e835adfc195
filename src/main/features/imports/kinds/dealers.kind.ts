import { stageDealers } from '../stageDealers.ts';
import type { KindWork } from './kindWork.ts';

/** What a list may say of a dealer and a check shows, with the bag of further columns. */
const SHOWN_COLUMNS = [
  ...[
    'code',
    'short_name',
    'mnemonic',
    'type',
    'original_grade',
    'intent',
    'excluded',
    'province',
    'city',
    'district',
    'town',
    'area',
  ],
  ...[
    'address',
    'opened_on',
    'preferred_channel',
    'preferred_times',
    'settlement',
    'credit_limit_minor',
    'term_days',
    'tax_no',
    'note',
    'extras',
  ],
];

/** One text of what all people have under a key. @param people JSON, as it is staged */
const said = (people: string, path: string) =>
  `coalesce((SELECT group_concat(p.value ->> '${path}', ' / ') FROM json_each(${people}, '$.contacts') p
    WHERE coalesce(p.value ->> '${path}', '') <> ''), '')`;

/** What people are shown by. */
const peopleOf = (people: string) => `'contact', ${said(people, '$.name')}, 'role', ${said(people, '$.role')},
  'phone', coalesce((SELECT group_concat(t.value ->> '$.text', ' / ')
    FROM json_each(${people}, '$.contacts') p, json_each(p.value, '$.phones') t), ''),
  'wechat', ${said(people, '$.wechat')}, 'email', ${said(people, '$.email')}, 'birthday', ${said(people, '$.birthday')},
  'rep', coalesce(${people} ->> 'rep', '')`;

/** Dealers and their people: every kind may bring new ones, so that merging and undoing them is no kind's own. */
export const DEALERS_WORK: KindWork = {
  stage: stageDealers,
  staged: {
    table: 'stage_dealer',
    select: `SELECT s.source_row AS row, s.name AS title, s.joined_row AS joinedRow, s.changes,
      json_patch(s.fields, json_object('code', coalesce(s.fields ->> 'code', d.code, ''),
        'city', coalesce(s.fields ->> 'city', d.city, ''), ${peopleOf('s.people')})) AS vals,
      iif(s.own IS NULL OR s.own = 'null', NULL, json_patch(s.own -> 'fields', json_object(${peopleOf("(s.own -> 'people')")}))) AS own,
      iif(s.own = 'null' OR s.action = 'joined', '[]', (SELECT json_group_array(j.source_row) FROM stage_dealer j
        WHERE j.batch_id = s.batch_id AND j.action = 'joined' AND j.local_no = s.local_no)) AS joins
    FROM stage_dealer s LEFT JOIN dealer d ON d.id = s.dealer_id`,
    selectSame: `SELECT s.source_row AS row, d.name AS title, NULL AS joinedRow, '[]' AS changes,
      json_patch(json_object(${SHOWN_COLUMNS.map((column) => `'${column}', d.${column}`).join(', ')}, 'contact', coalesce(c.name, ''),
        'role', coalesce(c.role, ''), 'wechat', coalesce(c.wechat, ''), 'email', coalesce(c.email, ''),
        'birthday', coalesce(c.birthday, ''),
        'phone', coalesce((SELECT group_concat(t.value ->> '$.text', ' / ') FROM json_each(c.phones) t), ''),
        'rep', coalesce((SELECT r.name FROM dealer_owner o JOIN rep r ON r.id = o.rep_id WHERE o.dealer_id = d.id
          ORDER BY o.from_on DESC, o.id DESC LIMIT 1), ''),
        'tags', coalesce((SELECT group_concat(t.name, '、') FROM dealer_tag b JOIN tag t ON t.id = b.tag_id
          WHERE b.dealer_id = d.id), '')),
        (SELECT json_group_object('own:' || v.field_id, v.value) FROM custom_value v WHERE v.dealer_id = d.id)) AS vals
    FROM stage_same s JOIN dealer d ON d.id = s.record_id
    LEFT JOIN contact c ON c.id = (SELECT k.id FROM contact k WHERE k.dealer_id = d.id AND k.deleted_at IS NULL
      ORDER BY k.is_primary DESC, k.id LIMIT 1)`,
  },
  seenAs: 'dealer',
  topics: ['orders'],
};
