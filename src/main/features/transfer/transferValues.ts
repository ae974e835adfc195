import { z } from 'zod';
import { ClusterParams } from '../../../shared/contract/clusters.contract.ts';
import { DealerQuery } from '../../../shared/contract/dealerFilter.contract.ts';
import { Phone } from '../../../shared/contract/dealers.contract.ts';
import { WireErrorSchema } from '../../../shared/contract/events.ts';
import { ImportRules, RecipeLayout } from '../../../shared/contract/importRules.ts';
import { CheckOptions, ImportCounts } from '../../../shared/contract/imports.contract.ts';
import { Understanding } from '../../../shared/contract/importUnderstanding.ts';
import { ScoreRules } from '../../../shared/contract/scoring.contract.ts';
import { SegmentRule } from '../../../shared/contract/segmentRule.ts';
import { Drawn } from '../../../shared/contract/surveys.contract.ts';
import { GridChoice } from '../../../shared/contract/views.contract.ts';
import { isCalendarDay } from '../../../shared/domain/calendarDay.ts';
import { Answers, Questions } from '../../../shared/domain/surveys.ts';
import { VisitMarket, VisitPurpose, VisitWindows } from '../../../shared/domain/visits.ts';
import { isLoggedTable } from '../../db/loggedTables.ts';
import { ERASURE } from '../../db/undoAct.ts';
import { ClusterFacts, RunFacts } from '../clusters/clusterFacts.ts';
import { StoredTotals } from '../scoring/storedTotals.ts';
import type { Stored, TransferColumn } from './transferCells.rules.ts';
import { LEFT_BEHIND, TRANSFER_TABLES } from './transferTables.ts';

const Scalar = z.union([z.string(), z.number(), z.null()]);
const Texts = z.array(z.string());
const ByName = z.record(z.string(), z.string());
/** Columns of a record before or after, as logs and imports keep them; of a bill with its lines. */
const Image = z.record(z.string().regex(/^[a-z_][\w:]*$/), z.union([Scalar, z.array(z.array(Scalar))]));
const StoredPhones = z.array(Phone.extend({ digits: z.string() }));

/** Columns that hold JSON, by what the program reads them as. */
export const JSON_COLUMNS: Readonly<Record<string, z.ZodType>> = {
  'contact.phones': StoredPhones,
  'dealer.extras': ByName,
  'rep.regions': Texts,
  'rep.areas': Texts,
  'rep.skills': Texts,
  'custom_field.choices': Texts,
  'dealer_merge.taken': Texts,
  'dealer_merge_step.before': Image,
  'dealer_merge_step.after': Image,
  'contact_merge.before': Image,
  'contact_merge.after': Image,
  'score_scheme.rules': ScoreRules,
  'score_scheme_version.rules': ScoreRules,
  'score_run.rules': ScoreRules,
  'score_run.totals': StoredTotals,
  'score_frozen.value_points': z.array(z.number().nullable()),
  'score_frozen.own_facts': z.array(z.number().nullable()),
  'saved_view.query': DealerQuery,
  'saved_view.columns': GridChoice,
  'segment.rule': SegmentRule,
  'cluster_run.params': ClusterParams,
  'cluster_run.facts': RunFacts,
  'cluster.facts': ClusterFacts,
  'dealer_visit.market': VisitMarket,
  'dealer_visit.windows': VisitWindows,
  'visit.purposes': z.array(VisitPurpose),
  'survey.questions': Questions,
  'survey.drawn': Drawn,
  'survey_reply.answers': Answers,
  'visit_plan.rep_ids': z.array(z.int()),
  'recipe.rules': ImportRules,
  'recipe.layouts': z.array(RecipeLayout),
  'import_batch.understanding': Understanding,
  'import_batch.options': CheckOptions,
  'import_batch.counts': ImportCounts,
  'import_batch.error': WireErrorSchema,
  'import_problem.params': z.record(z.string(), z.union([z.string(), z.number()])),
  'import_rejected_row.cells': Texts,
  'import_removed.image': Image,
  'import_before.before': Image,
  'import_before.after': Image,
  'change_log.before': Image,
  'change_log.after': Image,
};

const TABLES: ReadonlySet<string> = new Set([...TRANSFER_TABLES, ...Object.keys(LEFT_BEHIND)]);
/** Names of tables that logs keep. */
const TABLE_COLUMNS: ReadonlySet<string> = new Set([
  'dealer_merge_step.entity',
  'import_before.entity',
  'import_seen.entity',
]);

/** Beyond this numbers of further records would not be exact any more. */
const LAST_ID = 2 ** 50;

/** Whether a value is one that the program itself could have written in this column of a table. */
export function canHold(table: string, { name, kind }: TransferColumn, value: Stored): boolean {
  if (value === null) return true;
  if (name === 'id') return typeof value === 'number' && value > 0 && value < LAST_ID;
  if (kind === 'day') return value === '' || isCalendarDay(String(value));
  const column = `${table}.${name}`;
  if (column === 'change_log.entity') return isLoggedTable(String(value)) || value === ERASURE;
  if (TABLE_COLUMNS.has(column)) return TABLES.has(String(value));
  const schema = JSON_COLUMNS[column];
  if (value === '' && EMPTY_AS_NONE.has(column)) return true;
  return schema === undefined || schema.safeParse(parsed(String(value))).success;
}

/** Columns of JSON that are empty where nothing was said. */
const EMPTY_AS_NONE: ReadonlySet<string> = new Set(['dealer_visit.market', 'dealer_visit.windows']);

/** Undefined, which no schema takes, for what is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
