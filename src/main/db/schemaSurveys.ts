import type { Generated } from 'kysely';

/** Tables of surveys, as migration 0043 leaves them. */
export interface SurveyTable {
  id: Generated<number>;
  uid: string;
  name: string;
  startedOn: string;
  questions: string;
  everyMonths: number | null;
  drawn: string | null;
  revision: Generated<number>;
  createdAt: number;
  updatedAt: number;
  deletedAt: number | null;
}

export interface SurveyInviteTable {
  id: Generated<number>;
  surveyId: number;
  dealerId: number;
  place: number;
  tier: Generated<string>;
  region: Generated<string>;
}

export interface SurveyReplyTable {
  id: Generated<number>;
  surveyId: number;
  dealerId: number;
  answeredOn: string;
  channel: string;
  answers: string;
  caseId: number | null;
  createdAt: number;
}
