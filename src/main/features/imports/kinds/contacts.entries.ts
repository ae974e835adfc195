import { nameKey } from '../../dealers/nameKey.rules.ts';
import { mayBeOnePerson } from '../../doubles/contactDoubles.rules.ts';
import type { EntryKind, ReadEntry } from '../entryKind.ts';
import { CONTACT_TABLE } from '../entryTables.ts';
import { readContacts } from '../people.rules.ts';
import { phonesOf, phonesText } from '../phoneList.ts';
import type { BirthdaySetting } from '../readBirthday.rules.ts';
import { columnsOf, RowCells } from '../rowCells.rules.ts';
import { readNaming, requireDealer } from '../rowNaming.rules.ts';

/** People of dealers: the same person of a dealer goes by his name, or by a mobile of his where nobody of another name has it. */
export const CONTACT_ENTRIES: EntryKind = {
  table: CONTACT_TABLE,
  async reader(env, options, setting) {
    const columns = columnsOf(options.mapping, setting.headers);
    const born = { today: env.clock.today(), order: setting.dateOrder };
    return (raw) => readContact(new RowCells(columns, raw), born);
  },
  keys(columns, dealer) {
    const name = nameKey(String(columns.name ?? ''));
    const phones = phonesOf(columns.phones);
    const of = (sign: string, keys: readonly string[]) => keys.map((key) => `${dealer}|${sign}${key}`);
    const digits = phones.map((phone) => phone.digits);
    const mobiles = of(
      'm',
      phones.filter(({ kind }) => kind === 'mobile').map((phone) => phone.digits),
    );
    // A number several people share tells nobody apart, but for somebody who has no name.
    const names = name === '' ? [] : of('n', [name]);
    const wechat = columns.wechat === undefined || columns.wechat === '' ? [] : of('w', [String(columns.wechat)]);
    return {
      own: [...names, ...mobiles, ...wechat, ...of('a', digits), ...(name === '' ? of('q', digits) : [])],
      ask: [...names, ...mobiles, ...wechat, ...(name === '' ? of('a', digits) : of('q', digits))],
    };
  },
  mayBeOne(columns, told) {
    const [name = '', ...names] = [columns, ...told].map((each) => String(each.name ?? ''));
    // Who has a name is nobody else's blank one any more.
    const others = names.filter((other) => other !== '');
    return others.length === 0 || others.some((other) => mayBeOnePerson(name, other));
  },
  ofFormer: false,
  united: ['phones'],
  summed: [],
  fieldOf: {
    name: 'contact',
    role: 'role',
    phones: 'phone',
    wechat: 'wechat',
    email: 'email',
    birthday: 'birthday',
    note: 'note',
  },
  textOf: (column, value) => (column === 'phones' ? phonesText(value) : String(value ?? '')),
};

function readContact(row: RowCells, born: BirthdaySetting): ReadEntry {
  const naming: NonNullable<ReadEntry['naming']> = { row: row.raw.row, problems: row.problems };
  const people = readContacts(row, born);
  const reports = row.problems.length;
  readNaming(row, naming);
  // The phones are the person's, not the dealer's, and what is wrong with them has been said.
  delete naming.phone;
  row.problems.splice(reports, row.problems.length, ...row.problems.slice(reports).filter(notOfPhone));
  requireDealer(row, naming);
  const [first] = people;
  const columns: ReadEntry['columns'] = {};
  if (first !== undefined) {
    for (const field of ['name', 'role', 'wechat', 'email', 'birthday'] as const)
      if (first[field] !== '') columns[field] = first[field];
    const phones = people.flatMap((each) => each.phones);
    if (phones.length > 0) columns.phones = JSON.stringify(phones);
  }
  if (naming.note !== undefined && naming.note !== '') columns.note = naming.note;
  if (columns.name === undefined && columns.phones === undefined && columns.wechat === undefined)
    row.report('contact', 'entry_nameless', 'rejected', '');
  return {
    row: row.raw.row,
    problems: row.problems,
    naming,
    title: naming.dealerName ?? naming.dealerCode ?? '',
    columns,
  };
}

const notOfPhone = ({ code }: { code: string }) => code !== 'phone_lossy' && code !== 'phone_unreadable';
