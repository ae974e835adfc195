import { Button, Group, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { SurveyRow } from '../../../shared/contract/surveys.contract.ts';
import type { AnswerProblem } from '../../../shared/domain/surveyAnswers.ts';
import type { Question } from '../../../shared/domain/surveys.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { KeptNote, useKeptDraft } from '../../app/keptDrafts.tsx';
import { useUndo } from '../../app/useUndo.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import { cellOf, problemOf, typedCell } from './keyIn.rules.ts';
import { letterOf } from './QuestionPreview.tsx';
import classes from './surveys.module.css';
import type { Invite } from './surveyTexts.ts';

interface AnswerFormProps {
  survey: SurveyRow;
  invite: Invite;
  on: string;
  onSaved(): void;
}

/**
 * One form: a field for each question, one key for a mark or a choice, Enter to the next, behind the last it is saved. Nothing goes on
 * by itself: who presses Enter behind each answer, as the page says, would pass by a question then. What is typed stays when the form
 * is left.
 */
export function AnswerForm({ survey, invite, on, onSaved }: AnswerFormProps) {
  const t = useT();
  const notify = useNotify();
  const undo = useUndo();
  const { questions } = survey;
  const there = questions.map((question, place) => cellOf(question, invite.reply?.answers[String(place)]));
  const kept = useKeptDraft<readonly string[]>(
    `surveyAnswers/${survey.id}/${survey.revision}/${invite.dealerId}`,
    () => there,
    (typed) => typed.some((cell, place) => cell !== there[place]),
  );
  const { state: cells, set: setCells } = kept;
  const [isSaving, setSaving] = useState(false);
  const answer = useApiCommand('surveys.answer');
  const room = useRef<HTMLDivElement>(null);
  const fieldAt = (at: number) => room.current?.querySelector<HTMLElement>(`[data-question="${at}"]`);
  // A form that was begun is gone on with where it was left.
  const begin = kept.restored ? Math.max(0, cells.indexOf('')) : 0;
  const first = useRef(true);
  useEffect(() => {
    // Once for each form: it is there because the one before was saved, or its number was typed.
    if (first.current) room.current?.querySelector<HTMLElement>(`[data-question="${begin}"]`)?.focus();
    first.current = false;
  }, [begin]);
  const save = () => {
    setSaving(true);
    const wrong = questions.findIndex((question, place) => problemOf(question, cells[place] ?? '', true) !== null);
    if (wrong >= 0) {
      fieldAt(wrong)?.focus();
      return;
    }
    answer.mutate(
      {
        ...{ id: survey.id, dealerId: invite.dealerId, on },
        cells: questions.map((question, place) => typedCell(question, cells[place] ?? '')),
      },
      {
        onSuccess: () => {
          kept.drop();
          notify.done(t('surveys.keyIn.saved', { place: invite.place, name: invite.name }), () => void undo());
          onSaved();
        },
        onError: notify.error,
      },
    );
  };
  const goOn = (at: number) => {
    if (at + 1 < questions.length) fieldAt(at + 1)?.focus();
    else save();
  };
  const change = (at: number, text: string) => setCells(cells.map((cell, place) => (place === at ? text : cell)));
  const onKeyDown = (event: React.KeyboardEvent, at: number) => {
    if (event.nativeEvent.isComposing || event.altKey) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      save();
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      goOn(at);
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault();
      fieldAt(event.key === 'ArrowUp' ? at - 1 : at + 1)?.focus();
    }
  };
  return (
    <div ref={room}>
      <Title order={2} size="h4" mb={4}>
        {t('surveys.keyIn.of', { place: invite.place, name: invite.name })}
      </Title>
      <KeptNote draft={kept} />
      {questions.map((question, at) => (
        <AnswerField
          // biome-ignore lint/suspicious/noArrayIndexKey: questions have no other name; their order stands
          key={at}
          question={question}
          at={at}
          text={cells[at] ?? ''}
          problem={problemOf(question, cells[at] ?? '', isSaving)}
          onChange={(text) => change(at, text)}
          onKeyDown={(event) => onKeyDown(event, at)}
        />
      ))}
      <Group mt="sm">
        <Button loading={answer.isPending} aria-keyshortcuts="Control+Enter" onClick={save}>
          {t('surveys.keyIn.save')}
        </Button>
        <Text size="xs" c="dimmed">
          Ctrl+Enter
        </Text>
      </Group>
    </div>
  );
}

interface AnswerFieldProps {
  question: Question;
  at: number;
  text: string;
  problem: AnswerProblem | null;
  onChange(text: string): void;
  onKeyDown(event: React.KeyboardEvent): void;
}

function AnswerField({ question, at, text, problem, onChange, onKeyDown }: AnswerFieldProps) {
  const t = useT();
  const { kind, choices, required } = question;
  const common = {
    'data-question': at,
    'aria-label': `${at + 1}. ${question.text}`,
    value: text,
    error: problem === null ? undefined : t(`surveys.problem.${problem}`),
    onKeyDown,
  } as const;
  const hint =
    kind === 'csat' || kind === 'nps' ? t(`surveys.keyIn.${kind}`) : kind === 'many' ? t('surveys.keyIn.many') : '';
  return (
    <div className={classes.answer}>
      <div>
        <Text size="sm">
          {at + 1}. {question.text} {!required && t('surveys.preview.optional')}
        </Text>
        {choices.length > 0 && (
          <Text size="xs" c="dimmed">
            {choices.map((choice, place) => (
              <span key={choice} className={classes.choice}>
                {letterOf(place)} {choice}
              </span>
            ))}
          </Text>
        )}
      </div>
      {kind === 'text' ? (
        <Textarea
          {...common}
          autosize
          minRows={1}
          maxRows={6}
          maxLength={2000}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      ) : (
        <TextInput
          {...common}
          placeholder={hint}
          autoComplete="off"
          maxLength={40}
          // Typed again, an answer is another one, not a longer one.
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </div>
  );
}
