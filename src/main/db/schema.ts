import type { Generated } from 'kysely';
import type { DealerFileTable, FileContentTable, NoteTable, OperatorPinTable, OperatorTable } from './schemaHands.ts';
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
  StageHeldTable,
  StageLineTable,
  StageOrderTable,
} from './schemaImports.ts';
import type { ReceiptTable, ReceivableTable, StageReceiptTable, StageReceivableTable } from './schemaReceivables.ts';

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

export interface RepTable {
  id: Generated<number>;
  uid: string;
  name: string;
  nameKey: string;
  sortKey: string;
  phone: Generated<string>;
  leftOn: string | null;
  regions: Generated<string>;
  areas: Generated<string>;
  skills: Generated<string>;
  level: Generated<string>;
  capacityMinutes: number | null;
  note: Generated<string>;
  batchId: number | null;
  revision: Generated<number>;
  createdAt: number;
  updatedAt: number;
}

export interface RepAliasTable {
  id: Generated<number>;
  aliasKey: string;
  repId: number;
  alias: string;
}

export interface DealerTable {
  id: Generated<number>;
  uid: string;
  code: Generated<string>;
  codeKey: Generated<string>;
  name: string;
  nameKey: string;
  shortName: Generated<string>;
  mnemonic: Generated<string>;
  pinyin: Generated<string>;
  initials: Generated<string>;
  sortKey: string;
  type: string | null;
  excluded: Generated<number>;
  gradedByChoice: Generated<number>;
  regionCode: Generated<string>;
  province: Generated<string>;
  city: Generated<string>;
  district: Generated<string>;
  town: Generated<string>;
  area: Generated<string>;
  address: Generated<string>;
  openedOn: string | null;
  originalGrade: Generated<string>;
  intent: Generated<string>;
  taxNo: Generated<string>;
  settlement: Generated<string>;
  creditLimitMinor: number | null;
  termDays: number | null;
  potential: Generated<number | null>;
  cooperation: Generated<number | null>;
  note: Generated<string>;
  extras: Generated<string>;
  batchId: number | null;
  sourceRow: number | null;
  revision: Generated<number>;
  createdAt: number;
  updatedAt: number;
  deletedAt: number | null;
}

export interface DealerAliasTable {
  id: Generated<number>;
  dealerId: number;
  kind: string;
  value: string;
  valueKey: string;
  batchId: number | null;
  createdAt: number;
}

export interface ContactTable {
  id: Generated<number>;
  dealerId: number;
  name: Generated<string>;
  role: Generated<string>;
  wechat: Generated<string>;
  email: Generated<string>;
  note: Generated<string>;
  isPrimary: Generated<number>;
  phones: Generated<string>;
  batchId: number | null;
  sourceRow: number | null;
  revision: Generated<number>;
  createdAt: number;
  updatedAt: number;
  deletedAt: number | null;
}

export interface DealerOwnerTable {
  id: Generated<number>;
  dealerId: number;
  repId: number | null;
  fromOn: string;
  reason: Generated<string>;
  batchId: number | null;
  createdAt: number;
}

export interface ProductTable {
  id: Generated<number>;
  uid: string;
  code: Generated<string>;
  name: Generated<string>;
  productKey: string;
  brand: Generated<string>;
  spec: Generated<string>;
  unit: Generated<string>;
  category: Generated<string>;
  batchId: number | null;
}

export interface OrdersTable {
  id: Generated<number>;
  dealerId: number;
  sourceId: number;
  kind: string;
  number: Generated<string>;
  numberKey: string | null;
  ordinal: Generated<number>;
  orderedOn: string;
  orderedTime: Generated<string>;
  netMinor: number;
  discountMinor: number | null;
  taxMinor: number | null;
  costMinor: number | null;
  roundingMicro: Generated<number>;
  lineCount: Generated<number>;
  handler: Generated<string>;
  reversalOf: number | null;
  reversalRef: Generated<string>;
  note: Generated<string>;
  contentKey: Generated<string>;
  batchId: number | null;
  sourceRow: number | null;
}

export interface OrderLineTable {
  id: Generated<number>;
  orderId: number;
  lineNo: number;
  productId: number | null;
  productName: Generated<string>;
  unit: Generated<string>;
  qtyMicro: number | null;
  unitPriceMicro: number | null;
  netMicro: number;
  sourceRow: number | null;
}

