import type { RegionTotal } from '../../../shared/contract/scorePortrait.ts';
import { navigate } from '../../app/hashLocation.ts';
import { EMPTY_VIEW, writeView } from '../dealers/dealerView.ts';

/** Opens the dealers that a region counts: those with a rank, who bought in the window. */
export function useOpenRegion() {
  return ({ region }: Pick<RegionTotal, 'region'>) => {
    const more = { ...EMPTY_VIEW.more, ranges: [{ field: 'rank' as const, min: 1 }] };
    navigate(`/dealers?${writeView({ ...EMPTY_VIEW, regions: [region], excluded: 'hide', more })}`);
  };
}
