import { STAGES } from '../../../shared/contract/lifecycleRules.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import { UNFINISHED_CASE } from '../../db/unfinishedCase.ts';
import { type GridValues, NAMED_REGION, type ScoreValues } from './gridColumns.ts';
import { pinyinOf } from './pinyin.rules.ts';

/** Rows a statement: some 2 ms, so that no question waits for a whole list. */
const SLICE = 500;

/** Rhythm, stage, and what the owner says of it; `from` is the dealer's number. */
const ofRhythm = (
  from: string,
) => `LEFT JOIN rhythm_live y ON y.dealer_id = ${from} LEFT JOIN lifecycle_live l ON l.dealer_id = ${from}
LEFT JOIN stage_override w ON w.dealer_id = ${from}`;
export const RHYTHM_JOIN = ofRhythm('d.id');
export const STAGE = 'coalesce(w.stage, l.stage)';
/** Lateness counts to the day the rows were calculated as of, without the festival rest. */
export const LATE_CYCLES = `iif(y.cycle_days IS NULL, NULL,
  round(max(0.0, ((SELECT as_of_open FROM rhythm_head) - y.last_open) / y.cycle_days - 1), 1))`;
export const AT_STAKE = 'iif(y.is_slipping = 1, y.at_stake_minor, NULL)';
/** Stages in the order of {@link STAGES}: their place stands before them. */
const STAGE_WORD = `CASE ${STAGE} ${STAGES.map((stage, place) => `WHEN '${stage}' THEN '${place}${stage}'`).join(' ')} END`;

const SCORE = `s.tier, s.net_minor AS amount, s.prev_net_minor AS amountPrev, s.orders, s.first_on AS firstOrder, s.last_on AS lastOrder,
  s.rank, s.r_score * 100 + s.f_score * 10 + s.m_score AS rfm, s.rfm_group AS rfmGroup,
  ${STAGE_WORD} AS stage, y.cycle_days AS cycle, ${LATE_CYCLES} AS late, ${AT_STAKE} AS atStake`;

/** A region the state's table does not know, such as a country, goes by its name; commas part the values of an address. */
const REGION = `iif(d.region_code = '' AND d.province <> '', '${NAMED_REGION}' || replace(d.province, ',', ' '), d.region_code)`;

/** Values of the owner's own fields, as one object; a dealer without any costs one look into an index. */
export const CUSTOM_VALUES =
  '(SELECT json_group_object(v.field_id, v.value) FROM custom_value v WHERE v.dealer_id = d.id HAVING count(*) > 0)';

/** A dealer's balance of the latest list on or before @today. */
export const BALANCE_JOIN = `LEFT JOIN receivable v ON v.dealer_id = d.id
  AND v.as_of_on = (SELECT max(as_of_on) FROM receivable WHERE as_of_on <= @today)`;
export const OVER_LIMIT = 'iif(v.balance_minor > d.credit_limit_minor, v.balance_minor - d.credit_limit_minor, NULL)';

/** The period that totals without days were last given for: the one that ends last, of those the one that begins last. */
export const NEWEST_PERIOD = 'SELECT to_on, from_on FROM period_total ORDER BY to_on DESC, from_on DESC LIMIT 1';
/** What a dealer bought in that period, whichever sources say it; NULL where none does. */
export const TOTAL = `(SELECT sum(e.net_minor) FROM period_total e
  WHERE e.dealer_id = d.id AND (e.to_on, e.from_on) = (${NEWEST_PERIOD}))`;

/** Cases of a dealer that are not finished; NULL for none. The partial index on them answers it. */
export const OPEN_CASES = `nullif((SELECT count(*) FROM dealer_case c WHERE c.dealer_id = d.id AND ${UNFINISHED_CASE}), 0)`;

/** The group of shops of one owner a dealer is in, as an object; one look into an index. */
export const OWNER_GROUP = `(SELECT json_object('id', g.id, 'name', g.name) FROM dealer_group_member h
  JOIN dealer_group g ON g.id = h.group_id WHERE h.dealer_id = d.id)`;

/** A bit each, in the order of LACKS: phone, contact, address, code, opening date. */
const LACKING = `
  (NOT EXISTS (SELECT 1 FROM contact k WHERE k.dealer_id = d.id AND k.deleted_at IS NULL AND k.phones <> '[]'))
  + 2 * (NOT EXISTS (SELECT 1 FROM contact k WHERE k.dealer_id = d.id AND k.deleted_at IS NULL))
  + 4 * (d.address = '') + 8 * (d.code = '') + 16 * (d.opened_on IS NULL)`;

