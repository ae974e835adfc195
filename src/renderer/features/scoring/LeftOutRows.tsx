import { Link } from 'wouter';
import type { RunSummary } from '../../../shared/contract/scoring.contract.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';

/**
 * The accounts left out of grading, and the sum with them, as the printed page tells it; no rows where there are none.
 * @param graded of those that take part
 */
export function LeftOutRows({ live, graded }: { live: RunSummary; graded: { dealers: number; amountMinor: number } }) {
  const t = useT();
  const format = useFormat();
  const { excluded } = live.ungraded;
  const list = useApiQuery('dealers.list', { filter: { excluded: 'only' }, limit: 1 }, { enabled: excluded > 0 }).data;
  if (excluded === 0 || list === undefined || list.amountMinor === null) return null;
  return (
    <>
      <tr>
        <th scope="row">{t('scoring.ungraded.excluded')}</th>
        <td data-end>
          <Link href="/dealers?excluded=only">{format.count(excluded)}</Link>
        </td>
        <td />
        <td data-end>{format.money(list.amountMinor)}</td>
        <td colSpan={3} />
      </tr>
      <tr>
        <th scope="row">{t('scoring.tier.grandTotal')}</th>
        <td data-end>{format.count(graded.dealers + excluded)}</td>
        <td />
        <td data-end>{format.money(graded.amountMinor + list.amountMinor)}</td>
        <td colSpan={3} />
      </tr>
    </>
  );
}
