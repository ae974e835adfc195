import { HEALTH_CHECKS, type HealthCheck } from '../../../shared/contract/health.contract.ts';
import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { minorDigits, minorToNumber } from '../../../shared/domain/money.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import type { JobEnv } from '../../jobs/jobPort.ts';
import type { Ctx } from '../../runtime/context.ts';
import { createTranslator } from '../../runtime/translate.ts';
import type { OutColumn, OutValue } from '../../spreadsheets/outgoing.ts';
import { writeTables } from '../../spreadsheets/writeTables.ts';
import { readDetail } from '../dealers/dealers.repo.ts';
import { readSettings } from '../settings/settings.service.ts';
import { type FoundDealer, lookThrough } from './findings.ts';

type WorksheetParams = Parsed<'health.worksheet'>;

/** Starts writing the findings of some checks as a list to be filled in. */
export function startWorksheet(ctx: Ctx, input: WorksheetParams): Output<'health.worksheet'> {
  return { jobId: ctx.startJob('health.worksheet', input) };
}

/**
 * A row for each dealer with an open finding, the most money first: what is known, what is to be looked at, and the columns
 * of a dealer list, so that the file is imported again as it is.
 * @throws AppError disk_full, not_writable, cancelled
 */
export async function writeWorksheet(
  params: WorksheetParams,
  env: JobEnv<unknown> & { resourcesDir: string },
): Promise<void> {
  const t = createTranslator(params.lang);
  const target = await env.resolveFile(params.file, 'write');
  const { currency } = await readSettings(env.db);
  const checks = HEALTH_CHECKS.filter((check) => params.checks.includes(check));
  const { found } = await lookThrough(env);
  const open = found.filter(({ findings }) => findings.some((each) => isAsked(each, checks)));
  await writeTables(
    target.path,
    {
      currencyDigits: minorDigits(currency),
      sheets: [
        {
          name: t('health.worksheet.sheet'),
          columns: columnsOf(t),
          rows: rowsOf(env, open, checks, t, currency),
        },
      ],
      onProgress: (done) => {
        env.port.checkCancelled();
        env.port.progress('building', done, open.length);
      },
    },
    params.format,
  );
}

function isAsked({ check, ignored }: FoundDealer['findings'][number], checks: readonly HealthCheck[]): boolean {
  return !ignored && checks.includes(check);
}

function columnsOf(t: T): OutColumn[] {
  const text = (key: Parameters<T>[0], width: number): OutColumn => ({ header: t(key), kind: 'text', width });
  return [
    text('dealers.column.code', 14),
    text('dealers.column.name', 30),
    text('health.worksheet.toCheck', 44),
    text('dealers.column.contact', 12),
    text('dealers.column.phone', 18),
    text('dealers.column.rep', 12),
    text('dealers.column.province', 12),
    text('dealers.column.city', 12),
    text('dealers.column.district', 12),
    text('dealers.column.address', 36),
    text('dealers.column.openedOn', 14),
    text('dealers.field.taxNo', 22),
    { header: t('dealers.column.termDays'), kind: 'integer', width: 10 },
    { header: t('health.worksheet.amount'), kind: 'money', width: 16 },
  ];
}

async function* rowsOf(
  env: JobEnv<unknown>,
  found: readonly FoundDealer[],
  checks: readonly HealthCheck[],
  t: T,
  currency: string,
): AsyncGenerator<OutValue[]> {
  for (const { dealer, findings } of found) {
    const detail = await readDetail(env.db, dealer.id, env.clock.today());
    const toCheck = findings
      .filter((each) => isAsked(each, checks))
      .map(({ check, text, params }) => {
        const said = t(`health.finding.${check}`, { ...params, text });
        return text !== '' || Object.keys(params).length > 0 ? said : t(`health.check.${check}`);
      });
    yield [
      detail.code,
      detail.name,
      toCheck.join(t('health.worksheet.joint')),
      detail.contactName,
      detail.phone,
      detail.repName,
      detail.province,
      detail.city,
      detail.district,
      detail.address,
      detail.openedOn ?? '',
      detail.taxNo,
      detail.termDays,
      minorToNumber(dealer.amountMinor, currency),
    ];
  }
}
