import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { SampleKind } from '../../../shared/contract/samples.contract.ts';
import type { FileRef } from '../../../shared/domain/ids.ts';
import type { Language } from '../../../shared/i18n/translator.ts';
import type { JobEnv } from '../../jobs/jobPort.ts';
import { createTranslator } from '../../runtime/translate.ts';
import type { OutSheet } from '../../spreadsheets/outgoing.ts';
import { writeWorkbook } from '../../spreadsheets/writeWorkbook.ts';
import type { ImportEnv } from '../imports/fileRows.ts';
import { importWhole } from '../imports/importWhole.ts';
import { calculateScores, storeScores } from '../scoring/scoring.job.ts';
import type { scoringOps } from '../scoring/scoring.ops.ts';
import { PRODUCTS } from './sampleProducts.ts';
import { dealersSheet, ordersSheet, productsSheet, receiptsSheet, receivablesSheet } from './sampleSheets.ts';
import { generateSampleShop, type SampleShop, sampleEndsOn } from './sampleShop.ts';
import type { samplesOps } from './samples.ops.ts';

/** The sample is the same on every PC; only its last month follows the calendar. */
const SEED = 20_260_217;
const CURRENCY_DIGITS = 2;

type SampleEnv = Pick<JobEnv<never>, 'port' | 'clock' | 'tempDir' | 'resolveFile'>;

/** Writes the sample shop as one of its five lists where the user wants it, to try the import with. */
export async function writeSampleWorkbook(
  params: { kind: SampleKind; file: FileRef; lang: Language },
  env: Pick<SampleEnv, 'port' | 'clock' | 'resolveFile'>,
): Promise<void> {
  const { path } = await env.resolveFile(params.file, 'write');
  await writeKind(shopOf(env, params.lang), params.kind, path, params.lang, env);
}

/** Writes all workbooks into the job's own folder; whoever imports them removes them. */
export async function writeSampleFiles(
  env: Pick<SampleEnv, 'port' | 'clock' | 'tempDir'>,
  lang: Language,
): Promise<{
  dealersPath: string;
  productsPath: string;
  ordersPath: string;
  receivablesPath: string;
  receiptsPath: string;
}> {
  const shop = shopOf(env, lang);
  const write = async (kind: SampleKind) => {
    const path = join(env.tempDir, `sample-${kind}.xlsx`);
    await writeKind(shop, kind, path, lang, env);
    return path;
  };
  return {
    dealersPath: await write('dealers'),
    productsPath: await write('products'),
    ordersPath: await write('orders'),
    receivablesPath: await write('receivables'),
    receiptsPath: await write('receipts'),
  };
}

function shopOf(env: Pick<SampleEnv, 'clock' | 'port'>, lang: Language): SampleShop {
  env.port.progress('building', 0, null);
  return generateSampleShop({ seed: SEED, endsOn: sampleEndsOn(env.clock.today()), lang });
}

const SHEETS: Readonly<Record<SampleKind, (shop: SampleShop, lang: Language) => OutSheet>> = {
  dealers: dealersSheet,
  products: productsSheet,
  orders: ordersSheet,
  receivables: receivablesSheet,
  receipts: receiptsSheet,
};
/** About how many rows a sheet has, for the progress. */
const ROWS: Readonly<Record<SampleKind, (shop: SampleShop) => number>> = {
  dealers: (shop) => shop.dealers.length,
  products: () => PRODUCTS.length,
  orders: (shop) => shop.bills.reduce((lines, bill) => lines + bill.lines.length, 1),
  receivables: (shop) => shop.balances.length + 1,
  receipts: (shop) => shop.receipts.length,
};

async function writeKind(
  shop: SampleShop,
  kind: SampleKind,
  path: string,
  lang: Language,
  env: Pick<SampleEnv, 'port'>,
): Promise<void> {
  const sheet = SHEETS[kind](shop, lang);
  const total = ROWS[kind](shop);
  await writeWorkbook(path, {
    sheets: [sheet],
    currencyDigits: CURRENCY_DIGITS,
    onProgress: (rows) => {
      env.port.checkCancelled();
      env.port.progress('writing', rows, total);
    },
  });
}

type FillEnv = ImportEnv & JobEnv<typeof scoringOps & typeof samplesOps>;

/**
 * Fills the open file with the sample shop, through the same import as the owner's own lists, and with what was done about its
 * dealers of late. That goes by tiers, so that they are calculated between.
 */
export async function fillSample(params: { lang?: Language }, env: FillEnv): Promise<void> {
  const lang = params.lang ?? 'zh-CN';
  const { dealersPath, productsPath, ordersPath, receivablesPath, receiptsPath } = await writeSampleFiles(env, lang);
  const t = createTranslator(lang);
  const source = t('samples.source');
  await importWhole(env, dealersPath, t('samples.dealersFile'), source);
  await importWhole(env, productsPath, t('samples.productsFile'), source);
  await importWhole(env, ordersPath, t('samples.ordersFile'), source);
  await importWhole(env, receiptsPath, t('samples.receiptsFile'), source);
  await importWhole(env, receivablesPath, t('samples.receivablesFile'), source);
  const paths = [dealersPath, productsPath, ordersPath, receivablesPath, receiptsPath];
  await Promise.all(paths.map((path) => rm(path, { force: true })));
  await storeScores(env, await calculateScores(env));
  await env.port.run('samples.tell', { seed: SEED, lang, endsOn: sampleEndsOn(env.clock.today()) });
}
