import type { Generated } from 'kysely';
import type { CaseEventTable, CaseSeriesTable, DealerCaseTable } from './schemaCases.ts';
import type { ClusterMemberTable, ClusterRunTable, ClusterTable } from './schemaClusters.ts';
import type {
  ContactTable,
  DealerAliasTable,
  DealerOwnerTable,
  DealerTable,
  RepAliasTable,
  RepTable,
} from './schemaDealers.ts';
import type {
  ContactDistinctTable,
  ContactMergeTable,
  ContactSuspectTable,
  DealerDistinctTable,
  DealerGroupMemberTable,
  DealerGroupTable,
  DealerMergeStepTable,
  DealerMergeTable,
  DealerSuspectTable,
  OwnerDistinctTable,
  OwnerSuspectTable,
} from './schemaDoubles.ts';
import type { MarketNoteTable, SpokenOrderTable } from './schemaFieldNotes.ts';
import type {
  ActivityTable,
  CareGiftTable,
  DealerFileTable,
  FileContentTable,
  HealthIgnoredTable,
  MessageTemplateTable,
  NoteTable,
  OperatorPinTable,
  OperatorTable,
} from './schemaHands.ts';
import type {
  ImportBatchTable,
  ImportBeforeTable,
  ImportProblemTable,
  ImportRejectedRowTable,
  ImportRemovedTable,
  ImportSeenTable,
  RecipeTable,
  SourceFileTable,
  SourceTable,
  StageDealerTable,
  StageEntryTable,
  StageHeldTable,
  StageLineTable,
  StageOrderTable,
  StageSameTable,
  StageSkippedTable,
  StageWrittenTable,
} from './schemaImports.ts';
import type {
  DealerDayRenewedTable,
  DealerDayTable,
  OrderLineTable,
  OrdersTable,
  PeriodTotalTable,
  ProductTable,
} from './schemaOrders.ts';
import type { PredictionRunTable, PredictionTable } from './schemaPredictions.ts';
import type { ReceiptTable, ReceivableTable, StageReceiptTable, StageReceivableTable } from './schemaReceivables.ts';
import type {
  AdviceRefusedTable,
  LifecycleLiveTable,
  RhythmHeadTable,
  RhythmLiveTable,
  StageOverrideTable,
} from './schemaRhythm.ts';
import type {
  ForecastTable,
  ScoreFrozenTable,
  ScoreLiveTable,
  ScoreRunTable,
  ScoreSchemeTable,
  ScoreSchemeVersionTable,
  TierPinTable,
} from './schemaScoring.ts';
import type { SegmentMemberTable, SegmentMomentTable, SegmentStayTable, SegmentTable } from './schemaSegments.ts';
import type { SurveyInviteTable, SurveyReplyTable, SurveyTable } from './schemaSurveys.ts';
import type { CustomFieldTable, CustomValueTable, DealerTagTable, SavedViewTable, TagTable } from './schemaViews.ts';
import type {
  DealerClosedTable,
  DealerVisitTable,
  RepLeaveTable,
  RouteTable,
  VisitPlanTable,
  VisitSheetLineTable,
  VisitSheetTable,
  VisitTable,
  VisitVerdictTable,
} from './schemaVisits.ts';
import type { WorkdayTable } from './schemaWorkdays.ts';

/** The tables as migration 0001 and later leave them; docs/data-model.md says what they mean. */
export interface MetaTable {
  key: string;
  value: string;
}

export interface SettingTable {
  id: Generated<number>;
  key: string;
  value: string;
}

export interface ChangeLogTable {
  id: Generated<number>;
  groupId: number;
  at: number;
  actor: string;
  action: string;
  entity: string;
  recordId: number;
  dealerId: number | null;
  before: string;
  after: string;
  undoneAt: number | null;
  undoneBy: Generated<string>;
  undoneNo: number | null;
  undoneTop: number | null;
}

