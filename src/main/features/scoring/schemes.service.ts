import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { type Scheme, ScoreRules } from '../../../shared/contract/scoring.contract.ts';
import { ChangeId } from '../../../shared/domain/ids.ts';
import { sameName } from '../../../shared/domain/schemeName.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { type ActLog, beginAct, insertRow, logCreated, loggedUpdate } from '../../db/changeLog.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Ctx } from '../../runtime/context.ts';
import { newUid } from '../../runtime/ids.ts';
import { checkScoreRules } from './checkRules.rules.ts';
import { listSchemes, readScheme } from './scoring.repo.ts';
import { mustSeeWeights } from './seenRules.ts';

type SavedScheme = Output<'scoring.saveScheme'>;
type SchemeText = Parsed<'scoring.addScheme'>;

/** Saves changed rules as the scheme's next version; the live result follows by itself. @throws AppError scheme_name_taken */
export function saveScheme(ctx: Ctx, input: Parsed<'scoring.saveScheme'>): Promise<SavedScheme> {
  checkScoreRules(input.rules);
  mustSeeWeights(ctx, input.rules);
  return inTransaction(ctx.db, async (trx) => {
    await readScheme(trx, input.id);
    await mustBeFree(trx, input.name, input.id);
    const act = beginAct(trx, ctx.clock.now());
    const version = nextVersion(trx, input.id);
    const columns = { name: input.name, rules: JSON.stringify(input.rules), note: input.note, version };
    loggedUpdate(trx, act, 'score_scheme', input.id, { ...columns, updated_at: act.at }, 'update', null);
    keepVersion(trx, act, input.id, version, input);
    return saved(trx, input.id);
  });
}

/** Gives a scheme other rules as its next version, as part of an act. */
export function writeSchemeRules(
  trx: Db,
  act: ActLog,
  { id, name }: Pick<Scheme, 'id' | 'name'>,
  rules: ScoreRules,
): void {
  checkScoreRules(rules);
  const version = nextVersion(trx, id);
  const columns = { rules: JSON.stringify(rules), note: '', version, updated_at: act.at };
  loggedUpdate(trx, act, 'score_scheme', id, columns, 'update', null);
  keepVersion(trx, act, id, version, { name, rules, note: '' });
}

/** Adds a scheme beside the active one. @throws AppError scheme_name_taken */
export function addScheme(ctx: Ctx, input: SchemeText): Promise<SavedScheme> {
  checkScoreRules(input.rules);
  mustSeeWeights(ctx, input.rules);
  return inTransaction(ctx.db, async (trx) => {
    await mustBeFree(trx, input.name, null);
    const act = beginAct(trx, ctx.clock.now());
    const id = insertRow(trx, 'score_scheme', {
      uid: newUid(),
      name: input.name,
      rules: JSON.stringify(input.rules),
      note: input.note,
      created_at: act.at,
      updated_at: act.at,
    });
    keepVersion(trx, act, id, 1, input);
    logCreated(trx, act, 'score_scheme', id, null);
    return saved(trx, id);
  });
}

/** Makes a scheme the one that grades. */
export function activateScheme(ctx: Ctx, { id }: Parsed<'scoring.activateScheme'>): Promise<SavedScheme> {
  return inTransaction(ctx.db, async (trx) => {
    await readScheme(trx, id);
    const { activeId } = await listSchemes(trx);
    const act = beginAct(trx, ctx.clock.now());
    if (activeId !== id) loggedUpdate(trx, act, 'score_scheme', activeId, { is_active: 0 }, 'update', null);
    loggedUpdate(trx, act, 'score_scheme', id, { is_active: 1 }, 'update', null);
    return saved(trx, id);
  });
}

/** @throws AppError scheme_active */
export function removeScheme(
  ctx: Ctx,
  { id }: Parsed<'scoring.removeScheme'>,
): Promise<Output<'scoring.removeScheme'>> {
  return inTransaction(ctx.db, async (trx) => {
    await readScheme(trx, id);
    if ((await listSchemes(trx)).activeId === id) throw new AppError('scheme_active');
    const act = beginAct(trx, ctx.clock.now());
    loggedUpdate(trx, act, 'score_scheme', id, { deleted_at: act.at }, 'remove', null);
    return { changeId: lastChange(trx) };
  });
}

/** Two schemes of one name could not be told apart in lists and on paper. @param self the scheme that bears it already */
async function mustBeFree(trx: Db, name: string, self: number | null): Promise<void> {
  const { schemes } = await listSchemes(trx);
  if (schemes.some((scheme) => scheme.id !== self && sameName(scheme.name, name)))
    throw new AppError('scheme_name_taken', { name });
}

/** The versions of a scheme, newest first; what a file held before versions were kept has its last one. */
export async function listVersions(db: Db, id: number): Promise<Output<'scoring.schemeVersions'>> {
  const rows = await db
    .selectFrom('scoreSchemeVersion')
    .select(['version', 'name', 'rules', 'note', 'actor', 'createdAt'])
    .where('schemeId', '=', id)
    .orderBy('version', 'desc')
    .execute();
  return { versions: rows.map((row) => ({ ...row, rules: ScoreRules.parse(JSON.parse(row.rules)) })) };
}

/** One more than any that was kept or that a run was made with, so that a number means one set of rules. */
function nextVersion(trx: Db, schemeId: number): number {
  const highest = rawOf(trx)
    .prepare(
      `SELECT max((SELECT version FROM score_scheme WHERE id = @schemeId),
         coalesce((SELECT max(version) FROM score_scheme_version WHERE scheme_id = @schemeId), 1),
         coalesce((SELECT max(scheme_version) FROM score_run WHERE scheme_id = @schemeId), 1))`,
    )
    .pluck()
    .get({ schemeId });
  return Number(highest) + 1;
}

/** Versions are a record of their own: taking an edit back goes to the version before, and this one stays readable. */
function keepVersion(trx: Db, act: ActLog, schemeId: number, version: number, { name, rules, note }: SchemeText): void {
  rawOf(trx)
    .prepare(
      `INSERT INTO score_scheme_version (scheme_id, version, name, rules, note, actor, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(schemeId, version, name, JSON.stringify(rules), note, act.actor, act.at);
}

async function saved(trx: Db, id: number): Promise<SavedScheme> {
  return { ...(await readScheme(trx, id)), changeId: lastChange(trx) };
}

function lastChange(trx: Db): ChangeId {
  return ChangeId.parse(Number(rawOf(trx).prepare('SELECT max(id) FROM change_log').pluck().get()));
}