/** 1 in the bin, 2 part of another dealer by a merge: on no list of its own. */
const DELETED = `iif(d.deleted_at IS NULL, 0,
  1 + EXISTS (SELECT 1 FROM dealer_merge m WHERE m.lost_id = d.id AND m.undone_at IS NULL))`;

const ROW = `
SELECT d.id, d.sort_key AS name, d.code, d.type, ${REGION} AS region, d.excluded, ${DELETED} AS deleted,
  d.original_grade AS originalGrade, d.created_at AS createdAt, r.id AS repId, r.sort_key AS rep, ${SCORE},
  d.opened_on AS openedOn, d.area, d.settlement, d.credit_limit_minor AS creditLimit, d.term_days AS termDays,
  v.balance_minor AS balance, v.overdue_minor AS overdue, ${OVER_LIMIT} AS overLimit, ${TOTAL} AS total, ${OPEN_CASES} AS openCases, ${LACKING} AS lacks,
  (SELECT group_concat(tag_id) FROM (SELECT tag_id FROM dealer_tag WHERE dealer_id = d.id ORDER BY tag_id)) AS tags,
  ${OWNER_GROUP} AS ownerGroup,
  ${CUSTOM_VALUES} AS custom,
  lower(d.name || char(10) || d.short_name || char(10) || d.code || char(10) || d.pinyin || char(10) || d.initials || char(10) || d.mnemonic
    || char(10) || coalesce((SELECT group_concat(c.name || char(10) || c.phones, char(10)) FROM contact c
                             WHERE c.dealer_id = d.id AND c.deleted_at IS NULL), '')
    || char(10) || coalesce((SELECT group_concat(n.body, char(10)) FROM note n WHERE n.dealer_id = d.id AND n.deleted_at IS NULL), '')
    || char(10) || coalesce((SELECT group_concat(a.value, char(10)) FROM dealer_alias a WHERE a.dealer_id = d.id), '')) AS search
FROM dealer d
LEFT JOIN score_live s ON s.dealer_id = d.id
${RHYTHM_JOIN}
${BALANCE_JOIN}
LEFT JOIN rep r ON r.id = (SELECT o.rep_id FROM dealer_owner o WHERE o.dealer_id = d.id AND o.from_on <= @today
                           ORDER BY o.from_on DESC, o.id DESC LIMIT 1)`;

/** Gives way to whatever has arrived meanwhile. */
export const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** All rows in the order of their ids, a slice at a time. The caller breathes between slices. */
export function* allRows(db: Db, today: string): Generator<GridValues[]> {
  const statement = rawOf(db).prepare<[{ after: number; today: string }], GridValues>(
    `${ROW} WHERE d.id > @after ORDER BY d.id LIMIT ${SLICE}`,
  );
  let after = 0;
  while (true) {
    const rows = statement.all({ after, today });
    for (const row of rows) foldRow(row);
    yield rows;
    after = rows.at(-1)?.id ?? after;
    if (rows.length < SLICE) return;
  }
}

/** The rows of these dealers, in the order of their ids, a slice at a time. */
export function* rowsOf(db: Db, ids: readonly number[], today: string): Generator<GridValues[]> {
  const statement = rawOf(db).prepare<[{ ids: string; today: string }], GridValues>(
    `${ROW} WHERE d.id IN (SELECT value FROM json_each(@ids)) ORDER BY d.id`,
  );
  const sorted = [...ids].sort((a, b) => a - b);
  for (let from = 0; from < sorted.length; from += SLICE) {
    const rows = statement.all({ ids: JSON.stringify(sorted.slice(from, from + SLICE)), today });
    for (const row of rows) foldRow(row);
    yield rows;
  }
}

/** Figures of all dealers in the order of their ids, a slice at a time. */
export function* allScores(db: Db): Generator<(ScoreValues & { id: number })[]> {
  const statement = rawOf(db).prepare<[number], ScoreValues & { id: number }>(
    `SELECT s.dealer_id AS id, ${SCORE} FROM score_live s ${ofRhythm('s.dealer_id')} WHERE s.dealer_id > ? ORDER BY s.dealer_id LIMIT ${SLICE}`,
  );
  let after = 0;
  while (true) {
    const rows = statement.all(after);
    yield rows;
    after = rows.at(-1)?.id ?? after;
    if (rows.length < SLICE) return;
  }
}

