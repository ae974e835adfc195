import { Button, Text, Title } from '@mantine/core';
import type { Output } from '../../../shared/contract/index.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useUndo } from '../../app/useUndo.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useNotify } from '../../components/notify.tsx';
import { TierBadge } from '../../components/TierBadge.tsx';
import { useT } from '../../components/useT.ts';
import classes from './scoring.module.css';
import { useActiveScheme } from './useActiveScheme.ts';

type Option = Output<'scoring.compareCuts'>['options'][number];

/** Both common cuts side by side: dealers per tier and the visits a month that each asks for. */
export function CompareCuts() {
  const t = useT();
  const format = useFormat();
  const compare = useApiQuery('scoring.compareCuts', {}, { keepPrevious: true });
  const options = compare.data?.options ?? [];
  const tiers = options[0]?.tiers.map(({ tier }) => tier) ?? [];
  if (compare.error) return <ErrorNotice error={compare.error} onRetry={() => void compare.refetch()} />;
  return (
    <section aria-labelledby="scoring-compare">
      <Title order={2} size="h4" id="scoring-compare">
        {t('scoring.compare.title')}
      </Title>
      <Text size="xs" c="dimmed" mb="xs">
        {t('scoring.compare.hint')}
      </Text>
      <table className={classes.table}>
        <thead>
          <tr>
            <td />
            {options.map((option) => (
              <th key={option.a} scope="col" data-end>
                {t('scoring.compare.option', { a: format.share(option.a), b: format.share(option.b) })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tiers.map((tier) => (
            <tr key={tier}>
              <th scope="row">
                <TierBadge tier={tier} />
              </th>
              {options.map((option) => (
                <td key={option.a} data-end>
                  {format.count(option.tiers.find((each) => each.tier === tier)?.dealers)}
                </td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">{t('scoring.compare.visits')}</th>
            {options.map((option) => (
              <td key={option.a} data-end>
                {format.count(Math.round(option.visitsPerMonth))}
              </td>
            ))}
          </tr>
          <tr>
            <td />
            {options.map((option) => (
              <td key={option.a} data-end>
                <Choose option={option} />
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </section>
  );
}

function Choose({ option }: { option: Option }) {
  const t = useT();
  const format = useFormat();
  const notify = useNotify();
  const undo = useUndo();
  const scheme = useActiveScheme();
  const readOnly = useApiQuery('session.get', {}).data?.file?.readOnly === true;
  const save = useApiCommand('scoring.saveScheme');
  if (!scheme) return null;
  const { a, b } = option;
  if (scheme.rules.cutA === a && scheme.rules.cutB === b)
    return (
      <Text size="xs" fw={600}>
        {t('scoring.compare.current')}
      </Text>
    );
  const label = t('scoring.compare.option', { a: format.share(a), b: format.share(b) });
  const choose = () => {
    const { id, name, rules } = scheme;
    save.mutate(
      { id, name, rules: { ...rules, cutA: a, cutB: b } },
      {
        onSuccess: ({ changeId }) => notify.done(t('scoring.scheme.saved'), () => void undo(changeId)),
        onError: notify.error,
      },
    );
  };
  return (
    <Button
      variant="default"
      size="compact-sm"
      disabled={readOnly}
      loading={save.isPending}
      aria-label={`${t('scoring.compare.choose')} ${label}`}
      onClick={choose}
    >
      {t('scoring.compare.choose')}
    </Button>
  );
}
