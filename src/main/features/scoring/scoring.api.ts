import type { Parsed } from '../../../shared/contract/index.ts';
import type { Ctx } from '../../runtime/context.ts';
import { explain, scoredRows } from './explain.repo.ts';
import { listMarks } from './marks.repo.ts';
import { migration, movedIds } from './migration.repo.ts';
import { tierPath } from './path.repo.ts';
import { keepGrades, listPins, pinDealers, unpinDealers } from './pins.service.ts';
import { points, portrait } from './portrait.repo.ts';
import { nameRun, removeRun } from './runs.service.ts';
import { activateScheme, addScheme, listVersions, removeScheme, saveScheme } from './schemes.service.ts';
import { listRuns, listSchemes, readRun } from './scoring.repo.ts';
import { compareCuts, overview, startRun } from './scoring.service.ts';
import { whatIf } from './whatIf.service.ts';

export const scoringApi = {
  'scoring.overview': (ctx: Ctx) => overview(ctx),
  'scoring.explain': explain,
  'scoring.portrait': (ctx: Ctx) => portrait(ctx.db),
  'scoring.points': (ctx: Ctx, input: Parsed<'scoring.points'>) => points(ctx.db, input),
  'scoring.rows': scoredRows,
  'scoring.path': (ctx: Ctx, input: Parsed<'scoring.path'>) => tierPath(ctx.db, input),
  'scoring.marks': (ctx: Ctx, input: Parsed<'scoring.marks'>) => listMarks(ctx.db, input),
  'scoring.schemes': (ctx: Ctx) => listSchemes(ctx.db),
  'scoring.saveScheme': saveScheme,
  'scoring.addScheme': addScheme,
  'scoring.activateScheme': activateScheme,
  'scoring.removeScheme': removeScheme,
  'scoring.schemeVersions': (ctx: Ctx, input: Parsed<'scoring.schemeVersions'>) => listVersions(ctx.db, input.id),
  'scoring.pin': pinDealers,
  'scoring.unpin': unpinDealers,
  'scoring.pins': listPins,
  'scoring.keepGrades': keepGrades,
  'scoring.whatIf': whatIf,
  'scoring.migration': migration,
  'scoring.movedIds': movedIds,
  'scoring.compareCuts': (ctx: Ctx) => compareCuts(ctx),
  'scoring.run': startRun,
  'scoring.nameRun': nameRun,
  'scoring.removeRun': removeRun,
  'scoring.getRun': (ctx: Ctx, input: Parsed<'scoring.getRun'>) => readRun(ctx.db, input.runId),
  'scoring.runs': (ctx: Ctx, input: Parsed<'scoring.runs'>) => listRuns(ctx.db, input.offset, input.limit),
};
