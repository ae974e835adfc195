import { LACKS } from '../../../shared/contract/dealerFilter.contract.ts';
import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { CURVES, STAGES } from '../../../shared/contract/lifecycleRules.ts';
import type { Fact } from '../../../shared/contract/segmentFacts.ts';
import { RF_SEGMENTS, RFM_GROUPS } from '../../../shared/domain/tiers.ts';
import { type Db, rawOf } from '../../db/open.ts';
import type { Ctx } from '../../runtime/context.ts';
import type { GridColumns } from '../dealers/gridColumns.ts';
import { gridFacets } from '../dealers/gridFacets.ts';
import { builtIndex } from '../dealers/gridIndex.ts';
import { FACT_SOURCES } from './factSources.ts';
import { factValues } from './factValues.ts';

type Choice = Output<'segments.choices'>['choices'][number];

const MOST = 400;
/** Facts whose words are always the same; those that nobody has stand there too. */
const FIXED: Readonly<Partial<Record<Fact, readonly string[]>>> = {
  rfmGroup: RFM_GROUPS,
  stage: STAGES,
  curve: CURVES,
  rfBox: RF_SEGMENTS,
  lacks: LACKS,
  abc: ['A', 'B', 'C'],
};

/** What a choice can be. A label is '' where the reader's language has the word for a value. */
export async function choicesOf(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  { fact }: Parsed<'segments.choices'>,
): Promise<Output<'segments.choices'>> {
  const today = ctx.clock.today();
  const { columns } = await builtIndex(ctx.db, today);
  const facets = gridFacets(ctx.db, columns);
  const ofFacet = (list: (typeof facets)['tiers']): Choice[] =>
    list.map(({ value, label, count }) => ({ value: value ?? '', label, count }));
  const fixed = FIXED[fact];
  if (fixed !== undefined) return { choices: fixed.map((value) => ({ value, label: '', count: 0 })) };
  switch (fact) {
    case 'region':
      return { choices: ofFacet([...facets.provinces, ...facets.cities]).slice(0, MOST) };
    case 'rep':
      return { choices: ofFacet(facets.reps).slice(0, MOST) };
    case 'tags':
      return { choices: ofFacet(facets.tags).slice(0, MOST) };
    case 'type':
      return { choices: ofFacet(facets.types).map((choice) => ({ ...choice, label: '' })) };
    case 'cluster':
      return { choices: clusters(ctx.db) };
    case 'ownerGroup':
      return { choices: ownerGroups(ctx.db) };
  }
  return { choices: (await wordChoices(ctx, fact, columns, today)).slice(0, MOST) };
}

/** Of the newest run that anybody may see, by the number it keeps from run to run. */
function clusters(db: Db): Choice[] {
  return rawOf(db)
    .prepare<[], Choice>(
      `SELECT CAST(label AS TEXT) AS value, trim(label || ' ' || name) AS label, size AS count FROM cluster
       WHERE run_id = (SELECT max(id) FROM cluster_run WHERE margin = 0) ORDER BY label LIMIT ${MOST}`,
    )
    .all();
}

function ownerGroups(db: Db): Choice[] {
  return rawOf(db)
    .prepare<[], Choice>(
      `SELECT CAST(g.id AS TEXT) AS value, g.name AS label, (SELECT count(*) FROM dealer_group_member m WHERE m.group_id = g.id) AS count
       FROM dealer_group g ORDER BY count DESC, g.name LIMIT ${MOST}`,
    )
    .all();
}

/** The words that occur, with the dealers that have each. */
async function wordChoices(ctx: Pick<Ctx, 'db'>, fact: Fact, columns: GridColumns, today: string): Promise<Choice[]> {
  const source = FACT_SOURCES[fact];
  if (source.from === 'word') {
    const { at, list } = columns.words[source.field];
    return counted(list, (slot) => at[slot] ?? 0, columns);
  }
  if (source.from !== 'query') return [];
  const values = await factValues(ctx.db, fact, source, source.sql.includes('@today') ? { today } : {}).values;
  if (values.kind !== 'words') return [];
  return counted(values.list, (slot) => values.at[columns.id[slot] ?? 0] ?? 0, columns);
}

function counted(list: readonly string[], wordOf: (slot: number) => number, columns: GridColumns): Choice[] {
  const counts = new Int32Array(list.length);
  for (let slot = 0; slot < columns.count; slot += 1) {
    if (columns.deleted[slot] !== 0) continue;
    const word = wordOf(slot);
    counts[word] = (counts[word] ?? 0) + 1;
  }
  return list
    .map((value, word) => ({ value, label: '', count: counts[word] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

const GOODS_SHOWN = 50;

/** Goods whose name or code holds a text; a text is compared, never a pattern. */
export function goodsOf({ db }: Ctx, { of, text }: Parsed<'segments.goods'>): Output<'segments.goods'> {
  if (of === 'any') return { goods: [] };
  const raw = rawOf(db);
  const given = { text: text.normalize('NFKC').trim().toLowerCase() };
  if (of === 'product')
    return {
      goods: raw
        .prepare<[object], { value: string; label: string }>(
          `SELECT iif(code = '', name, code) AS value, trim(code || ' ' || name) AS label FROM product
           WHERE @text = '' OR instr(lower(code || char(10) || name), @text) > 0 ORDER BY name, id LIMIT ${GOODS_SHOWN}`,
        )
        .all(given),
    };
  const column = of === 'category' ? 'category' : 'brand';
  return {
    goods: raw
      .prepare<[object], { value: string; label: string }>(
        `SELECT ${column} AS value, ${column} AS label FROM product
         WHERE ${column} <> '' AND (@text = '' OR instr(lower(${column}), @text) > 0) GROUP BY ${column} ORDER BY ${column} LIMIT 400`,
      )
      .all(given),
  };
}
