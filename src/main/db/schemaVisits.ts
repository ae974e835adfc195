import type { Generated } from 'kysely';

/** The tables of visits, as migration 0037 leaves them. Weekdays are masks, 1 for Monday to 64 for Sunday. */
export interface RepLeaveTable {
  id: Generated<number>;
  repId: number;
  fromOn: string;
  toOn: string;
  reason: Generated<string>;
}

export interface RouteTable {
  id: Generated<number>;
  uid: string;
  name: string;
  nameKey: string;
  repId: number | null;
  weekdays: Generated<number>;
  everyWeeks: Generated<number>;
  firstOn: string | null;
  note: Generated<string>;
  batchId: number | null;
  revision: Generated<number>;
  createdAt: number;
  updatedAt: number;
  deletedAt: number | null;
}

export interface DealerVisitTable {
  id: Generated<number>;
  dealerId: number;
  mode: Generated<string>;
  routeId: number | null;
  routePlace: number | null;
  freqTimes: number | null;
  freqEvery: number | null;
  freqUnit: string | null;
  lengthMinutes: number | null;
  weekdays: Generated<number>;
  weekdaysOnly: Generated<number>;
  closedWeekdays: Generated<number>;
  market: Generated<string>;
  windows: Generated<string>;
  latE6: number | null;
  lonE6: number | null;
  note: Generated<string>;
  batchId: number | null;
  revision: Generated<number>;
  createdAt: number;
  updatedAt: number;
}

export interface DealerClosedTable {
  id: Generated<number>;
  dealerId: number;
  fromOn: string;
  toOn: string;
  reason: Generated<string>;
}

export interface VisitPlanTable {
  id: Generated<number>;
  uid: string;
  fromOn: string;
  toOn: string;
  repIds: string;
  seed: number;
  options: string;
  summary: string;
  author: Generated<string>;
  revision: Generated<number>;
  createdAt: number;
  updatedAt: number;
  deletedAt: number | null;
}

export interface VisitVerdictTable {
  planId: number;
  dealerId: number;
  repId: number | null;
  wanted: number;
  planned: number;
  code: string;
  params: string;
}

export interface VisitTable {
  id: Generated<number>;
  uid: string;
  dealerId: number;
  repId: number;
  planId: number | null;
  origin: string;
  visitOn: string;
  place: Generated<number>;
  plannedTime: Generated<string>;
  lengthMinutes: number;
  travelMinutes: Generated<number>;
  purposes: Generated<string>;
  note: Generated<string>;
  locked: Generated<number>;
  status: Generated<string>;
  doneOn: string | null;
  timeIn: Generated<string>;
  timeOut: Generated<string>;
  activityId: number | null;
  reason: Generated<string>;
  reasonText: Generated<string>;
  movedTo: number | null;
  revision: Generated<number>;
  createdAt: number;
  updatedAt: number;
  deletedAt: number | null;
}

export interface VisitSheetTable {
  id: Generated<number>;
  repId: number;
  visitOn: string;
  edition: number;
  createdAt: number;
}

export interface VisitSheetLineTable {
  sheetId: number;
  lineNo: number;
  visitId: number;
}
