import { useMemo } from 'react';
import type { RegionTotal } from '../../../shared/contract/scorePortrait.ts';
import { ChartWithTable } from '../../app/analysis/ChartWithTable.tsx';
import type { ChartTheme } from '../../components/charts/chartTheme.ts';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import { amountBars } from './amountBars.ts';
import { CityTotals, regionColumns } from './CityTotals.tsx';
import { PROVINCE_TILES } from './provinceTiles.ts';
import classes from './segments.module.css';
import { useOpenRegion } from './useOpenRegion.ts';

/** Drawing units of one tile and of the whole grid. */
const TILE = 56;
const COLUMNS = 9;
const ROWS = 8;
/** Regions drawn as bars where none is a province; the table has them all. */
const MOST_BARS = 12;

/** Where the dealers are and where the money comes from: a tile per province, or bars, and every region in the table. */
export function RegionMap({ regions, cities }: { regions: readonly RegionTotal[]; cities: readonly RegionTotal[] }) {
  const t = useT();
  const format = useFormat();
  const open = useOpenRegion();
  const total = regions.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const first = regions[0];
  const nameOf = (region: RegionTotal) => regionName(region, t('dealers.filter.noRegion'));
  const noRegion = t('dealers.filter.noRegion');
  const bars = useMemo(() => {
    const shown = regions.slice(0, MOST_BARS);
    const named = shown.map((region) => ({ name: regionName(region, noRegion), amountMinor: region.amountMinor }));
    return (theme: ChartTheme) => amountBars(theme, named, format.moneyRound);
  }, [regions, noRegion, format]);
  if (!first) return null;
  const isMap = regions.some(({ region }) => region in PROVINCE_TILES);
  return (
    <>
      <ChartWithTable
        title={t('analysis.region.title')}
        summary={t('analysis.region.summary', {
          count: regions.length,
          name: nameOf(first),
          share: format.percent(total > 0 ? first.amountMinor / total : null),
        })}
        height={isMap ? 380 : Math.max(120, 40 + 28 * Math.min(regions.length, MOST_BARS))}
        {...(isMap ? { picture: <Tiles regions={regions} onOpen={open} /> } : { option: bars })}
        columns={regionColumns(t, nameOf, total)}
        rows={regions}
        onRow={open}
      />
      <CityTotals provinces={regions} cities={cities} />
    </>
  );
}

function regionName({ region, name }: RegionTotal, none: string): string {
  return region === '' ? none : name || region;
}

function Tiles({ regions, onOpen }: { regions: readonly RegionTotal[]; onOpen(region: RegionTotal): void }) {
  const t = useT();
  const format = useFormat();
  const byCode = new Map(regions.map((region) => [region.region, region]));
  const largest = Math.max(1, ...regions.map(({ amountMinor }) => amountMinor));
  return (
    <svg
      className={classes.tiles}
      viewBox={`0 0 ${COLUMNS * TILE} ${ROWS * TILE}`}
      role="img"
      aria-label={t('analysis.region.title')}
    >
      {Object.entries(PROVINCE_TILES).map(([code, [column, row, name]]) => {
        const region = byCode.get(code);
        const part = region ? Math.max(0, region.amountMinor) / largest : 0;
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: the table beside does the same by keys
          <g
            key={code}
            className={region ? classes.tile : classes.emptyTile}
            transform={`translate(${column * TILE} ${row * TILE})`}
            onClick={region && (() => onOpen(region))}
          >
            <title>
              {region
                ? t('analysis.region.tip', {
                    name: region.name || name,
                    dealers: format.count(region.dealers),
                    amount: format.moneyRound(region.amountMinor),
                  })
                : name}
            </title>
            <rect width={TILE - 3} height={TILE - 3} rx={3} />
            {/* The darker, the more money; the least share is still to be seen. */}
            {region && (
              <rect
                className={classes.shade}
                width={TILE - 3}
                height={TILE - 3}
                rx={3}
                fillOpacity={0.08 + part * 0.92}
              />
            )}
            <text x={(TILE - 3) / 2} y={22} data-light={part > 0.5 || undefined}>
              {name}
            </text>
            {region && (
              <text x={(TILE - 3) / 2} y={40} className={classes.tileCount} data-light={part > 0.5 || undefined}>
                {format.count(region.dealers)}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}
