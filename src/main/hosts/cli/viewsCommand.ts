import { DealerQuery } from '../../../shared/contract/dealerFilter.contract.ts';
import { FIRST_COLUMNS, GridColumn } from '../../../shared/contract/dealers.contract.ts';
import type { GridChoice, SavedView } from '../../../shared/contract/views.contract.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import type { Engine } from '../../engine/createEngine.ts';
import { createTranslator } from '../../runtime/translate.ts';
import { type CliIo, type CommonOptions, withEngine } from './cliEngine.ts';

/** Lists the saved views and how many dealers each shows. */
export async function runViews(options: CommonOptions, io: CliIo): Promise<boolean> {
  const t = createTranslator(options.lang);
  return withEngine(options, { readOnly: true }, async (engine) => {
    const { views } = await engine.ask('views.list', {});
    const { counts } = await engine.ask('views.counts', {});
    const listed = views.map((view) => ({
      id: view.id,
      name: viewName(view, t),
      dealers: counts.find(({ id }) => id === view.id)?.dealers ?? 0,
      builtIn: view.builtIn,
      start: view.start,
    }));
    if (options.json) io.out(`${JSON.stringify({ views: listed })}\n`);
    else for (const { name, dealers } of listed) io.out(`${t('cli.views.line', { name, count: dealers })}\n`);
    return true;
  });
}

/** Which dealers, in what order, with which columns: everybody, or what a saved view shows. @throws AppError view_unknown */
export async function listOf(
  engine: Engine,
  name: string | undefined,
): Promise<{ view: SavedView | undefined; query: DealerQuery; columns: GridColumn[] }> {
  const { views } = await engine.ask('views.list', {});
  const view = name === undefined ? undefined : viewNamed(views, name);
  return {
    view,
    query: view?.query ?? DealerQuery.parse({}),
    columns: view?.columns ? shownColumns(view.columns) : [...FIRST_COLUMNS],
  };
}

export function viewName({ name, builtIn }: SavedView, t: T): string {
  return name !== '' || builtIn === null ? name : t(`dealers.views.builtIn.${builtIn}`);
}

/** A view by the name the owner gave it, else by that of a built-in in either language or by its key. */
function viewNamed(views: readonly SavedView[], name: string): SavedView {
  const wanted = fold(name);
  const both = [createTranslator('zh-CN'), createTranslator('en')];
  const found =
    views.find((view) => fold(view.name) === wanted) ??
    views.find((view) => view.builtIn === name || both.some((t) => fold(viewName(view, t)) === wanted));
  if (found === undefined) throw new AppError('view_unknown', { name });
  return found;
}

function fold(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}

/** The columns on show from left to right, pinned ones first; those that this version does not know are left out. */
function shownColumns({ order, hidden, pinned }: GridChoice): GridColumn[] {
  const shown = order.filter((id) => !hidden.includes(id));
  const placed = [...shown.filter((id) => pinned.includes(id)), ...shown.filter((id) => !pinned.includes(id))];
  const columns = placed.flatMap((id) => {
    const column = GridColumn.safeParse(id);
    return column.success ? [column.data] : [];
  });
  return columns.length === 0 ? [...FIRST_COLUMNS] : columns;
}
