import { Button, Group, Text } from '@mantine/core';
import { useId } from 'react';
import { useT } from '../components/useT.ts';
import classes from './Tour.module.css';
import { TOUR, useTour } from './tour.ts';

const WORDS = {
  '/import': 'import',
  '/dealers': 'dealers',
  '/scoring': 'scoring',
  '/visits': 'visits',
  '/data': 'data',
} as const;

/** Five short steps below the navigation, which marks the page each is about. It covers nothing and waits for nobody. */
export function Tour() {
  const t = useT();
  const title = useId();
  const { at, stop, next, back, end } = useTour();
  if (stop === undefined) return null;
  const last = at === TOUR.length - 1;
  return (
    <section className={classes.tour} aria-labelledby={title}>
      <Text size="xs" c="dimmed">
        {t('shell.tour.step', { step: at + 1, steps: TOUR.length })}
      </Text>
      <Text fw={600} id={title}>
        {t(`shell.tour.${WORDS[stop]}.title`)}
      </Text>
      <Text size="sm" aria-live="polite">
        {t(`shell.tour.${WORDS[stop]}.text`)}
      </Text>
      <Group gap={4} mt={6} justify="space-between">
        {at === 0 ? (
          <Button size="compact-xs" variant="subtle" color="gray" onClick={end}>
            {t('shell.tour.skip')}
          </Button>
        ) : (
          <Button size="compact-xs" variant="subtle" color="gray" onClick={back}>
            {t('shell.tour.back')}
          </Button>
        )}
        <Button size="compact-xs" variant="light" onClick={last ? end : next}>
          {t(last ? 'shell.tour.end' : 'shell.tour.next')}
        </Button>
      </Group>
    </section>
  );
}
