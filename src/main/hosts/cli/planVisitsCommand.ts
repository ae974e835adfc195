import type { Output } from '../../../shared/contract/index.ts';
import type { VisitPlan, VisitVerdict } from '../../../shared/contract/visitPlans.contract.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import type { Engine } from '../../engine/createEngine.ts';
import { createTranslator } from '../../runtime/translate.ts';
import { type CliIo, type CommonOptions, finishJob, withEngine } from './cliEngine.ts';
import { namesOf } from './clusterCommand.ts';
import { checkDay } from './dayOption.ts';
import { repNamed } from './repsCommand.ts';
import { WrongUsage } from './wrongUsage.ts';

export interface PlanVisitsOptions extends CommonOptions {
  from: string;
  to: string;
  reps?: string;
  seed: number;
  afresh: boolean;
  changeRoutes: boolean;
  takeSettings: boolean;
}

/** Who is short of visits is told by name, at most so many. */
const MOST_TOLD = 20;

/** Plans the visits of some days, writes the plan, and tells it. @throws WrongUsage, AppError rep_unknown, visit_plan_past */
export function runPlanVisits(options: PlanVisitsOptions, io: CliIo): Promise<boolean> {
  const t = createTranslator(options.lang);
  checkDay('--from', options.from, t);
  checkDay('--to', options.to, t);
  if (options.from > options.to) throw new WrongUsage(t('visitPlans.order', { from: options.from, to: options.to }));
  if (options.reps !== undefined && namesOf(options.reps).length === 0) throw new WrongUsage(t('visitPlans.noNames'));
  return withEngine(options, {}, async (engine) => {
    await engine.scoreLive();
    const repIds = await Promise.all(namesOf(options.reps).map((name) => repNamed(engine, name)));
    const settings = options.takeSettings ? await takeSettings(engine) : undefined;
    const { jobId } = await engine.ask('visits.plan', {
      from: options.from,
      to: options.to,
      ...(repIds.length === 0 ? {} : { repIds }),
      seed: options.seed,
      afresh: options.afresh,
      options: { keepRoutes: !options.changeRoutes },
    });
    await finishJob(engine, jobId, io);
    const [plan] = (await engine.ask('visits.plans', { limit: 1 })).plans;
    if (plan === undefined) return false;
    const { visits } = await engine.ask('visits.list', { from: plan.from, to: plan.to, repIds: plan.repIds });
    const { verdicts } = await engine.ask('visits.verdicts', { planId: plan.id, limit: 20_000 });
    const { reps } = await engine.ask('reps.list', {});
    const nameOf = new Map<number, string>(reps.map(({ id, name }) => [id, name]));
    const { dealers: offered } = await engine.ask('visits.offeredSettings', {});
    if (options.json) io.out(`${JSON.stringify({ ...jsonOf(plan, visits, verdicts), offered, settings })}\n`);
    else {
      if (settings !== undefined) for (const line of settingLines(settings, t)) io.out(`${line}\n`);
      const { routes } = await engine.ask('visits.routes', {});
      const names = { rep: nameOf, route: new Map<number, string>(routes.map(({ id, name }) => [id, name])) };
      for (const line of linesOf(plan, verdicts, names, t)) io.out(`${line}\n`);
      if (offered > 0) io.out(`${t('visitPlans.offered', { count: offered })}\n`);
    }
    return true;
  });
}

/** Sets what imported lists say of the dealers; what cannot be read is named. */
async function takeSettings(engine: Engine) {
  const { changed } = await engine.ask('visits.takeSettings', {});
  const { unread, unreadCount } = await engine.ask('visits.offeredSettings', {});
  return { changed, unread, unreadCount };
}

function* settingLines({ changed, unread, unreadCount }: Awaited<ReturnType<typeof takeSettings>>, t: T) {
  yield t('visitPlans.taken', { count: changed });
  if (unreadCount === 0) return;
  const told = unread.map(({ name, text }) => `${name}: ${text}`).join('; ');
  yield `${t('visitPlans.unread', { count: unreadCount })} ${told}`;
}

function jsonOf(plan: VisitPlan, visits: Output<'visits.list'>['visits'], verdicts: readonly VisitVerdict[]) {
  const { id, from, to, seed, options, summary } = plan;
  return {
    planId: id,
    from,
    to,
    seed,
    options,
    summary,
    visits: visits.map((visit) => ({
      id: visit.id,
      dealerId: visit.dealer.id,
      dealer: visit.dealer.name,
      code: visit.dealer.code,
      repId: visit.repId,
      rep: visit.repName,
      on: visit.on,
      place: visit.place,
      time: visit.time,
      lengthMinutes: visit.lengthMinutes,
      travelMinutes: visit.travelMinutes,
      purposes: visit.purposes,
      locked: visit.locked,
    })),
    verdicts: verdicts.map(({ dealer, repId, wanted, planned, code, params }) => ({
      dealerId: dealer.id,
      dealer: dealer.name,
      dealerCode: dealer.code,
      tier: dealer.tier,
      repId,
      wanted,
      planned,
      code,
      ...params,
    })),
  };
}

function* linesOf(
  plan: VisitPlan,
  verdicts: readonly VisitVerdict[],
  names: { rep: ReadonlyMap<number, string>; route: ReadonlyMap<number, string> },
  t: T,
) {
  const { id, from, to, summary } = plan;
  const { visits, dealers, wanted, moved, stood } = summary;
  yield t('visitPlans.head', { id, from, to, visits, dealers, wanted });
  if (!summary.holidaysKnown) yield t('visitPlans.unknownYear');
  if (!summary.figuresReady) yield t('visitPlans.figuresLate');
  if (moved > 0) yield t('visitPlans.moved', { moved, stood });
  for (const rep of summary.reps) {
    const share = Math.round((100 * (rep.visitMinutes + rep.travelMinutes)) / Math.max(1, rep.minutes));
    yield `  ${t('visitPlans.rep', { name: names.rep.get(rep.repId) ?? `#${rep.repId}`, visits: rep.visits, days: rep.days, share })}`;
  }
  const counts = new Map<string, number>();
  for (const { code } of verdicts) counts.set(code, (counts.get(code) ?? 0) + 1);
  for (const { code } of new Map(verdicts.map((each) => [each.code, each])).values())
    yield `  ${t('visitPlans.verdict', { code: t(`visitPlans.verdicts.${code}`), count: counts.get(code) ?? 0 })}`;
  const short = verdicts.filter((each) => each.planned < each.wanted);
  for (const { dealer, planned, wanted: asked, code, params } of short.slice(0, MOST_TOLD)) {
    const why = t(`visitPlans.verdicts.${params.why ?? code}`);
    yield `  ${t('visitPlans.short', { name: dealer.name, planned, wanted: asked, code: why })}`;
  }
  const dealerOf = new Map(verdicts.map(({ dealer }) => [dealer.id, dealer.name]));
  for (const { dealerId, toRouteId, visits: own, on, toOn, savesMinutes: minutes } of summary.advice) {
    const name = dealerOf.get(dealerId) ?? '';
    const route = names.route.get(toRouteId ?? -1);
    if (route === undefined) yield `  ${t('visitPlans.advice', { name, on, toOn, minutes })}`;
    else yield `  ${t('visitPlans.routeAdvice', { name, route, visits: own, minutes })}`;
  }
}
