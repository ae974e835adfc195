import type { ListPart } from '../../../shared/contract/tables.contract.ts';
import { PreferredChannel } from '../../../shared/domain/activities.ts';
import type { DealerType } from '../../../shared/domain/dealers.ts';
import { extraName } from '../../../shared/domain/extras.ts';
import { extraLabel } from '../../../shared/i18n/extraLabel.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import type { Db } from '../../db/open.ts';
import type { OutKind, OutValue } from '../../spreadsheets/outgoing.ts';
import { readPhones } from '../dealers/phone.rules.ts';
import { RECORD_FIELDS, type RecordField } from '../imports/ownRecords.rules.ts';
import { isOnePerson } from '../imports/people.rules.ts';
import { phonesOf, phonesText } from '../imports/phoneList.ts';
import { type DealerRecord, dealerRecords, extraNames, ownFieldsInUse } from './dealerRecords.repo.ts';
import { amountIn, type GridSheet, type TableEnv } from './tableParts.ts';

/** A dealer while he is written, what is stored as JSON already read. */
interface At extends Omit<DealerRecord, 'extras' | 'own' | 'tags'> {
  extras: Readonly<Record<string, string>>;
  own: Readonly<Record<string, string>>;
  tags: readonly string[];
}

interface ListColumn {
  header: string;
  kind: OutKind;
  value: (at: At) => OutValue;
  width?: number;
}

/** What stands under a field. */
type FieldColumn = readonly [kind: OutKind, value: (at: At) => OutValue, width?: number];

/** Every dealer with all that an import of dealers reads, so that he comes back whole. */
export function dealerList(_part: ListPart, db: Db, env: TableEnv): GridSheet[] {
  const { t } = env;
  const given = fieldColumns(env);
  const fields = RECORD_FIELDS.map((field): ListColumn => {
    const [kind, value, width] = given[field];
    // Where nothing could be read, what stood there.
    const kept = extraName(field);
    return {
      ...{ header: t(`imports.field.${field}`), kind, value: (at) => said(value(at)) ?? at.extras[kept] ?? null },
      ...(width === undefined ? {} : { width }),
    };
  });
  const columns = [...fields, ...ownColumns(db, t), ...extraColumns(db, t)];
  function* rows(): Generator<OutValue[]> {
    for (const record of dealerRecords(db, env.today)) {
      const at = read(record);
      yield columns.map(({ value }) => value(at));
    }
  }
  return [
    {
      name: t('tables.list.dealerRecords'),
      columns: columns.map(({ header, kind, width }) => ({ header, kind, ...(width === undefined ? {} : { width }) })),
      rows: rows(),
    },
  ];
}

/** A blank says nothing. */
function said(value: OutValue): OutValue {
  return value === '' ? null : value;
}

/** Flat objects and lists of texts, written by this program. */
function read({ extras, own, tags, ...record }: DealerRecord): At {
  return {
    ...record,
    extras: JSON.parse(extras) as Record<string, string>,
    own: JSON.parse(own) as Record<string, string>,
    tags: JSON.parse(tags) as string[],
  };
}

function fieldColumns(env: TableEnv): Record<RecordField, FieldColumn> {
  const { t } = env;
  const amount = amountIn(env);
  /** A person whose name would come back as two, or as a name and a title, comes with the list of people alone. */
  const ofPerson = (value: (at: At) => string) => (at: At) => (isOnePerson(at.contact) ? value(at) : '');
  return {
    code: ['text', ({ code }) => code, 16],
    name: ['text', ({ name }) => name, 30],
    shortName: ['text', ({ shortName }) => shortName, 16],
    mnemonic: ['text', ({ mnemonic }) => mnemonic],
    // The column holds nothing else.
    type: ['text', ({ type }) => (type === null ? '' : t(`dealers.type.${type as DealerType}`))],
    grade: ['text', ({ originalGrade }) => originalGrade],
    intent: ['text', ({ intent }) => intent],
    excluded: [
      'text',
      ({ excluded, extras }) => {
        if (excluded === 1) return t('common.value.yes');
        return extraName('excluded') in extras ? '' : t('common.value.no');
      },
    ],
    openedOn: ['day', ({ openedOn }) => openedOn],
    province: ['text', ({ province }) => province],
    city: ['text', ({ city }) => city],
    district: ['text', ({ district }) => district],
    town: ['text', ({ town }) => town],
    area: ['text', ({ area }) => area],
    address: ['text', ({ address }) => address, 40],
    rep: ['text', ({ rep }) => rep],
    contact: ['text', ofPerson(({ contact }) => contact), 16],
    role: ['text', ofPerson(({ role }) => role)],
    phone: ['text', ofPerson(({ phones }) => readablePhones(phones)), 28],
    wechat: ['text', ofPerson(({ wechat }) => wechat), 18],
    email: ['text', ofPerson(({ email }) => email), 24],
    birthday: ['text', ofPerson(({ birthday }) => birthday), 14],
    preferredChannel: [
      'text',
      ({ preferredChannel }) => {
        const channel = PreferredChannel.safeParse(preferredChannel);
        return channel.success ? t(`activities.channel.${channel.data}`) : '';
      },
    ],
    preferredTimes: ['text', ({ preferredTimes }) => preferredTimes, 16],
    settlement: ['text', ({ settlement }) => settlement],
    creditLimit: ['money', ({ creditLimitMinor }) => amount(creditLimitMinor)],
    termDays: ['integer', ({ termDays }) => termDays],
    taxNo: ['text', ({ taxNo }) => taxNo, 24],
    // Both separators are read again by an import.
    tags: ['text', ({ tags }) => tags.join(t('reports.frame.listComma')), 20],
    note: ['text', ({ note }) => note, 30],
  };
}

/** Phones as they are shown; one that no list could be read of comes with the list of people alone. */
function readablePhones(json: string): string {
  const text = phonesText(json);
  const { phones, lossy, unreadable } = readPhones(text);
  return !lossy && unreadable.length === 0 && phones.length === phonesOf(json).length ? text : '';
}

const OWN_KINDS = { text: 'text', number: 'number', date: 'day', choice: 'text', flag: 'text' } as const;

/** The owner's own fields, which go by their names. */
function ownColumns(db: Db, t: T): ListColumn[] {
  return ownFieldsInUse(db).map(({ id, name, kind }) => ({
    header: name,
    kind: OWN_KINDS[kind],
    value({ own }) {
      const value = own[id];
      if (value === undefined) return null;
      if (kind === 'number') return Number(value);
      return kind === 'flag' ? t(value === '1' ? 'common.value.yes' : 'common.value.no') : value;
    },
  }));
}

/** What lists had besides: under the field's word where it has one, else under the header it had. */
function extraColumns(db: Db, t: T): ListColumn[] {
  const shown = new Set(RECORD_FIELDS.map(extraName));
  return extraNames(db)
    .filter((name) => !shown.has(name))
    .map((name) => ({ header: extraLabel(name, t), kind: 'text', value: ({ extras }) => extras[name] ?? null }));
}
