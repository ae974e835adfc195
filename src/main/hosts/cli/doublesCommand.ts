import type { DoubleDealer, DoubleReason, SuspectPair } from '../../../shared/contract/doubles.contract.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import type { Engine } from '../../engine/createEngine.ts';
import { createTranslator } from '../../runtime/translate.ts';
import { type CliIo, type CommonOptions, finishJob, withEngine } from './cliEngine.ts';

export interface DuplicatesOptions extends CommonOptions {
  least?: number;
}

const PAGE = 500;

/** Looks for doubles and lists them, the surest first. */
export function runDuplicates(options: DuplicatesOptions, io: CliIo): Promise<boolean> {
  const t = createTranslator(options.lang);
  return withEngine(options, {}, async (engine) => {
    const { jobId } = await engine.ask('doubles.find', {});
    await finishJob(engine, jobId, io);
    const { result } = await engine.ask('jobs.get', { jobId });
    const pairs = (await allPairs(engine)).filter(({ score }) => score >= (options.least ?? 0));
    const dealers = result?.dealers ?? 0;
    if (options.json) {
      io.out(`${JSON.stringify({ dealers, pairs: pairs.map(jsonOf) })}\n`);
      return true;
    }
    for (const pair of pairs) io.out(`${lineOf(pair, t)}\n`);
    io.out(`${t('cli.doubles.found', { count: pairs.length, dealers })}\n`);
    return true;
  });
}

async function allPairs(engine: Engine): Promise<SuspectPair[]> {
  const pairs: SuspectPair[] = [];
  for (;;) {
    const page = await engine.ask('doubles.list', { offset: pairs.length, limit: PAGE });
    pairs.push(...page.pairs);
    if (page.pairs.length === 0 || pairs.length >= page.total) return pairs;
  }
}

/** The stable shape of the command line. */
function jsonOf({ kept, lost, score, reasons }: SuspectPair) {
  const dealer = ({ id, code, name, city, orders }: DoubleDealer) => ({ id, code, name, city, orders });
  return { score, reasons: reasons.map(({ code, text }) => ({ code, text })), dealers: [dealer(kept), dealer(lost)] };
}

function lineOf({ kept, lost, score, reasons }: SuspectPair, t: T): string {
  const dealer = ({ id, name }: DoubleDealer) => t('cli.doubles.dealer', { id, name });
  const told = reasons.map(({ code, text }: DoubleReason) => t(`doubles.reason.${code}`, { text }).trim());
  return t('cli.doubles.line', {
    score: String(score).padStart(3),
    one: dealer(kept),
    other: dealer(lost),
    reasons: told.join(t('imports.check.comma')),
  });
}
