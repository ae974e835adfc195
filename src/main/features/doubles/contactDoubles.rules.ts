import type { ContactReason, ContactReasonCode } from '../../../shared/contract/contactDoubles.contract.ts';
import { fold } from '../../../shared/domain/foldText.ts';
import { pinyinOf } from '../dealers/pinyin.rules.ts';
import { BOSS_TITLE, CALL_PREFIX, LONG_SURNAME, OFFICE, WORK_TITLE } from './personSynonyms.ts';

/** A person of a dealer, as far as it tells who he is. */
export interface Person {
  id: number;
  name: string;
  phones: readonly { digits: string; kind: string }[];
  wechat: string;
  email: string;
}

export interface PersonSuspicion {
  score: number;
  /** What speaks for it, then what speaks against it. */
  reasons: ContactReason[];
}

export interface PersonPair extends PersonSuspicion {
  /** lowId < highId */
  lowId: number;
  highId: number;
}

/**
 * What each finding adds to or takes from the score of two people of one dealer, in points of 100. Among the few people of
 * one shop a name is enough, and so is a mobile; but two full names are two people even with one phone: man and wife.
 */
const POINTS: Readonly<Record<ContactReasonCode, number>> = {
  same_name: 70,
  titled_name: 65,
  same_sound: 55,
  called: 50,
  part_of_name: 50,
  same_phone: 70,
  same_line: 20,
  same_wechat: 70,
  same_email: 60,
  other_name: -60,
  other_phone: -20,
  other_wechat: -15,
};
const LEAST_SCORE = 50;
const MOST_SCORE = 100;
const LEAST_DIGITS = 7;
/** A dealer with more people than this is a list of its own, not a shop. */
const MOST_PEOPLE = 60;

/** Pairs among the people of one dealer that may be one person, the surest first. */
export function findPeople(people: readonly Person[]): PersonPair[] {
  if (people.length > MOST_PEOPLE) return [];
  return people
    .flatMap((a, i) =>
      people.slice(i + 1).flatMap((b) => {
        const found = comparePeople(a, b);
        return found === undefined ? [] : [{ lowId: Math.min(a.id, b.id), highId: Math.max(a.id, b.id), ...found }];
      }),
    )
    .sort((x, y) => y.score - x.score || x.lowId - y.lowId || x.highId - y.highId);
}

/** How much speaks for two being one person; undefined for too little. The same in either order. */
export function comparePeople(a: Person, b: Person): PersonSuspicion | undefined {
  const reasons = [...nameReasons(a.name, b.name), ...factReasons(a, b)];
  const score = reasons.reduce((sum, { code }) => sum + POINTS[code], 0);
  if (score < LEAST_SCORE) return undefined;
  return {
    score: Math.min(MOST_SCORE, score),
    reasons: [...reasons.filter(({ code }) => POINTS[code] > 0), ...reasons.filter(({ code }) => POINTS[code] < 0)],
  };
}

/** A name taken apart: 王建国经理 is 王建国, 王总 and 小王 are a 王 who is called so. */
interface Named {
  key: string;
  stem: string;
  /** A surname only, with what it is called by. */
  called: boolean;
  /** Work that tells people of one surname apart, "" for none. */
  work: string;
}

function namedOf(name: string): Named {
  const key = fold(name)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
  const work = WORK_TITLE.exec(key)?.[0] ?? '';
  const bare = work === '' ? key.replace(BOSS_TITLE, '') : key.slice(0, -work.length);
  const stem = bare.replace(CALL_PREFIX, '');
  const han = /^\p{Script=Han}+$/u.test(key);
  return { key, stem, called: han && stem !== key && (stem.length === 1 || LONG_SURNAME.test(stem)), work };
}

/** The whole name of somebody in a form to compare, without title; '' for a form of address, for staff and for an office. */
export function fullNameKey(name: string): string {
  const { stem, called, work } = namedOf(name);
  if (called || work !== '' || OFFICE.test(stem)) return '';
  if (/^\p{Script=Han}+$/u.test(stem)) return stem.length >= 2 ? stem : '';
  return name.trim().split(/\s+/).length >= 2 ? stem : '';
}

