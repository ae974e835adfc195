import type { OldCaseNote, OldCaseProblem } from '../../../shared/contract/caseRows.contract.ts';
import { CASE_TEXT, type CaseFields } from '../../../shared/contract/cases.contract.ts';
import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import type { CaseKind, CaseStatus, FollowResult } from '../../../shared/domain/cases.ts';
import { Cost } from '../../../shared/domain/money.ts';
import { isBlankText, readMoneyText } from '../../../shared/domain/readAmount.ts';
import { readDate } from '../imports/readDate.rules.ts';
import {
  CHANNEL_WORDS,
  KIND_WORDS,
  OLD_CASE_HEADERS,
  type OldCaseField,
  PARTY_WORDS,
  RESULT_WORDS,
  SATISFACTION_WORDS,
  STATUS_WORDS,
  URGENCY_WORDS,
  VERDICT_WORDS,
  type Words,
  wordOf,
} from './oldCaseSynonyms.ts';
import { type CaseLack, lacksToClose } from './status.rules.ts';

/** A case as a list tells it. */
export interface OldCase {
  number: string;
  kind: CaseKind;
  status: CaseStatus;
  fields: Partial<CaseFields> & { reportedOn: CalendarDay };
  answeredOn: CalendarDay | null;
  solvedOn: CalendarDay | null;
  followedOn: CalendarDay | null;
  followResult: FollowResult | '';
  satisfaction: number | null;
  followReason: string;
  closedOn: CalendarDay | null;
  notes: { note: OldCaseNote; text: string }[];
  /** What the list says and the case does not hold; it is kept as written among its steps. */
  left: OldCaseField[];
}

/** Without what stands in brackets, such as a unit, and without blanks and marks. */
const plain = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/\([^)]*\)/g, '')
    .replace(/[\s()（）*:：/_.-]/g, '');

/** Which column says what; a field is the first of its name. */
export function oldCaseColumns(header: readonly string[]): Partial<Record<OldCaseField, number>> {
  const columns: Partial<Record<OldCaseField, number>> = {};
  const fields = Object.entries(OLD_CASE_HEADERS) as [OldCaseField, RegExp][]; // its own keys
  for (const [at, text] of header.entries()) {
    const field = fields.find(([name, pattern]) => columns[name] === undefined && pattern.test(plain(text)))?.[0];
    if (field !== undefined) columns[field] = at;
  }
  return columns;
}

/** Every column that says whose a case is: of two names, or a code under 客户 and a name beside it, none is passed over. */
export function dealerColumns(header: readonly string[]): Record<'codes' | 'names' | 'phones', number[]> {
  const all = (field: OldCaseField) =>
    header.flatMap((text, at) => (OLD_CASE_HEADERS[field].test(plain(text)) ? [at] : []));
  return { codes: all('dealerCode'), names: all('dealerName'), phones: all('phone') };
}

export interface OldCaseContext {
  today: CalendarDay;
  /** Decimals of the file's currency. */
  digits: number;
  causeOf(text: string): string;
  /** Causes that are chosen from: ours and the owner's own. */
  causes: ReadonlySet<string>;
}

/**
 * Reads a row. What its list calls closed is closed only with what closing needs here, the word of the dealer and his satisfaction;
 * else it is solved and waits for the follow-up call, and a note says so.
 */