function foldRow(row: GridValues): void {
  row.search = searchText(row.search);
  if (row.ownerGroup !== null) row.ownerGroup = ownerGroupWord(row.ownerGroup);
}

/** Groups in the order of how their names sound; behind the last blank stands the number. @param json as OWNER_GROUP reads it */
function ownerGroupWord(json: string): string {
  const { id, name } = JSON.parse(json) as { id: number; name: string }; // written by the statement above
  return `${pinyinOf(name).sortKey} ${id}`;
}

/** The stage in a word of the grid. */
export function stageOfWord(word: string): string {
  return word.slice(1);
}

/** The number of a group behind its word in the grid, 0 for none. */
export function ownerGroupOf(word: string): number {
  return Number(word.slice(word.lastIndexOf(' ') + 1));
}

/** A contact's phone as it is kept; its digits are told only where the owner wrote them otherwise. */
const PHONE = /\{"text":"([^"]*)","digits":"(\d*)","kind":"[a-z]*"\}/g;
/** Printable ASCII and the common ideographs, which folding leaves as they are. */
const FOLDED = /^[\n\u0020-\u007e\u4e00-\u9fff]*$/;

function searchText(text: string): string {
  const plain = text.replace(PHONE, (_, typed: string, digits: string) =>
    typed === digits ? digits : `${typed} ${digits}`,
  );
  return FOLDED.test(plain) ? plain : plain.normalize('NFKC');
}

/** How far the log of edits has been read. */
export interface EditMark {
  logId: number;
  /** Epoch milliseconds of the last entry that was taken back. */
  undoneAt: number;
}

export function editMark(db: Db): EditMark {
  return { logId: lastLogId(rawOf(db)), undoneAt: lastUndoneAt(rawOf(db)) };
}

/**
 * Dealers that edits have touched since a mark. An edit writes the log; one that is taken back writes nothing new and
 * only marks its entries. They are looked for, in the whole log, when there is nothing new.
 */
export function editedSince(db: Db, mark: EditMark): { ids: number[]; reps: boolean; mark: EditMark } {
  const raw = rawOf(db);
  const logId = lastLogId(raw);
  if (logId !== mark.logId) return { ...touched(raw, 'id > ?', mark.logId), mark: { ...mark, logId } };
  return { ...touched(raw, 'undone_at >= ?', mark.undoneAt), mark: { logId, undoneAt: lastUndoneAt(raw) } };
}

/** Dealers that entries of the log touch, and whether a rep's record is among them, by which lists are sorted, or dealers are gone. */
function touched(raw: RawDb, which: string, from: number): { ids: number[]; reps: boolean } {
  const reps = raw
    .prepare<[number]>(`SELECT 1 FROM change_log WHERE entity IN ('rep', 'erasure') AND ${which} LIMIT 1`)
    .get(from);
  return { ids: dealersOf(raw, which, from), reps: reps !== undefined };
}

function lastLogId(raw: RawDb): number {
  return Number(raw.prepare('SELECT coalesce(max(id), 0) FROM change_log').pluck().get());
}

function lastUndoneAt(raw: RawDb): number {
  return Number(raw.prepare('SELECT coalesce(max(undone_at), 0) FROM change_log').pluck().get());
}

/** The dealer of an entry, also of one that stands in nobody's history. A group's name is shown with each of its dealers. */
const TOUCHED = `coalesce(dealer_id, CASE WHEN entity = 'dealer' THEN record_id
  WHEN entity IN ('dealer_tag', 'custom_value') THEN coalesce(after ->> '$.dealer_id', before ->> '$.dealer_id') END)`;

function dealersOf(raw: RawDb, which: string, from: number): number[] {
  const found = raw
    .prepare<[number, number], number>(
      `SELECT ${TOUCHED} FROM change_log WHERE ${TOUCHED} IS NOT NULL AND ${which}
       UNION SELECT m.dealer_id FROM dealer_group_member m
         WHERE m.group_id IN (SELECT record_id FROM change_log WHERE entity = 'dealer_group' AND ${which})`,
    )
    .pluck()
    .all(from, from);
  // Plucked from a column of integers.
  return found as unknown as number[];
}
