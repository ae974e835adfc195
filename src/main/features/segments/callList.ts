import { customFieldOf, customKey, DealerQuery } from '../../../shared/contract/dealerFilter.contract.ts';
import type { DealerRow, GridColumn } from '../../../shared/contract/dealers.contract.ts';
import type { Output, Parsed } from '../../../shared/contract/index.ts';
import type { PEOPLE_COLUMNS } from '../../../shared/contract/segments.contract.ts';
import { daysBetween } from '../../../shared/domain/calendarDay.ts';
import { minorDigits, minorToNumber } from '../../../shared/domain/money.ts';
import { tierName } from '../../../shared/domain/tiers.ts';
import type { Language, T } from '../../../shared/i18n/translator.ts';
import { type Db, rawOf } from '../../db/open.ts';
import type { JobEnv } from '../../jobs/jobPort.ts';
import type { Ctx } from '../../runtime/context.ts';
import { createTranslator } from '../../runtime/translate.ts';
import { writeTables } from '../../spreadsheets/writeTables.ts';
import { cutOffDay } from '../data/cutOff.repo.ts';
import { type Cell, type CellColumn, cellColumns } from '../dealers/dealerCells.ts';
import { namingOf, readRows } from '../dealers/dealers.repo.ts';
import { unseenFields } from '../dealers/detailFor.ts';
import { snapshotOf } from '../dealers/gridIndex.ts';
import { readSettings } from '../settings/settings.service.ts';
import { mustSeeRule, seenSegment } from './segmentSeen.ts';
import { fieldKey, fillTemplate, namedFields, unknownFields } from './template.rules.ts';
import { FIELD_SYNONYMS } from './templateSynonyms.ts';

type ExportParams = Parsed<'segments.exportList'>;
type PeopleColumn = (typeof PEOPLE_COLUMNS)[number];

/** Fields of a text, in the order in which they are offered; each by its name in either language (`segments.field`). */
const FIELDS = [
  'dealer',
  'code',
  'contact',
  'role',
  'phone',
  'wechat',
  'email',
  'amount',
  'amountPrev',
  'orders',
  'lastOrder',
  'daysSince',
  'tier',
  'rep',
  'balance',
  'overdue',
  'city',
  'district',
  'area',
  'address',
  'company',
  'shouldBuy',
] as const;
type Field = (typeof FIELDS)[number];

interface Person {
  role: string;
  wechat: string;
  email: string;
}

/** Whom a text is for. */
export interface Addressee {
  row: DealerRow;
  person: Person;
  /** What he should buy, in a line; only texts that name it have it. */
  goods?: string;
}
type Row = Addressee;

const NOBODY: Person = { role: '', wechat: '', email: '' };
const PAGE = 500;

/** Starts writing a call list. @throws AppError field_hidden */
export function exportCallList(ctx: Ctx, input: ExportParams): Output<'segments.exportList'> {
  seenSegment(ctx, input.id);
  return { jobId: ctx.startJob('segments.export', input) };
}

/** @throws AppError disk_full, not_writable, cancelled, not_found */
export async function writeCallList(params: ExportParams, env: JobEnv<unknown>): Promise<Record<string, number>> {
  const { db } = env;
  const t = createTranslator(params.lang);
  const { currency } = await readSettings(db);
  const today = env.clock.today();
  const naming = namingOf(db, null);
  const hidden = unseenFields(db, env.operatorId);
  const message = await messageOf(db, params, today, hidden);
  const columns = params.columns.flatMap((column): (CellColumn | PeopleColumn)[] =>
    isPeople(column) ? [column] : hidden.has(customFieldOf(column) ?? 0) ? [] : cellColumns(db, [column], t),
  );
  const ids = await memberIds(db, params.id, today);
  const target = await env.resolveFile(params.file, 'write');
  const cell = (column: CellColumn | PeopleColumn, one: Row): Cell => {
    if (typeof column === 'string') return column === 'message' ? message.fill(one) : one.person[column];
    const value = column.value(one.row, { t, naming });
    return column.kind === 'money' && typeof value === 'number' ? minorToNumber(value, currency) : value;
  };
  function* rows(): Generator<Cell[]> {
    for (const one of readPeople(db, ids, today)) yield columns.map((column) => cell(column, one));
  }
  await writeTables(
    target.path,
    {
      currencyDigits: minorDigits(currency),
      sheets: [
        {
          name: t('segments.list.sheet'),
          columns: columns.map((column) =>
            typeof column === 'string'
              ? {
                  header: t(`segments.field.${column}`),
                  kind: 'text' as const,
                  ...(column === 'message' ? { width: 60 } : {}),
                }
              : { header: column.header, kind: column.kind },
          ),
          rows: rows(),
        },
      ],
      onProgress: (done) => {
        env.port.checkCancelled();
        env.port.progress('building', done, ids.length);
      },
    },
    params.format,
  );
  return { rows: ids.length };
}

/** The first rows as they would be written. @throws AppError not_found, field_hidden */
export async function previewCallList(
  ctx: Ctx,
  input: Parsed<'segments.previewList'>,
): Promise<Output<'segments.previewList'>> {
  const { db } = ctx;
  mustSeeRule(ctx, seenSegment(ctx, input.id).rule);
  const today = ctx.clock.today();
  const message = await messageOf(db, input, today, unseenFields(db, ctx.operatorId));
  const ids = await memberIds(db, input.id, today);
  const rows = [...readPeople(db, ids.subarray(0, input.limit), today)].map((one) => ({
    id: one.row.id,
    name: one.row.name,
    contact: one.row.contactName,
    phone: one.row.phone,
    wechat: one.person.wechat,
    email: one.person.email,
    message: message.fill(one),
  }));
  return {
    total: ids.length,
    unknown: message.unknown,
    rows,
    fields: message.names,
    withoutPhone: withoutPhone(db, ids),
  };
}