export function readOldCase(
  get: (field: OldCaseField) => string,
  { today, digits, causeOf, causes }: OldCaseContext,
): OldCase | { problem: OldCaseProblem; text: string } {
  const notes: OldCase['notes'] = [];
  const left: OldCaseField[] = [];
  const leave = (field: OldCaseField, note: OldCaseNote): undefined => {
    notes.push({ note, text: clip(get(field), SHOWN) });
    left.push(field);
  };
  /** The word of ours that a cell means; what it says otherwise is told and kept. */
  const word = <W>(field: OldCaseField & OldCaseNote, words: Words<W>): W | undefined => {
    const text = get(field);
    return wordOf(words, text) ?? (isBlankText(text) ? undefined : leave(field, field));
  };
  const day = (field: OldCaseField): CalendarDay | null => {
    const text = get(field);
    const read = readDate(text);
    if (read.kind === 'day' && read.day <= (field === 'promisedOn' ? '9999-12-31' : today)) return read.day;
    if (read.kind !== 'blank') leave(field, 'day');
    return null;
  };
  const reported = readDate(get('reportedOn'));
  if (reported.kind !== 'day') return { problem: 'noDay', text: get('reportedOn') };
  const reportedOn = reported.day;
  if (reportedOn > today) return { problem: 'ahead', text: get('reportedOn') };
  if (get('body') === '' && get('cause') === '') return { problem: 'noBody', text: '' };
  const kind = word('kind', KIND_WORDS) ?? 'complaint';
  const days = {
    answeredOn: day('answeredOn'),
    solvedOn: day('solvedOn'),
    closedOn: day('closedOn'),
    followedOn: day('followedOn'),
  };
  const early = Object.values(days).find((one) => one !== null && one < reportedOn);
  if (early) return { problem: 'before', text: early };
  const cost = readMoneyText(get('cost'), digits);
  const costMinor = cost.kind === 'value' ? (Cost.safeParse(cost.minor).data ?? null) : null;
  if (cost.kind === 'unreadable' || (cost.kind === 'value' && costMinor === null)) leave('cost', 'cost');
  const mark = /^([1-5])(?:\.0+)?\s*(?:分|星)?$/.exec(get('satisfaction').normalize('NFKC'))?.[1];
  const said = {
    followResult: word('result', RESULT_WORDS) ?? ('' as const),
    satisfaction: mark === undefined ? (word('satisfaction', SATISFACTION_WORDS) ?? null) : Number(mark),
    followReason: clip(get('followReason'), CASE_TEXT.long),
  };
  const claimed = statusOf(word('status', STATUS_WORDS), days);
  const promisedOn = day('promisedOn');
  const whole: string[] = [];
  const cut = (field: OldCaseField, most: number): string => {
    const text = get(field);
    if (text.length <= most) return text;
    notes.push({ note: 'cut', text: `${clip(text, SHOWN)}…` });
    whole.push(text);
    return clip(text, most);
  };
  const short = (field: OldCaseField) => cut(field, CASE_TEXT.short);
  const fields = {
    ...{ productCode: short('productCode'), productName: short('productName'), billNumber: short('billNumber') },
    ...{ lot: short('lot'), person: short('person'), owner: short('owner') },
    ...{ demand: cut('demand', CASE_TEXT.long), remedy: cut('remedy', CASE_TEXT.long) },
    cause: causeOf(cut('cause', CASE_TEXT.cause)),
    responsibility: word('responsibility', PARTY_WORDS) ?? ('' as const),
    channel: word('channel', CHANNEL_WORDS) ?? ('other' as const),
    urgency: word('urgency', URGENCY_WORDS) ?? ('normal' as const),
  };
  // What is cut is told as that.
  if (fields.cause !== '' && get('cause').length <= CASE_TEXT.cause && !causes.has(fields.cause))
    notes.push({ note: 'cause', text: fields.cause });
  const verdict = kind === 'suggestion' ? word('verdict', VERDICT_WORDS) : undefined;
  // Nobody adopts a complaint.
  if (kind !== 'suggestion' && !isBlankText(get('verdict'))) leave('verdict', 'verdict');
  // The shortest first: where not everything fits, most of them stand whole.
  whole.sort((a, b) => a.length - b.length);
  const body = [get('body'), ...whole].filter(Boolean).join('\n');
  if (body.length > CASE_TEXT.long) notes.push({ note: 'cut', text: `${clip(body, SHOWN)}…` });
  const settledAs = settled(claimed, { ...days, ...said, reportedOn, kind }, notes);
  const dropped = droppedFields(settledAs, days).filter((field) => !isBlankText(get(field)) && !left.includes(field));
  if (dropped.length > 0 && claimed !== 'closed')
    notes.push({ note: 'heard', text: clip(dropped.map(get).join(' · '), SHOWN) });
  // What was called closed, and is not, says so among the steps.
  if (claimed !== settledAs.status && !isBlankText(get('status'))) left.unshift('status');
  return {
    number: numberOf(get),
    kind,
    ...settledAs,
    left: [...new Set([...left, ...dropped])],
    fields: {
      ...{ ...fields, reportedOn, promisedOn, body: clip(body, CASE_TEXT.long) },
      ...{ verdict: verdict ?? '', costMinor },
    },
    notes,
  };
}

