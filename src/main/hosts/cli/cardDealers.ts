import { MOST_CARDS } from '../../../shared/contract/reports.contract.ts';
import { DealerId } from '../../../shared/domain/ids.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import type { Engine } from '../../engine/createEngine.ts';
import { listOf } from './viewsCommand.ts';
import { WrongUsage } from './wrongUsage.ts';

interface Wanted {
  dealer?: string;
  view?: string;
}

/** The dealers a card is asked for: one by its code or name, or all of a saved view. @throws WrongUsage, AppError view_unknown */
export async function cardDealers(engine: Engine, { dealer, view }: Wanted, t: T): Promise<DealerId[]> {
  if (dealer !== undefined) return [await dealerCalled(engine, dealer, t)];
  if (view !== undefined) return viewCalled(engine, view, t);
  throw new WrongUsage(t('cli.dealers.whose'));
}

/** A dealer by its code, its name or its number (#12). @throws WrongUsage where none or several are called so */
export async function dealerCalled(engine: Engine, text: string, t: T): Promise<DealerId> {
  const numbered = /^#(\d{1,15})$/.exec(text)?.[1];
  if (numbered !== undefined) return DealerId.parse(Number(numbered));
  const { dealers } = await engine.ask('dealers.suggest', { text });
  const exact = dealers.filter(({ code, name }) => code === text || name === text);
  const found = exact.length > 0 ? exact : dealers;
  const [only] = found;
  if (only === undefined) throw new WrongUsage(t('cli.dealers.none', { text }));
  if (found.length === 1) return only.id;
  const names = found.map(({ code, name }) => [code, name].filter((part) => part !== '').join(' '));
  throw new WrongUsage(t('cli.dealers.several', { text, names: names.join('; ') }));
}

async function viewCalled(engine: Engine, text: string, t: T): Promise<DealerId[]> {
  const { query } = await listOf(engine, text);
  const { ids } = await engine.ask('dealers.ids', query);
  if (ids.length === 0) throw new WrongUsage(t('cli.dealers.noneInView', { view: text }));
  if (ids.length > MOST_CARDS)
    throw new WrongUsage(t('cli.dealers.tooManyInView', { view: text, count: ids.length, most: MOST_CARDS }));
  return ids;
}