function isPeople(column: GridColumn | PeopleColumn): column is PeopleColumn {
  return column === 'role' || column === 'wechat' || column === 'email' || column === 'message';
}

/** Members, the largest first, as the list of dealers has them. */
async function memberIds(db: Db, id: number, today: string): Promise<Int32Array> {
  const query = DealerQuery.parse({ filter: { segments: [id] }, sort: { by: 'amount', descending: true } });
  return (await snapshotOf(db, query, today)).ids;
}

/** Dealers with their main contact, in the order of the ids. */
export function* readPeople(db: Db, ids: Int32Array, today: string): Generator<Row> {
  const people = rawOf(db).prepare<[string], Person & { dealerId: number }>(
    `SELECT dealer_id AS dealerId, role, wechat, email FROM contact k WHERE k.deleted_at IS NULL
       AND k.dealer_id IN (SELECT value FROM json_each(?)) ORDER BY k.is_primary, k.id DESC`,
  );
  for (let from = 0; from < ids.length; from += PAGE) {
    const some = [...ids.subarray(from, from + PAGE)];
    // The last one written for a dealer is the main one, as on the list.
    const byDealer = new Map(people.all(JSON.stringify(some)).map((person) => [person.dealerId, person]));
    for (const row of readRows(db, some, today)) yield { row, person: byDealer.get(row.id) ?? NOBODY };
  }
}

function withoutPhone(db: Db, ids: Int32Array): number {
  const sql = `SELECT count(*) FROM json_each(?) j WHERE NOT EXISTS (
    SELECT 1 FROM contact k WHERE k.dealer_id = j.value AND k.deleted_at IS NULL AND k.phones <> '[]')`;
  return Number(
    rawOf(db)
      .prepare(sql)
      .pluck()
      .get(JSON.stringify([...ids])),
  );
}

/** The text of a list, ready to be filled in. */
export async function messageOf(
  db: Db,
  { template, lang }: { template: string; lang: Language },
  today: string,
  hidden: ReadonlySet<number>,
) {
  const t = createTranslator(lang);
  const { currency, companyName } = await readSettings(db);
  const own = rawOf(db)
    .prepare<[], { id: number; name: string }>('SELECT id, name FROM custom_field WHERE archived = 0 ORDER BY place')
    .all()
    .filter(({ id }) => !hidden.has(id));
  const known = new Map<string, string>();
  for (const { id, name } of own) known.set(fieldKey(name), customKey(id));
  for (const each of [createTranslator('zh-CN'), createTranslator('en')])
    for (const field of FIELDS) {
      known.set(fieldKey(field), field);
      known.set(fieldKey(each(`segments.field.${field}`)), field);
    }
  for (const [name, field] of FIELD_SYNONYMS) if (!known.has(fieldKey(name))) known.set(fieldKey(name), field);
  const words = wordsIn(lang, currency, {
    company: companyName,
    cutOff: cutOffDay(db, today),
    naming: namingOf(db, null),
    t,
  });
  const columns = new Map(
    cellColumns(
      db,
      own.map(({ id }) => customKey(id)),
      t,
    ).map((column) => [String(column.id), column]),
  );
  const naming = namingOf(db, null);
  const value = (field: string, one: Row): string => {
    const column = columns.get(field);
    if (column !== undefined) return String(column.value(one.row, { t, naming }) ?? '');
    return words[field as Field](one); // every other name stands for one of FIELDS
  };
  return {
    unknown: unknownFields(template, known),
    wants: (field: Field) => namedFields(template).some((name) => known.get(name) === field),
    names: [...FIELDS.map((field) => t(`segments.field.${field}`)), ...own.map(({ name }) => name)],
    fill: (one: Row) => fillTemplate(template, known, (field) => value(field, one)),
  };
}

function wordsIn(
  lang: Language,
  currency: string,
  { cutOff, naming, t, company }: { cutOff: string | null; naming: ReturnType<typeof namingOf>; t: T; company: string },
): Record<Field, (one: Row) => string> {
  const locale = lang === 'en' ? 'en-GB' : 'zh-CN';
  const figure = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
  const long = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const money = (minor: number | null) => (minor === null ? '' : figure.format(minorToNumber(minor, currency)));
  const day = (text: string | null) => (text === null ? '' : long.format(new Date(`${text}T00:00:00Z`)));
  return {
    dealer: ({ row }) => row.name,
    code: ({ row }) => row.code,
    contact: ({ row }) => row.contactName,
    role: ({ person }) => person.role,
    phone: ({ row }) => row.phone,
    wechat: ({ person }) => person.wechat,
    email: ({ person }) => person.email,
    amount: ({ row }) => money(row.amountMinor),
    amountPrev: ({ row }) => money(row.amountPrevMinor),
    orders: ({ row }) => String(row.orders),
    lastOrder: ({ row }) => day(row.lastOn),
    daysSince: ({ row }) => (row.lastOn === null || cutOff === null ? '' : String(daysBetween(row.lastOn, cutOff))),
    tier: ({ row }) => (row.tier === null ? t('common.tier.ungraded') : tierName(naming, row.tier)),
    rep: ({ row }) => row.repName,
    balance: ({ row }) => money(row.balanceMinor),
    overdue: ({ row }) => money(row.overdueMinor),
    city: ({ row }) => row.city,
    district: ({ row }) => row.district,
    area: ({ row }) => row.area,
    address: ({ row }) => row.address,
    company: () => company,
    shouldBuy: ({ goods }) => goods ?? '',
  };
}