export interface PeriodTotalTable {
  id: Generated<number>;
  dealerId: number;
  sourceId: number;
  fromOn: string;
  toOn: string;
  netMinor: number;
  batchId: number | null;
}

export interface DealerDayTable {
  dealerId: number;
  day: string;
  sales: number;
  salesMinor: number;
  netMinor: number;
}

export interface DealerDayRenewedTable {
  dealerId: number;
  revision: number;
}

export interface ScoreSchemeTable {
  id: Generated<number>;
  uid: string;
  name: string;
  version: Generated<number>;
  rules: string;
  isActive: Generated<number>;
  createdAt: number;
  updatedAt: number;
  deletedAt: Generated<number | null>;
  note: Generated<string>;
}

export interface ScoreSchemeVersionTable {
  id: Generated<number>;
  schemeId: number;
  version: number;
  name: string;
  rules: string;
  note: Generated<string>;
  actor: Generated<string>;
  createdAt: number;
}

export interface TierPinTable {
  id: Generated<number>;
  dealerId: number;
  tier: string;
  reason: string;
  untilOn: string | null;
  createdAt: number;
}

export interface ScoreRunTable {
  id: Generated<number>;
  uid: string;
  schemeId: number;
  schemeVersion: number;
  status: string;
  reason: string;
  asOf: string;
  windowFrom: string;
  rules: string;
  totals: string;
  dataRevision: number;
  createdAt: number;
}

/** What is calculated for a dealer, live, frozen or on its way. */
interface ScoreColumnsOfTable {
  excluded: number;
  historySince: string | null;
  firstOn: string | null;
  lastOn: string | null;
  windowFirstOn: string | null;
  orders: number;
  salesMinor: number;
  netMinor: number;
  prevNetMinor: number;
  tier: string | null;
  ungraded: string | null;
  abc: string | null;
  rank: number | null;
  share: number | null;
  shareBefore: number | null;
  cumulativeShare: number | null;
  rDays: number | null;
  rScore: number | null;
  fScore: number | null;
  mScore: number | null;
  rfmGroup: string | null;
  nextTier: string | null;
  nextGapMinor: number | null;
  nextGapOrders: number | null;
  nextByOn: string | null;
  computedTier: string | null;
  pinReason: string | null;
  pinUntilOn: string | null;
  margin: number | null;
  payment: number | null;
  potential: number | null;
  cooperation: number | null;
  valueScore: number | null;
  valuePoints: string | null;
}

export interface ScoreLiveTable extends ScoreColumnsOfTable {
  dealerId: number;
}

export interface ScoreFrozenTable extends ScoreColumnsOfTable {
  runId: number;
  dealerId: number;
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

export interface SavedViewTable {
  id: Generated<number>;
  builtIn: Generated<string>;
  name: Generated<string>;
  nameKey: Generated<string>;
  query: string;
  columns: string | null;
  place: number;
  isStart: Generated<number>;
  revision: Generated<number>;
  updatedAt: Generated<number>;
}

export interface TagTable {
  id: Generated<number>;
  name: string;
  nameKey: string;
  batchId: number | null;
}

export interface DealerTagTable {
  id: Generated<number>;
  dealerId: number;
  tagId: number;
}

export interface CustomFieldTable {
  id: Generated<number>;
  uid: string;
  name: string;
  nameKey: string;
  kind: string;
  choices: Generated<string>;
  place: number;
  archived: Generated<number>;
  revision: Generated<number>;
  updatedAt: Generated<number>;
}

export interface CustomValueTable {
  id: Generated<number>;
  dealerId: number;
  fieldId: number;
  value: string;
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
  scoreRun: ScoreRunTable;
  scoreLive: ScoreLiveTable;
  scoreFrozen: ScoreFrozenTable;
  changeLog: ChangeLogTable;
  operator: OperatorTable;
  operatorPin: OperatorPinTable;
  note: NoteTable;
  fileContent: FileContentTable;
  dealerFile: DealerFileTable;
  savedView: SavedViewTable;
  tag: TagTable;
  dealerTag: DealerTagTable;
  customField: CustomFieldTable;
  customValue: CustomValueTable;
  stageDealer: StageDealerTable;
  stageOrder: StageOrderTable;
  stageLine: StageLineTable;
  stageHeld: StageHeldTable;
  stageReceivable: StageReceivableTable;
  stageReceipt: StageReceiptTable;
}
