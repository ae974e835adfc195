import { fold } from '../../../shared/domain/foldText.ts';
import { nameKey } from '../dealers/nameKey.rules.ts';
import { pinyinOf } from '../dealers/pinyin.rules.ts';
import type { RegionIndex } from '../dealers/region.rules.ts';
import { GROUP_WORDS, LATIN_AND, LATIN_FORM, NUMBER_TAIL, ONE_MAN, SHARED_LINE } from './doubleSynonyms.ts';

/** What the file knows of a dealer, as far as it tells who he is. */
export interface DoubleRecord {
  id: number;
  name: string;
  city: string;
  address: string;
  taxNo: string;
  /** Digits. */
  phones: readonly string[];
}

/** The same in the forms in which two records are compared; "" where there is nothing to compare. */
export interface DoubleKeys {
  id: number;
  name: string;
  /** The name without place, company form and group: 广州鑫盈德贸易（集团）有限公司 → 鑫盈德贸易. */
  core: string;
  /** How the name sounds, without tones; only for Chinese names. */
  sound: string;
  /** GB/T 2260 code of the city the name begins with, "" for none. */
  namedPlace: string;
  /** GB/T 2260 code of the city, or its name where it has none. */
  city: string;
  /** Street and house number, without what the region says. */
  address: string;
  taxNo: string;
  phones: readonly string[];
}

const CITY_DIGITS = 4;
/** One character sounds like dozens of others. */
const LEAST_SOUND = 2;
const LEAST_PHONE = 7;
/** 15 figures of old tax numbers, 18 characters of the unified code; a passport or licence number is shorter. */
const LEAST_TAX = 15;
const LEAST_ADDRESS = 4;

/** The keys of a record. Reading them once per record makes comparing cheap. */
export function doubleKeys(record: DoubleRecord, regions: RegionIndex): DoubleKeys {
  const name = nameKey(record.name);
  const named = regions.parseRegion(record.name);
  const place = regions.parseRegion(record.address, { city: record.city });
  const core = coreOf(named.rest);
  return {
    id: record.id,
    name,
    core: core.length >= 2 ? core : name,
    sound: soundOf(name),
    namedPlace: named.code.slice(0, CITY_DIGITS),
    city: place.code.length >= CITY_DIGITS ? place.code.slice(0, CITY_DIGITS) : fold(record.city),
    address: addressKey(place.rest),
    taxNo: taxKey(record.taxNo),
    phones: record.phones.filter((digits) => digits.length >= LEAST_PHONE && !SHARED_LINE.test(digits)),
  };
}

/** The name without what one writer puts and the next leaves out. */
function coreOf(name: string): string {
  const key = nameKey(name).replace(GROUP_WORDS, '').replace(ONE_MAN, '');
  if (!/^[\p{Script=Latin}\d]+$/u.test(key)) return key;
  return nameKey(name.replace(LATIN_AND, ' ')).replace(LATIN_FORM, '');
}

function soundOf(name: string): string {
  return name.length >= LEAST_SOUND && /^[\p{Script=Han}\d]+$/u.test(name) ? pinyinOf(name).full : '';
}

/** Only an address with a house number says where somebody is. */
function addressKey(rest: string): string {
  const key = fold(rest)
    .toLowerCase()
    .replace(NUMBER_TAIL, '')
    .replace(/(?<=\d)-(?=\d)/g, '_')
    .replace(/[^\p{L}\p{N}_]+/gu, '');
  return /\d/.test(key) && key.length >= LEAST_ADDRESS ? key : '';
}

function taxKey(taxNo: string): string {
  const key = fold(taxNo)
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '');
  return key.length >= LEAST_TAX ? key : '';
}
