import { foldCode } from '../../../shared/domain/foldText.ts';
import { EXTENSION_MARK, PHONE_LABELS, PHONE_SEPARATORS } from './phoneSynonyms.ts';

export interface Phone {
  /** As it should be shown: 13800138000, 021-58881234-805. */
  text: string;
  /** Digits only, for searching and matching; country code 86 taken off. */
  digits: string;
  kind: 'mobile' | 'landline' | 'other';
}

export interface PhonesRead {
  phones: Phone[];
  /** The cell holds what a spreadsheet left of a number, 1.38E+10: the digits are gone and are not made up. */
  lossy: boolean;
  /** Parts with digits that are no phone. */
  unreadable: string[];
}

/** A float's text: digits behind the point fewer than the exponent means digits are lost. */
const SCIENTIFIC = /^(\d)(?:\.(\d+))?e\+?(\d{1,2})$/i;
/** One phone within a longer text, separators inside allowed. Alternatives: mobile, 400/800, landline, foreign. */
const ONE_PHONE = new RegExp(
  [
    String.raw`(?<mobile>(?:(?:\+|00)?86[\s-]*|0)?1[3-9]\d(?:[\s.-]?\d{4}){2})`,
    String.raw`(?<service>[48]00(?:[\s-]?\d{3}[\s-]?\d{4}|[\s-]?\d{4}[\s-]?\d{3}))`,
    String.raw`(?<landline>(?:(?:\+|00)?86[\s-]*)?\(?(?<area>0?(?:10|2\d)|0[3-9]\d{2})\)?[\s-]*(?<local>[2-9]\d{3}[\s-]?\d{3,4}))`,
    // Behind an area code that is set off, any seven or eight figures are taken as they stand.
    String.raw`(?<apart>\(?0\d{2,3}(?:\)\s*|\s*-\s*)\d{7,8})`,
    String.raw`(?<foreign>(?:\+|00)[1-9]\d{0,2}(?:[\s().-]*\d){6,13})`,
  ]
    .map((part) => `(?<![\\d+])${part}(?!\\d)`)
    .join('|'),
  'g',
);
const EXTENSION = new RegExp(`^(?:${EXTENSION_MARK.source})(\\d{1,6})(?!\\d)`, 'i');

/** How most cells write the phone that most cells hold. */
const PLAIN_MOBILE = /^1[3-9]\d{9}$/;
const ENDS_IN_NOUGHTS = /^1\d{3}0{7}$/;

/** True for what a spreadsheet leaves of a long code, 2.02E+11. It writes the sign: 3E12 is a code as it stands. */
export function isLossyCode(text: string): boolean {
  return text.includes('+') && isLossyNumber(text);
}

/** True for what a spreadsheet leaves of a long number, 1.38E+10: digits are gone. */
export function isLossyNumber(text: string): boolean {
  const scientific = SCIENTIFIC.exec(text);
  return scientific !== null && (scientific[2] ?? '').length < Number(scientific[3]);
}

/** Reads every phone of a cell's text. A number from a number cell is passed as its text with `fromNumber`. */
export function readPhones(raw: string, fromNumber = false): PhonesRead {
  const text = foldCode(raw);
  const read: PhonesRead = { phones: [], lossy: false, unreadable: [] };
  if (text === '') return read;
  if (PLAIN_MOBILE.test(text) && !(fromNumber && ENDS_IN_NOUGHTS.test(text)))
    return { ...read, phones: [{ text, digits: text, kind: 'mobile' }] };
  const whole = wholeNumber(text, fromNumber);
  if (whole === 'lossy') return { ...read, lossy: true };
  for (const piece of (whole ?? text).replace(PHONE_LABELS, ' ').split(PHONE_SEPARATORS)) readPiece(piece, read);
  const seen = new Set<string>();
  read.phones = read.phones.filter(({ digits }) => !seen.has(digits) && seen.add(digits));
  return read;
}

