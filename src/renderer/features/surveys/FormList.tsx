import { Text } from '@mantine/core';
import chart from '../../components/charts/charts.module.css';
import { useT } from '../../components/useT.ts';
import classes from './surveys.module.css';
import type { Invite } from './surveyTexts.ts';

interface FormListProps {
  invites: readonly Invite[];
  current: number;
  onOpen(place: number): void;
}

/** Every form with its number and whether it is in. */
export function FormList({ invites, current, onOpen }: FormListProps) {
  const t = useT();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it by its keys
    <section className={classes.forms} aria-label={t('surveys.keyIn.list')} tabIndex={0}>
      <table className={chart.table}>
        <thead>
          <tr>
            <th scope="col">{t('surveys.column.dealer')}</th>
            <th scope="col" data-end>
              {t('surveys.column.place')}
            </th>
            <th scope="col">{t('surveys.column.state')}</th>
          </tr>
        </thead>
        <tbody>
          {invites.map(({ place, name, reply }) => (
            <tr key={place} aria-current={place === current || undefined}>
              <td>
                <button type="button" tabIndex={-1} onClick={() => onOpen(place)}>
                  {name}
                </button>
              </td>
              <td data-end>{place}</td>
              <td>
                <Text span size="xs">
                  {reply === null ? '' : `✓ ${t('surveys.keyIn.done')}`}
                </Text>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