export interface Schema {
  meta: MetaTable;
  setting: SettingTable;
  source: SourceTable;
  recipe: RecipeTable;
  sourceFile: SourceFileTable;
  importBatch: ImportBatchTable;
  importProblem: ImportProblemTable;
  importRejectedRow: ImportRejectedRowTable;
  importBefore: ImportBeforeTable;
  importSeen: ImportSeenTable;
  importRemoved: ImportRemovedTable;
  rep: RepTable;
  repAlias: RepAliasTable;
  dealer: DealerTable;
  dealerAlias: DealerAliasTable;
  contact: ContactTable;
  dealerOwner: DealerOwnerTable;
  dealerSuspect: DealerSuspectTable;
  dealerDistinct: DealerDistinctTable;
  dealerGroup: DealerGroupTable;
  dealerGroupMember: DealerGroupMemberTable;
  dealerMerge: DealerMergeTable;
  dealerMergeStep: DealerMergeStepTable;
  ownerSuspect: OwnerSuspectTable;
  ownerDistinct: OwnerDistinctTable;
  contactSuspect: ContactSuspectTable;
  contactDistinct: ContactDistinctTable;
  contactMerge: ContactMergeTable;
  predictionRun: PredictionRunTable;
  prediction: PredictionTable;
  product: ProductTable;
  orders: OrdersTable;
  orderLine: OrderLineTable;
  periodTotal: PeriodTotalTable;
  dealerDay: DealerDayTable;
  dealerDayRenewed: DealerDayRenewedTable;
  receivable: ReceivableTable;
  receipt: ReceiptTable;
  scoreScheme: ScoreSchemeTable;
  scoreSchemeVersion: ScoreSchemeVersionTable;
  tierPin: TierPinTable;
  clusterRun: ClusterRunTable;
  cluster: ClusterTable;
  clusterMember: ClusterMemberTable;
  scoreRun: ScoreRunTable;
  scoreLive: ScoreLiveTable;
  scoreFrozen: ScoreFrozenTable;
  rhythmHead: RhythmHeadTable;
  rhythmLive: RhythmLiveTable;
  lifecycleLive: LifecycleLiveTable;
  stageOverride: StageOverrideTable;
  adviceRefused: AdviceRefusedTable;
  workday: WorkdayTable;
  forecast: ForecastTable;
  changeLog: ChangeLogTable;
  operator: OperatorTable;
  operatorPin: OperatorPinTable;
  note: NoteTable;
  activity: ActivityTable;
  careGift: CareGiftTable;
  messageTemplate: MessageTemplateTable;
  fileContent: FileContentTable;
  dealerFile: DealerFileTable;
  dealerCase: DealerCaseTable;
  caseEvent: CaseEventTable;
  caseSeries: CaseSeriesTable;
  survey: SurveyTable;
  surveyInvite: SurveyInviteTable;
  surveyReply: SurveyReplyTable;
  healthIgnored: HealthIgnoredTable;
  savedView: SavedViewTable;
  segment: SegmentTable;
  segmentMember: SegmentMemberTable;
  segmentMoment: SegmentMomentTable;
  segmentStay: SegmentStayTable;
  repLeave: RepLeaveTable;
  route: RouteTable;
  dealerVisit: DealerVisitTable;
  dealerClosed: DealerClosedTable;
  visitPlan: VisitPlanTable;
  visitVerdict: VisitVerdictTable;
  visit: VisitTable;
  visitSheet: VisitSheetTable;
  visitSheetLine: VisitSheetLineTable;
  spokenOrder: SpokenOrderTable;
  marketNote: MarketNoteTable;
  tag: TagTable;
  dealerTag: DealerTagTable;
  customField: CustomFieldTable;
  customValue: CustomValueTable;
  stageDealer: StageDealerTable;
  stageOrder: StageOrderTable;
  stageLine: StageLineTable;
  stageHeld: StageHeldTable;
  stageSame: StageSameTable;
  stageReceivable: StageReceivableTable;
  stageReceipt: StageReceiptTable;
  stageEntry: StageEntryTable;
  stageSkipped: StageSkippedTable;
  stageWritten: StageWrittenTable;
}
