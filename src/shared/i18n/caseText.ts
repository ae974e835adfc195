import type { CaseEvent } from '../contract/cases.contract.ts';
import {
  CASE_CAUSES,
  CASE_CLAIMS,
  CASE_PARTIES,
  CASE_STATUSES,
  CASE_URGENCIES,
  CASE_VERDICTS,
  CaseChannel,
  CaseKind,
  type CaseStatus,
  FOLLOW_RESULTS,
  type FollowResult,
  isUnreached,
} from '../domain/cases.ts';
import type { T } from './translator.ts';

/** What a cause is called: a word of ours, or the owner's own as it is. */
export function causeText(cause: string, t: T): string {
  if (cause === '') return t('cases.cause.none');
  const known = CASE_CAUSES.find((each) => each === cause);
  return known === undefined ? cause : t(`cases.cause.${known}`);
}

/** Where a case stands, in words: one whose dealer was not reached is not still waiting for his call. */
export function standingText(row: { status: CaseStatus; followResult: '' | FollowResult }, t: T): string {
  return isUnreached(row) ? t('cases.result.unreached') : t(`cases.status.${row.status}`);
}

/** What a step came to, in words. */
export function stepText({ kind, status, body }: Pick<CaseEvent, 'kind' | 'status' | 'body'>, t: T): string {
  const of = <V extends string>(known: readonly V[], text: string) => known.find((each) => each === text);
  const claim = kind === 'claim' ? of(CASE_CLAIMS, body) : undefined;
  if (claim !== undefined) return t(`cases.claim.${claim}`);
  // A note with a kind tells that it was another one before.
  const [to, from] = kind === 'note' ? [of(CaseKind.options, status), of(CaseKind.options, body)] : [];
  if (to !== undefined && from !== undefined)
    return t('cases.kindChanged', { from: t(`cases.kind.${from}`), to: t(`cases.kind.${to}`) });
  return [stepWord(kind, status, t), body].filter(Boolean).join(' · ');
}

function stepWord(kind: CaseEvent['kind'], status: string, t: T): string {
  switch (kind) {
    case 'status':
      return caseValue('status', status, t) ?? '';
    case 'approval':
      return caseValue('approval', status, t) ?? '';
    case 'follow_up':
      return caseValue('follow_result', status, t) ?? '';
    case 'told':
      return caseValue('verdict', status, t) ?? '';
    default:
      return '';
  }
}

/** How long cases have waited, one band after another. @param limits of the bands in their order: days, "" for what is longer */
export function ageText(limit: string, limits: readonly string[], t: T): string {
  const before = limits[limits.indexOf(limit) - 1];
  if (limit === '') return t('cases.stats.age.over', { days: Number(before ?? 0) });
  return t('cases.stats.age.between', { from: before === undefined ? 0 : Number(before) + 1, to: Number(limit) });
}

export function partyText(party: string, t: T): string {
  const known = CASE_PARTIES.find((each) => each === party);
  return t(`cases.party.${known || 'none'}`);
}

/** A cause as somebody types it: our word for it in either language, or his own. @param translators of all languages */
export function causeOf(text: string, translators: readonly T[]): string {
  const wanted = text.trim().toLowerCase();
  const known = CASE_CAUSES.find(
    (cause) =>
      cause.toLowerCase() === wanted || translators.some((t) => t(`cases.cause.${cause}`).toLowerCase() === wanted),
  );
  return known ?? text.trim();
}

/** A value of a case as the history tells it; undefined where it is none of ours. */
export function caseValue(field: string, value: string, t: T): string | undefined {
  switch (field) {
    case 'status': {
      const status = CASE_STATUSES.find((each) => each === value);
      return status && t(`cases.status.${status}`);
    }
    case 'urgency': {
      const urgency = CASE_URGENCIES.find((each) => each === value);
      return urgency && t(`cases.urgency.${urgency}`);
    }
    case 'channel': {
      const channel = CaseChannel.options.find((each) => each === value);
      return channel && t(`cases.channel.${channel}`);
    }
    case 'kind': {
      const kind = CaseKind.options.find((each) => each === value);
      return kind && t(`cases.kind.${kind}`);
    }
    case 'responsibility':
      return partyText(value, t);
    case 'cause':
      return causeText(value, t);
    case 'claim': {
      const claim = CASE_CLAIMS.find((each) => each === value);
      return claim && t(`cases.claim.${claim}`);
    }
    case 'verdict': {
      const verdict = CASE_VERDICTS.find((each) => each === value);
      return verdict && t(`cases.verdict.${verdict}`);
    }
    case 'approval':
      return value === 'yes' || value === 'no' ? t(`cases.approval.${value}`) : undefined;
    case 'follow_result': {
      const result = FOLLOW_RESULTS.find((each) => each === value);
      return result && t(`cases.result.${result}`);
    }
    default:
      return undefined;
  }
}
