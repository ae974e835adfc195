import type { CustomField } from '../../../shared/contract/fields.contract.ts';
import type { PasteReason } from '../../../shared/contract/paste.contract.ts';
import { TagName } from '../../../shared/contract/tags.contract.ts';
import { readDaysText, readMoneyText } from '../../../shared/domain/readAmount.ts';
import { typed, wordKey } from '../dealers/text.rules.ts';
import { type DateOrder, readDate } from '../imports/readDate.rules.ts';
import { readOwnValue } from '../imports/readOwnValue.rules.ts';
import { readType } from '../imports/readWord.rules.ts';

/** What a pasted cell says to its column: a value as it is kept, tags to add, nothing at all, or what cannot be taken. */
export type CellRead =
  | { kind: 'value'; value: string | number | null }
  | { kind: 'tags'; tags: string[] }
  | { kind: 'nothing' }
  | { kind: 'refused'; reason: PasteReason };

const EMPTY: CellRead = { kind: 'value', value: null };
/** Between the names of tags; no tag contains one of these. */
const TAG_JOINTS = /[,\uff0c\u3001;\uff1b\n\r\t]/;

function value(next: string | number | null): CellRead {
  return { kind: 'value', value: next };
}

function refused(reason: PasteReason): CellRead {
  return { kind: 'refused', reason };
}

/** One line of text, as typed into the cell. @param longest characters the column takes */
export function readLine(text: string, longest: number): CellRead {
  const line = typed(text.replace(/\s*\n\s*/g, ' '));
  return line.length > longest ? refused('too_long') : value(line);
}

export function readName(text: string, longest: number): CellRead {
  const line = readLine(text.replace(/\s+/g, ' '), longest);
  return line.kind === 'value' && line.value === '' ? refused('empty_name') : line;
}

export function readDealerType(text: string): CellRead {
  const type = readType(text);
  return type === 'unknown' ? refused('type_unknown') : value(type ?? null);
}

/** @param order which way round the column writes its days */
export function readDay(text: string, order: DateOrder): CellRead {
  const read = readDate(text, { order });
  if (read.kind === 'blank') return EMPTY;
  return read.kind === 'day' ? value(read.day) : refused('day_unreadable');
}

/** Minor units; no limit is negative. @param digits of the currency */
export function readMoney(text: string, digits: number): CellRead {
  const read = readMoneyText(text, digits);
  if (read.kind === 'blank') return EMPTY;
  return read.kind === 'unreadable' || read.minor < 0 ? refused('amount_unreadable') : value(read.minor);
}

/** Days of credit: a plain figure, or a term in words. */
export function readDays(text: string): CellRead {
  const read = readDaysText(text);
  if (read.kind === 'blank') return EMPTY;
  return read.kind === 'unreadable' ? refused('days_unreadable') : value(read.days);
}

/** Tags are added to those that a dealer bears; an empty cell takes none away. */
export function readAddedTags(text: string): CellRead {
  const tags = new Map<string, string>();
  for (const said of text.split(TAG_JOINTS).map(typed)) {
    if (said === '') continue;
    if (!TagName.safeParse(said).success) return refused('tag_too_long');
    if (!tags.has(wordKey(said))) tags.set(wordKey(said), said);
  }
  return tags.size === 0 ? { kind: 'nothing' } : { kind: 'tags', tags: [...tags.values()] };
}

export function readOwn(text: string, field: CustomField, order: DateOrder): CellRead {
  const read = readOwnValue(text, field, order);
  if (read.kind === 'unreadable') return refused('value_unreadable');
  return value(read.kind === 'value' ? read.value : '');
}