/** False for two names of two people: a shop's one phone has many. Whoever has no name may be anybody. */
export function mayBeOnePerson(one: string, other: string): boolean {
  return !nameReasons(one, other).some(({ code }) => code === 'other_name');
}

function nameReasons(one: string, other: string): ContactReason[] {
  const [a, b] = [namedOf(one), namedOf(other)];
  const reason = (code: ContactReasonCode): ContactReason[] => [{ code, text: '' }];
  if (a.key === '' || b.key === '') return [];
  if (a.key === b.key || (a.stem === '' && b.stem === '') || wordsAlike(one, other)) return reason('same_name');
  if (a.stem === '' || b.stem === '') return [];
  if (a.called || b.called) return reason(isCalled(a, b) || isCalled(b, a) ? 'called' : 'other_name');
  if (a.stem === b.stem) return reason('titled_name');
  if (soundsAlike(a.stem, b.stem)) return reason('same_sound');
  return reason(isPart(a.stem, b.stem) || isPart(b.stem, a.stem) ? 'part_of_name' : 'other_name');
}

/** 王总 may be 王建国 and 王老板; 王会计 is neither, unless the other is a 会计 too or has a name and no title. */
function isCalled(a: Named, b: Named): boolean {
  if (!a.called || !b.stem.startsWith(a.stem)) return false;
  if (b.called && a.stem !== b.stem) return false;
  return a.work === b.work || (!b.called && b.work === '');
}

/** 王建国 and 建国. */
function isPart(short: string, long: string): boolean {
  return /^\p{Script=Han}{2}$/u.test(short) && long.length === 3 && long.endsWith(short);
}

/** 张伟 and 张玮: a slip of the keyboard. */
function soundsAlike(a: string, b: string): boolean {
  return (
    a.length === b.length && a.length >= 2 && /^\p{Script=Han}+$/u.test(a + b) && pinyinOf(a).full === pinyinOf(b).full
  );
}

/** John Smith and Smith, John. */
function wordsAlike(one: string, other: string): boolean {
  const [a, b] = [one, other].map((name) =>
    fold(name)
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== '')
      .sort(),
  );
  return a !== undefined && b !== undefined && a.length > 1 && a.join(' ') === b.join(' ');
}

function factReasons(a: Person, b: Person): ContactReason[] {
  const nameless = a.name.trim() === '' || b.name.trim() === '';
  const known = new Set(b.phones.map(({ digits }) => digits));
  const shared = a.phones.filter(({ digits }) => digits.length >= LEAST_DIGITS && known.has(digits));
  // Everybody in a shop answers its one line; who has no name is nothing but his phone.
  const own = shared.find(({ kind }) => kind === 'mobile') ?? (nameless ? shared[0] : undefined);
  const mobile = ({ phones }: Person) => phones.some(({ kind }) => kind === 'mobile');
  return [
    ...(own !== undefined ? [{ code: 'same_phone', text: own.digits } as const] : []),
    ...(own === undefined && shared[0] !== undefined ? [{ code: 'same_line', text: shared[0].digits } as const] : []),
    ...fact(a.wechat, b.wechat, 'same_wechat', 'other_wechat'),
    ...(a.email !== '' && fold(a.email).toLowerCase() === fold(b.email).toLowerCase()
      ? [{ code: 'same_email', text: a.email } as const]
      : []),
    ...(shared.length === 0 && mobile(a) && mobile(b) ? [{ code: 'other_phone', text: '' } as const] : []),
  ];
}

function fact(a: string, b: string, same: ContactReasonCode, other: ContactReasonCode): ContactReason[] {
  if (a === '' || b === '') return [];
  const alike = fold(a).trim().toLowerCase() === fold(b).trim().toLowerCase();
  return [{ code: alike ? same : other, text: alike ? a : '' }];
}
