import type { OldCaseNote, OldCaseProblem } from '../../../shared/contract/caseRows.contract.ts';
import { CASE_TEXT, type CaseFields } from '../../../shared/contract/cases.contract.ts';
import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import type { CaseKind, CaseStatus, FollowResult } from '../../../shared/domain/cases.ts';
import { Cost } from '../../../shared/domain/money.ts';
import { readMoneyText } from '../../../shared/domain/readAmount.ts';
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
  wordOf,
} from './oldCaseSynonyms.ts';
import { lacksToClose } from './status.rules.ts';

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
}

/**
 * Reads a row. What its list calls closed is closed only with what closing needs here, the word of the dealer and his satisfaction;
 * else it is solved and waits for the follow-up call, and a note says so.
 */
export function readOldCase(
  get: (field: OldCaseField) => string,
  { today, digits, causeOf }: OldCaseContext,
): OldCase | { problem: OldCaseProblem; text: string } {
  const notes: OldCase['notes'] = [];
  const day = (field: OldCaseField): CalendarDay | null => {
    const text = get(field);
    const read = readDate(text);
    if (read.kind === 'day' && read.day <= (field === 'promisedOn' ? '9999-12-31' : today)) return read.day;
    if (read.kind !== 'blank') notes.push({ note: 'day', text });
    return null;
  };
  const reported = readDate(get('reportedOn'));
  if (reported.kind !== 'day') return { problem: 'noDay', text: get('reportedOn') };
  const reportedOn = reported.day;
  if (reportedOn > today) return { problem: 'ahead', text: get('reportedOn') };
  if (get('body') === '' && get('cause') === '') return { problem: 'noBody', text: '' };
  const kindText = get('kind');
  const kind = wordOf(KIND_WORDS, kindText) ?? 'complaint';
  if (kindText !== '' && wordOf(KIND_WORDS, kindText) === undefined) notes.push({ note: 'kind', text: kindText });
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
  if (cost.kind === 'unreadable' || (cost.kind === 'value' && costMinor === null))
    notes.push({ note: 'cost', text: get('cost') });
  const said = {
    followResult: resultOf(get('result'), notes),
    satisfaction: satisfactionOf(get('satisfaction'), notes),
    followReason: clip(get('followReason'), CASE_TEXT.long),
  };
  const claimed = statusOf(get('status'), days, notes);
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
  };
  // The shortest first: where not everything fits, most of them stand whole.
  whole.sort((a, b) => a.length - b.length);
  const body = [get('body'), ...whole].filter(Boolean).join('\n');
  if (body.length > CASE_TEXT.long) notes.push({ note: 'cut', text: `${clip(body, SHOWN)}…` });
  return {
    number: numberOf(get),
    kind,
    ...settled(claimed, { ...days, ...said, reportedOn, kind }, notes),
    fields: {
      ...{ ...fields, reportedOn, promisedOn, body: clip(body, CASE_TEXT.long) },
      responsibility: wordOf(PARTY_WORDS, get('responsibility')) ?? '',
      channel: wordOf(CHANNEL_WORDS, get('channel')) ?? 'other',
      urgency: wordOf(URGENCY_WORDS, get('urgency')) ?? 'normal',
      verdict: kind === 'suggestion' ? (wordOf(VERDICT_WORDS, get('verdict')) ?? '') : '',
      costMinor,
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
function statusOf(text: string, { answeredOn, solvedOn, closedOn }: Days, notes: OldCase['notes']): CaseStatus {
  const told = wordOf(STATUS_WORDS, text);
  // Not done, yet answered: the day of the answer is kept.
  if (told === 'open' && answeredOn !== null) return 'answered';
  if (told !== undefined) return told;
  if (text !== '') notes.push({ note: 'status', text });
  if (closedOn !== null) return 'closed';
  if (solvedOn !== null) return 'solved';
  return answeredOn === null ? 'open' : 'answered';
}

function resultOf(text: string, notes: OldCase['notes']): FollowResult | '' {
  const result = wordOf(RESULT_WORDS, text);
  if (result === undefined && text !== '') notes.push({ note: 'result', text });
  return result ?? '';
}

function satisfactionOf(text: string, notes: OldCase['notes']): number | null {
  const digits = /^([1-5])(?:\.0+)?\s*(?:分|星)?$/.exec(text.normalize('NFKC'))?.[1];
  const value = digits === undefined ? wordOf(SATISFACTION_WORDS, text) : Number(digits);
  if (value === undefined && text !== '') notes.push({ note: 'satisfaction', text });
  return value ?? null;
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
  if (status === 'closed') notes.push({ note: 'notClosed', text: '' });
  return { status: 'solved', answeredOn, solvedOn, ...none };
}