/** Undoes what a number format did to a phone: `13800138000.0`, `1.38001380001E+10`. */
function wholeNumber(text: string, fromNumber: boolean): string | 'lossy' | undefined {
  const scientific = SCIENTIFIC.exec(text);
  if (scientific) {
    const [, lead = '', fraction = '', exponent = '0'] = scientific;
    return isLossyNumber(text) ? 'lossy' : `${lead}${fraction}`.slice(0, Number(exponent) + 1);
  }
  const plain = /^(\d{5,})(?:\.0*)?$/.exec(text)?.[1];
  if (plain === undefined) return undefined;
  // A number cell that ends in seven noughts is 1.38E+10 typed back in.
  return fromNumber && ENDS_IN_NOUGHTS.test(plain) ? 'lossy' : plain;
}

function readPiece(piece: string, read: PhonesRead): void {
  let rest = '';
  let at = 0;
  for (let match = nextPhone(piece, at); match; match = nextPhone(piece, at)) {
    rest += ` ${piece.slice(at, match.index)}`;
    at = match.index + match[0].length;
    const extension =
      match.groups?.landline || match.groups?.apart || match.groups?.service ? EXTENSION.exec(piece.slice(at)) : null;
    if (extension) at += extension[0].length;
    read.phones.push(phoneOf(match, extension?.[1]));
  }
  rest += ` ${piece.slice(at)}`;
  for (const part of rest.split(/\s+(?=\d)/)) readRest(part.trim(), read);
}

function nextPhone(text: string, from: number): RegExpExecArray | null {
  ONE_PHONE.lastIndex = from;
  return ONE_PHONE.exec(text);
}

function phoneOf(match: RegExpExecArray, extension: string | undefined): Phone {
  const groups = match.groups ?? {};
  const tail = extension === undefined ? '' : `-${extension}`;
  if (groups.mobile) {
    const digits = onlyDigits(groups.mobile).slice(-11);
    return { text: digits, digits, kind: 'mobile' };
  }
  if (groups.service) {
    const digits = onlyDigits(groups.service);
    const text = `${digits.slice(0, 3)}-${digits.slice(3, 6)}-${digits.slice(6)}${tail}`;
    return { text, digits: digits + (extension ?? ''), kind: 'other' };
  }
  if (groups.apart) {
    const [area = '', local = ''] = groups.apart.split(/\D+/).filter((part) => part !== '');
    return { text: `${area}-${local}${tail}`, digits: area + local + (extension ?? ''), kind: 'landline' };
  }
  if (groups.landline) {
    const area = (groups.area ?? '').replace(/^(?=[1-9])/, '0');
    const text = `${area}-${onlyDigits(groups.local ?? '')}${tail}`;
    return { text, digits: onlyDigits(text), kind: 'landline' };
  }
  const text = match[0].trim();
  return { text, digits: onlyDigits(text).replace(/^00/, ''), kind: 'other' };
}

/** What is left between phones: a local number without area code, a short service number, or nothing we can read. */
function readRest(part: string, read: PhonesRead): void {
  const digits = onlyDigits(part);
  if (digits.length < 3) return;
  const bare = part.replace(/[()]/g, ' ').trim();
  const local = /^([2-9]\d{2,3}[\s-]?\d{4})(?:\D{1,4}(\d{1,6}))?$/.exec(bare);
  if (local) {
    const text = `${onlyDigits(local[1] ?? '')}${local[2] === undefined ? '' : `-${local[2]}`}`;
    read.phones.push({ text, digits: onlyDigits(text), kind: 'landline' });
  } else if (/^(?:95\d{3,6}|1[0-2]\d{3,4}|96\d{3,5})$/.test(bare)) {
    read.phones.push({ text: bare, digits: bare, kind: 'other' });
  } else {
    read.unreadable.push(part);
  }
}

function onlyDigits(text: string): string {
  return text.replace(/\D/g, '');
}