/** So much of a text tells which one it is. */
const SHOWN = 20;

/** The beginning of a text, with no half of a character at its end. */
const clip = (text: string, most: number) =>
  text
    .slice(0, most)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim();

/** A list's own number of a case. What only counts rows, or begins anew with each list, is none. */
function numberOf(get: (field: OldCaseField) => string): string {
  const counted = get('rowNumber');
  const own = get('number') || (/^\W*\d{1,5}\W*$/.test(counted) ? '' : counted);
  return clip(own, CASE_TEXT.number);
}

type Days = Pick<OldCase, 'answeredOn' | 'solvedOn' | 'closedOn' | 'followedOn'>;
type Said = Pick<OldCase, 'followResult' | 'satisfaction' | 'followReason'>;

/** What its list says of it, or what its days say where it says nothing. */
function statusOf(told: CaseStatus | undefined, { answeredOn, solvedOn, closedOn }: Days): CaseStatus {
  // Not done, yet answered: the day of the answer is kept.
  if (told === 'open' && answeredOn !== null) return 'answered';
  if (told !== undefined) return told;
  if (closedOn !== null) return 'closed';
  if (solvedOn !== null) return 'solved';
  return answeredOn === null ? 'open' : 'answered';
}

/** What is told of a follow-up call, or of its end, where the case has no place for it. */
function droppedFields({ status, solvedOn }: Pick<OldCase, 'status' | 'solvedOn'>, days: Days): OldCaseField[] {
  if (status === 'closed') return [];
  const of = ['solvedOn', 'followedOn', 'closedOn'] as const;
  return [...of.filter((field) => days[field] !== solvedOn), 'result', 'satisfaction', 'followReason'];
}

/** What a case lacks to be closed as its list says, by what the service would say of it. */
const LACKING: Partial<Record<CaseLack, OldCaseNote>> = {
  no_satisfaction: 'noSatisfaction',
  no_reason: 'noReason',
  not_reached: 'notReached',
};

/** Only what is missing: the result, the mark, both, or a call on or after the day that it was solved. */
function lackNote(lack: CaseLack | null, { followResult, satisfaction }: Said): OldCaseNote {
  if (followResult === '') return satisfaction === null ? 'notClosed' : 'noResult';
  return (lack === null ? undefined : LACKING[lack]) ?? 'earlyCall';
}

/** The status with the days that belong to it, as the table demands them. */
function settled(
  status: CaseStatus,
  given: Days & Said & { reportedOn: CalendarDay; kind: CaseKind },
  notes: OldCase['notes'],
): Days & Said & { status: CaseStatus } {
  const { reportedOn, kind } = given;
  const none = { followedOn: null, followResult: '', satisfaction: null, followReason: '', closedOn: null } as const;
  if (status === 'open') return { status, answeredOn: null, solvedOn: null, ...none };
  const answeredOn = given.answeredOn ?? reportedOn;
  if (status !== 'solved' && status !== 'closed') return { status, answeredOn, solvedOn: null, ...none };
  const solvedOn = given.solvedOn ?? given.followedOn ?? given.closedOn ?? answeredOn;
  const followedOn = given.followedOn ?? given.closedOn ?? solvedOn;
  const state = { ...given, status: 'solved', kind, answeredOn, solvedOn, followedOn, followTries: 0 } as const;
  const lack = lacksToClose({ ...state, cause: '', remedy: '', approval: '', verdict: '' });
  if (status === 'closed' && lack === null) {
    const { followResult, satisfaction, followReason } = given;
    if (given.followedOn === null && given.closedOn === null) notes.push({ note: 'guessedDay', text: followedOn });
    const closedOn = [given.closedOn ?? '', followedOn].sort().at(-1) ?? followedOn;
    return { status, answeredOn, solvedOn, followedOn, followResult, satisfaction, followReason, closedOn };
  }
  if (status === 'closed') notes.push({ note: lackNote(lack, given), text: '' });
  return { status: 'solved', answeredOn, solvedOn, ...none };
}
