import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import { type CaseKind, type CaseStatus, type FollowResult, LEAST_TRIES } from '../../../shared/domain/cases.ts';

/** All of a case that decides where it may go. */
export interface CaseState {
  kind: CaseKind;
  status: CaseStatus;
  answeredOn: CalendarDay | null;
  cause: string;
  remedy: string;
  approval: '' | 'yes' | 'no';
  verdict: '' | 'adopted' | 'partly' | 'declined';
  solvedOn: CalendarDay | null;
  followedOn: CalendarDay | null;
  followResult: '' | FollowResult;
  satisfaction: number | null;
  followTries: number;
  followReason: string;
}

/** Why a case may not go where it is sent. */
export const CASE_LACKS = [
  'not_from_here',
  'no_answer',
  'no_cause',
  'no_remedy',
  'no_approval',
  'no_verdict',
  'no_follow_up',
  'no_satisfaction',
  'no_reason',
  'too_few_tries',
  'not_reached',
] as const;
export type CaseLack = (typeof CASE_LACKS)[number];

type Flow = Readonly<Record<CaseStatus, readonly CaseStatus[]>>;

/** Complaints and service: money may be at stake, so that somebody may have to say yes. */
const WITH_APPROVAL: Flow = {
  open: ['answered', 'in_work'],
  answered: ['in_work', 'waiting', 'solved'],
  in_work: ['waiting', 'solved'],
  waiting: ['in_work', 'solved'],
  solved: ['closed', 'reopened'],
  closed: ['reopened'],
  reopened: ['in_work', 'waiting', 'solved'],
};
/** A suggestion is looked into and decided; nobody has to approve a cost. */
const PLAIN: Flow = {
  ...WITH_APPROVAL,
  answered: ['in_work', 'solved'],
  in_work: ['solved'],
  waiting: ['in_work'],
  reopened: ['in_work', 'solved'],
};
/** Goods come back only after somebody said yes or no: no way to solved but through the approval. */
const RETURN: Flow = {
  ...WITH_APPROVAL,
  answered: ['in_work', 'waiting'],
};

const FLOWS: Readonly<Record<CaseKind, Flow>> = {
  complaint: WITH_APPROVAL,
  service: WITH_APPROVAL,
  suggestion: PLAIN,
  return: RETURN,
};

/** Where a case of a kind may go from a status, whatever else it lacks. */
export function waysFrom(kind: CaseKind, status: CaseStatus): readonly CaseStatus[] {
  return FLOWS[kind][status];
}

/** What keeps a case from being closed: nothing is, without what the dealer said and how satisfied he is. */
export function lacksToClose(state: CaseState): CaseLack | null {
  if (state.solvedOn === null || state.followedOn === null || state.followedOn < state.solvedOn) return 'no_follow_up';
  const hasReason = state.followReason.trim() !== '';
  switch (state.followResult) {
    case '':
      return 'no_follow_up';
    case 'unreached':
      return 'not_reached';
    default:
      if (state.satisfaction === null || state.satisfaction < 1 || state.satisfaction > 5) return 'no_satisfaction';
      return state.followResult === 'unsettled' && !hasReason ? 'no_reason' : null;
  }
}

/** What keeps a dealer from counting as not reached, which ends a case without closing it. */
export function lacksToGiveUp({ solvedOn, followedOn, followTries, followReason }: CaseState): CaseLack | null {
  if (solvedOn === null || followedOn === null || followedOn < solvedOn) return 'no_follow_up';
  if (followTries < LEAST_TRIES) return 'too_few_tries';
  return followReason.trim() === '' ? 'no_reason' : null;
}

/** What a case of its kind needs before it counts as solved. */
export function lacksToSolve({ kind, cause, remedy, approval, verdict, status }: CaseState): CaseLack | null {
  if (kind === 'suggestion') return verdict === '' ? 'no_verdict' : null;
  if (remedy.trim() === '') return 'no_remedy';
  if (kind === 'complaint' && cause.trim() === '') return 'no_cause';
  return (kind === 'return' || status === 'waiting') && approval === '' ? 'no_approval' : null;
}

/** Why a case may not go to a status from where it is, null where it may. */
export function lackFor(state: CaseState, to: CaseStatus): CaseLack | null {
  if (!waysFrom(state.kind, state.status).includes(to)) return 'not_from_here';
  if (to !== 'answered' && state.status !== 'open' && state.answeredOn === null) return 'no_answer';
  switch (to) {
    case 'waiting':
      return state.remedy.trim() === '' ? 'no_remedy' : null;
    case 'solved':
      return lacksToSolve(state);
    case 'closed':
      return lacksToClose(state);
    default:
      return null;
  }
}

/** What a step changes by itself, beside the status. */
export function stepChanges(state: CaseState, to: CaseStatus, on: CalendarDay): Partial<CaseState> {
  const answered = state.answeredOn === null ? { answeredOn: on } : {};
  switch (to) {
    case 'waiting':
      // What is asked for now is not what was said yes to before.
      return { ...answered, status: to, approval: '' };
    case 'solved':
      return { ...answered, status: to, solvedOn: on };
    case 'reopened':
      // The dealer is asked again when it is solved again; what he said before stays among the steps.
      return {
        status: to,
        solvedOn: null,
        followedOn: null,
        followResult: '',
        satisfaction: null,
        followTries: 0,
        followReason: '',
      };
    default:
      return { ...answered, status: to };
  }
}

/** Solved cases wait for the dealer's word, not for us. */
export function isInOurHands(status: CaseStatus): boolean {
  return status !== 'solved' && status !== 'closed';
}
