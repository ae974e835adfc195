import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useT } from '../../components/useT.ts';
import { AnswerForm } from './AnswerForm.tsx';
import { FormList } from './FormList.tsx';
import { dayOfForm } from './keyIn.rules.ts';
import { openSurvey } from './surveyPaths.ts';
import classes from './surveys.module.css';
import type { ShownSurvey } from './surveyTexts.ts';

/** Answers from paper, form by form in the order of their numbers, by the keyboard alone. */
export function KeyInPart({ shown }: { shown: ShownSurvey }) {
  const t = useT();
  const { survey, invites } = shown;
  const today = useApiQuery('session.get', {}).data?.today;
  const [chosen, setChosen] = useState<number | null>(null);
  const [number, setNumber] = useState('');
  const [day, setDay] = useState<string | null>(null);
  const [mended, setMended] = useState<{ place: number; day: string } | null>(null);
  const open = invites.filter(({ reply }) => reply === null);
  const current = invites.find(({ place }) => place === chosen) ?? open[0] ?? invites[0];
  if (current === undefined || today === undefined)
    return (
      <EmptyState title={t('surveys.keyIn.none')} text={t('surveys.keyIn.noneHint')}>
        <Button onClick={() => openSurvey(survey.id, 'sample')}>{t('surveys.page.part.sample')}</Button>
      </EmptyState>
    );
  const on = dayOfForm(current, { pile: day ?? today, mended });
  const setOn = (value: string) =>
    current.reply === null ? setDay(value) : setMended({ place: current.place, day: value });
  const goTo = () => {
    const place = Number(number.normalize('NFKC').trim());
    if (invites.some((one) => one.place === place)) setChosen(place);
  };
  /** The next form behind this one that nobody has keyed in; the first of all where there is none behind. */
  const goOn = (place: number) => {
    const others = open.filter((one) => one.place !== place);
    setChosen((others.find((one) => one.place > place) ?? others[0])?.place ?? place);
    setNumber('');
  };
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t('surveys.keyIn.intro')} {t('surveys.keyIn.keys')}
      </Text>
      <Group align="flex-end" gap="sm">
        <TextInput
          w={110}
          label={t('surveys.keyIn.number')}
          value={number}
          inputMode="numeric"
          onChange={(event) => setNumber(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Enter' && goTo()}
        />
        <TextInput
          type="date"
          label={t('surveys.keyIn.on')}
          max={today}
          value={on}
          onChange={(event) => setOn(event.currentTarget.value)}
        />
        <Text size="sm" role="status">
          {open.length === 0
            ? t('surveys.keyIn.allDone')
            : t('surveys.keyIn.left', { left: open.length, asked: invites.length })}
        </Text>
        {survey.replies > 0 && (
          <Button variant="default" size="compact-sm" onClick={() => openSurvey(survey.id, 'results')}>
            {t('surveys.keyIn.seeResults')}
          </Button>
        )}
      </Group>
      <div className={classes.keyIn}>
        <AnswerForm
          key={`${current.place}-${current.reply === null}`}
          survey={survey}
          invite={current}
          on={on}
          onSaved={() => goOn(current.place)}
        />
        <FormList invites={invites} current={current.place} onOpen={setChosen} />
      </div>
    </Stack>
  );
}
