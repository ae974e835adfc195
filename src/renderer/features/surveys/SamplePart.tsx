import { Button, Group, NumberInput, Select, Stack, Text } from '@mantine/core';
import { Dices } from 'lucide-react';
import { useState } from 'react';
import type { DealerId } from '../../../shared/domain/ids.ts';
import { marginOf } from '../../../shared/domain/surveySample.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useUndo } from '../../app/useUndo.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import { SampleTables } from './SampleTables.tsx';
import type { ShownSurvey } from './surveyTexts.ts';

const MARGINS = [0.03, 0.05, 0.08, 0.1, 0.15] as const;
/** Instead of a margin: everybody, or a size that none of the margins has given. */
const ALL = 'all';
const OWN = 'own';
/** A seed is shown and typed: it stays short. */
const SEEDS = 10_000;

/** Whom to ask: so many by tier and region, drawn by a seed, and how they were drawn. */
export function SamplePart({ shown }: { shown: ShownSurvey }) {
  const t = useT();
  const format = useFormat();
  const notify = useNotify();
  const undo = useUndo();
  const { survey } = shown;
  const { drawn } = survey;
  const [margin, setMargin] = useState('0.1');
  const sizes = useApiQuery('surveys.size', { margin: Number(margin) }, { keepPrevious: true });
  // Until something is chosen, the fields say what was drawn; a margin proposes a size of its own.
  const [typed, setTyped] = useState<number | 'byMargin' | null>(null);
  const [typedSeed, setSeed] = useState<number | null>(null);
  const seed = typedSeed ?? drawn?.seed ?? 1;
  const draw = useApiCommand('surveys.draw');
  const population = sizes.data?.population ?? 0;
  const proposed = sizes.data?.size ?? 0;
  const wished = typeof typed === 'number' ? typed : typed === null ? (drawn?.size ?? proposed) : proposed;
  const size = Math.min(wished, Math.max(1, population));
  // The margin says what the size beside it comes to, wherever that is from.
  const isByMargin = typed === 'byMargin' || (size === proposed && size < population);
  const shownMargin = isByMargin ? margin : size === population ? ALL : OWN;
  const margins = [
    ...MARGINS.map((value) => ({ value: String(value), label: `±${format.share(value)}` })),
    { value: ALL, label: t('surveys.sample.all', { size: population }) },
    ...(shownMargin === OWN
      ? [
          {
            value: OWN,
            label: t('surveys.sample.marginOf', { size, percent: format.percent(marginOf(population, size) ?? 0) }),
          },
        ]
      : []),
  ];
  const chooseMargin = (value: string | null) => {
    if (value === ALL) setTyped(population);
    else if (value !== OWN) {
      setMargin(value ?? '0.1');
      setTyped('byMargin');
    }
  };
  const isLocked = survey.replies > 0;
  const run = (how: { seed: number; size: number; without?: readonly DealerId[] }, said?: string) =>
    draw.mutate(
      { id: survey.id, seed: how.seed, size: how.size, without: [...(how.without ?? drawn?.without ?? [])] },
      {
        onSuccess: (row) => {
          setSeed(how.seed);
          notify.done(
            said ?? t('surveys.sample.drawn', { size: row.asked, population: row.drawn?.population ?? 0 }),
            () => void undo(),
          );
        },
        onError: notify.error,
      },
    );
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {isLocked ? t('surveys.sample.locked') : t('surveys.sample.intro')}
      </Text>
      {sizes.error && <ErrorNotice error={sizes.error} onRetry={() => void sizes.refetch()} />}
      {!isLocked && population > 0 && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            run({ seed, size });
          }}
        >
          <Group align="flex-end" gap="sm">
            <Select
              w={200}
              label={t('surveys.sample.margin')}
              allowDeselect={false}
              value={shownMargin}
              onChange={chooseMargin}
              data={margins}
            />
            <NumberInput
              w={160}
              label={t('surveys.sample.size')}
              min={1}
              max={population}
              allowDecimal={false}
              value={size}
              onChange={(value) => setTyped(typeof value === 'number' ? value : null)}
            />
            <NumberInput
              w={130}
              label={t('surveys.sample.seed')}
              min={0}
              allowDecimal={false}
              value={seed}
              onChange={(value) => setSeed(typeof value === 'number' ? Math.max(0, Math.trunc(value)) : 0)}
            />
            <Button type="submit" loading={draw.isPending}>
              {t('surveys.sample.draw')}
            </Button>
            <Button
              variant="default"
              leftSection={<Dices size={15} aria-hidden />}
              disabled={draw.isPending}
              onClick={() => run({ seed: (seed + 1) % SEEDS, size })}
            >
              {t('surveys.sample.another')}
            </Button>
          </Group>
          <Text size="xs" c="dimmed" mt={4}>
            {t('surveys.sample.seedHint')}
          </Text>
        </form>
      )}
      {drawn === null ? (
        <EmptyState
          title={t('surveys.sample.none')}
          text={t(population === 0 && sizes.isSuccess ? 'surveys.sample.noDealers' : 'surveys.sample.noneHint')}
        />
      ) : (
        <SampleTables
          shown={shown}
          busy={draw.isPending}
          {...(isLocked
            ? {}
            : {
                onSkip: (dealerId, name) =>
                  run(
                    { seed: drawn.seed, size: drawn.size, without: [...drawn.without, dealerId] },
                    t('surveys.sample.skipped', { name }),
                  ),
                onPutBack: () => run({ seed: drawn.seed, size: drawn.size, without: [] }),
              })}
        />
      )}
    </Stack>
  );
}
