import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useKeptDraft } from '../../app/keptDrafts.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useT } from '../../components/useT.ts';
import { AnswerForm } from './AnswerForm.tsx';
import { FormList } from './FormList.tsx';
import { dayOfForm } from './keyIn.rules.ts';
import { openSurvey } from './surveyPaths.ts';
import classes from './surveys.module.css';
import type { ShownSurvey } from './surveyTexts.ts';

/** Where somebody is in the pile: the form, the day of the new ones, another day for one that is in. */
interface Place {
  chosen: number | null;
  day: string | null;
  mended: { place: number; day: string } | null;
}

const atTheFirst = (): Place => ({ chosen: null, day: null, mended: null });
const isElsewhere = (place: Place) => Object.values(place).some((part) => part !== null);

/** Answers from paper, form by form in the order of their numbers, by the keyboard alone. */
export function KeyInPart({ shown }: { shown: ShownSurvey }) {
  const t = useT();
  const { survey, invites } = shown;
  const today = useApiQuery('session.get', {}).data?.today;
  const [number, setNumber] = useState('');
  const { state: place, set: setPlace } = useKeptDraft<Place>(`surveyPlace/${survey.id}`, atTheFirst, isElsewhere);
  const { chosen, day, mended } = place;
  const setChosen = (form: number) => setPlace((last) => ({ ...last, chosen: form }));
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
    setPlace((last) => ({
      ...last,
      ...(current.reply === null ? { day: value } : { mended: { place: current.place, day: value } }),
    }));
  const goTo = () => {
    const wanted = Number(number.normalize('NFKC').trim());
    if (invites.some((one) => one.place === wanted)) setChosen(wanted);
  };
  /** The next form behind this one that nobody has keyed in; the first of all where there is none behind. */
  const goOn = (from: number) => {
    const others = open.filter((one) => one.place !== from);
    setChosen((others.find((one) => one.place > from) ?? others[0])?.place ?? from);
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
