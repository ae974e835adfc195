import { DealerQuery } from '../../../shared/contract/dealerFilter.contract.ts';
import { BuiltInView, GridChoice, type SavedView } from '../../../shared/contract/views.contract.ts';
import { ViewId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { type Db, rawOf } from '../../db/open.ts';

interface StoredView {
  id: number;
  revision: number;
  builtIn: string;
  name: string;
  query: string;
  columns: string | null;
  isStart: number;
}

const COLUMNS = 'id, revision, built_in AS builtIn, name, query, columns, is_start AS isStart';

/** All saved views in the owner's order. */
export function listViews(db: Db): SavedView[] {
  return rawOf(db).prepare<[], StoredView>(`SELECT ${COLUMNS} FROM saved_view ORDER BY place, id`).all().map(toView);
}

/** @throws AppError not_found */
export function getView(db: Db, id: number): SavedView {
  const row = rawOf(db).prepare<[number], StoredView>(`SELECT ${COLUMNS} FROM saved_view WHERE id = ?`).get(id);
  if (!row) throw new AppError('not_found');
  return toView(row);
}

function toView({ id, revision, builtIn, name, query, columns, isStart }: StoredView): SavedView {
  return {
    id: ViewId.parse(id),
    revision,
    builtIn: builtIn === '' ? null : BuiltInView.parse(builtIn),
    name,
    // Written by this feature; conditions that came later are filled in.
    query: DealerQuery.parse(JSON.parse(query)),
    columns: columns === null ? null : GridChoice.parse(JSON.parse(columns)),
    start: isStart === 1,
  };
}
