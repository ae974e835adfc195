import type { SameReason } from '../../../shared/contract/reps.contract.ts';
import { nameKey } from '../dealers/nameKey.rules.ts';
import { pinyinOf } from '../dealers/pinyin.rules.ts';
import { CALL_PREFIX, CALL_SUFFIX } from './repSynonyms.ts';

export interface Person {
  id: number;
  /** The name and all other names. */
  names: readonly string[];
  phone: string;
}

export interface LikelyPair {
  id: number;
  otherId: number;
  reason: SameReason;
}

/** Fewer digits are an extension, not a phone. */
const LEAST_DIGITS = 7;
/** A list as long as this is no list of reps, and comparing everybody with everybody would take too long. */
const MOST_PEOPLE = 400;
/** A Chinese personal name. */
const HAN_NAME = /^\p{Script=Han}{2,4}$/u;
const HAN = /^\p{Script=Han}+$/u;

/** Pairs of reps that may well be one person, each with the strongest reason. Nothing is decided: two Wangs are two people. */
export function likelySame(people: readonly Person[]): LikelyPair[] {
  const shown = people.slice(0, MOST_PEOPLE);
  return shown.flatMap((one, i) =>
    shown.slice(i + 1).flatMap((other) => {
      const reason = samePerson(one, other);
      return reason === null ? [] : [{ id: one.id, otherId: other.id, reason }];
    }),
  );
}

/** Why two may be one, null where nothing says so. */
export function samePerson(one: Person, other: Person): SameReason | null {
  const [digits, others] = [one.phone.replace(/\D/g, ''), other.phone.replace(/\D/g, '')];
  if (digits.length >= LEAST_DIGITS && digits === others) return 'phone';
  const pairs = one.names.flatMap((a) => other.names.map((b) => [a, b] as const));
  const holds = (test: (a: string, b: string) => boolean) => pairs.some(([a, b]) => test(a, b) || test(b, a));
  if (holds(isCalled)) return 'nickname';
  if (holds(isPart)) return 'part';
  return holds(soundsAlike) ? 'sound' : null;
}

/** 小王, 王经理 and 阿伟 may be 王伟; two nicknames say nothing about each other, two full names neither. */
function isCalled(nickname: string, full: string): boolean {
  const [called, name] = [nameKey(nickname), nameKey(full)];
  if (!HAN.test(called) || !HAN_NAME.test(name) || stemOf(name) !== name) return false;
  const stem = stemOf(called);
  if (stem === called || stem === '') return false;
  return name.startsWith(stem) || (CALL_PREFIX.test(called) && name.endsWith(stem));
}

/** What is left of a form of address: 王 of 小王 and 王经理; the name itself where it is none. */
function stemOf(name: string): string {
  const bare = name.replace(CALL_SUFFIX, '');
  if (bare !== name) return bare;
  return name.length === 2 ? name.replace(CALL_PREFIX, '') : name;
}

/** 王伟 and 王伟（南区）; John Smith and Smith John. */
function isPart(a: string, b: string): boolean {
  const [short, long] = [nameKey(a), nameKey(b)];
  if (short === long) return false;
  // One letter more is another given name, two are a place or a task.
  if (HAN.test(short)) return HAN_NAME.test(short) && long.startsWith(short) && long.length >= short.length + 2;
  const [words, others] = [wordsOf(a), wordsOf(b)];
  return words.length >= 2 && words.every((word) => others.includes(word));
}

/** 王伟 and 王玮, 王伟 and Wang Wei: one of the two is a slip of the keyboard, or the other script. */
function soundsAlike(a: string, b: string): boolean {
  if (!HAN_NAME.test(nameKey(a)) || nameKey(a) === nameKey(b)) return false;
  const sound = pinyinOf(a).full;
  return sound.length >= 4 && (sound === pinyinOf(b).full || sound === [...wordsOf(b)].reverse().join(''));
}

function wordsOf(name: string): string[] {
  return name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
