import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { Plus, Redo2, Undo2 } from 'lucide-react';
import { useRef, useState } from 'react';
import type { SurveyRow } from '../../../shared/contract/surveys.contract.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { KeptNote, useKeptDraft } from '../../app/keptDrafts.tsx';
import { isTyping } from '../../app/useGlobalKeys.ts';
import { useUndo } from '../../app/useUndo.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import { QuestionCard } from './QuestionCard.tsx';
import { QuestionPreview } from './QuestionPreview.tsx';
import {
  added,
  back,
  begun,
  type DraftQuestion,
  forth,
  type History,
  moved,
  questionsOf,
  type SurveyDraft,
  stepped,
} from './surveyDraft.ts';
import classes from './surveys.module.css';

const isChanged = ({ past }: History) => past.length > 0;

/** Months between surveys that are offered; others are kept as they are. */
const CADENCES = [1, 3, 6, 12, 24];

interface QuestionsPartProps {
  /** Of what is typed: it is kept under this name when the page is left. */
  name: string;
  first: SurveyDraft;
  /** The survey that is changed; a new one is made without it. */
  survey?: SurveyRow;
  onSaved(survey: SurveyRow): void;
}

/** The questions of a survey: added, moved by mouse and keys, taken back, seen as the dealer will see them. */
export function QuestionsPart({ name, first, survey, onSaved }: QuestionsPartProps) {
  const t = useT();
  const notify = useNotify();
  const undoSaved = useUndo();
  const save = useApiCommand('surveys.save');
  const kept = useKeptDraft(`survey/${name}`, () => begun(first), isChanged);
  const { state: history, set: setHistory } = kept;
  const [over, setOver] = useState<number | null>(null);
  const dragged = useRef<number | null>(null);
  const room = useRef<HTMLDivElement>(null);
  const draft = history.now;
  const questions = questionsOf(draft);
  const isNamed = draft.name.trim() !== '';
  const step = (next: SurveyDraft, field: string | null = null) => setHistory((last) => stepped(last, next, field));
  const change = (at: number, part: Partial<DraftQuestion>) =>
    step(
      { ...draft, questions: draft.questions.map((one, place) => (place === at ? { ...one, ...part } : one)) },
      'text' in part || 'choices' in part ? `${draft.questions[at]?.key}-${Object.keys(part)[0]}` : null,
    );
  const move = (from: number, to: number) => {
    const key = draft.questions[from]?.key;
    step(moved(draft, from, to));
    // The question keeps the focus at its new place.
    requestAnimationFrame(() => room.current?.querySelector<HTMLElement>(`[data-question="${key}"] input`)?.focus());
  };
  const onSave = () => {
    if (questions === null || !isNamed) return;
    save.mutate(
      {
        ...(survey === undefined ? {} : { id: survey.id, expectedRevision: survey.revision }),
        ...{ name: draft.name, questions, everyMonths: draft.everyMonths },
      },
      {
        onSuccess: (saved) => {
          kept.drop();
          notify.done(t('surveys.edit.saved', { name: saved.name }), () => void undoSaved());
          onSaved(saved);
        },
      },
    );
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    const held = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (held && event.key === 'Enter') {
      event.preventDefault();
      onSave();
    } else if (held && !isTyping(event.target) && (key === 'z' || key === 'y')) {
      event.preventDefault();
      setHistory(key === 'y' || event.shiftKey ? forth : back);
    }
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the fields inside
    <div ref={room} className={classes.build} onKeyDown={onKeyDown}>
      <Stack gap="sm">
        <KeptNote draft={kept} />
        <Group align="flex-start" grow preventGrowOverflow={false}>
          <TextInput
            label={t('surveys.edit.name')}
            maxLength={80}
            value={draft.name}
            error={isNamed ? undefined : t('surveys.edit.lackName')}
            onChange={(event) => step({ ...draft, name: event.currentTarget.value }, 'name')}
          />
          <Select
            maw={200}
            label={t('surveys.edit.every')}
            allowDeselect={false}
            value={String(draft.everyMonths ?? '')}
            onChange={(value) => step({ ...draft, everyMonths: value ? Number(value) : null })}
            data={[
              { value: '', label: t('surveys.edit.everyNever') },
              ...[...new Set([...CADENCES, ...(draft.everyMonths === null ? [] : [draft.everyMonths])])]
                .sort((a, b) => a - b)
                .map((count) => ({ value: String(count), label: t('surveys.edit.everyMonths', { count }) })),
            ]}
          />
        </Group>
        <ol className={classes.cards}>
          {draft.questions.map((question, at) => (
            <QuestionCard
              key={question.key}
              question={question}
              at={at}
              count={draft.questions.length}
              isOver={over === at}
              onChange={(part) => change(at, part)}
              onMove={(to) => move(at, to)}
              onRemove={() => step({ ...draft, questions: draft.questions.filter((_, place) => place !== at) })}
              onDragStart={() => {
                dragged.current = at;
              }}
              onDragOver={() => setOver(at)}
              onDrop={() => {
                if (dragged.current !== null && dragged.current !== at) move(dragged.current, at);
                dragged.current = null;
                setOver(null);
              }}
            />
          ))}
        </ol>
        <Group gap="xs">
          <Button
            variant="default"
            leftSection={<Plus size={15} aria-hidden />}
            onClick={() => {
              step(added(draft));
              requestAnimationFrame(() =>
                room.current?.querySelector<HTMLElement>('li:last-child input[data-words]')?.focus(),
              );
            }}
          >
            {t('surveys.edit.add')}
          </Button>
          <Button
            variant="default"
            leftSection={<Undo2 size={15} aria-hidden />}
            disabled={history.past.length === 0}
            onClick={() => setHistory(back)}
          >
            {t('surveys.edit.undo')}
          </Button>
          <Button
            variant="default"
            leftSection={<Redo2 size={15} aria-hidden />}
            disabled={history.ahead.length === 0}
            onClick={() => setHistory(forth)}
          >
            {t('surveys.edit.redo')}
          </Button>
          <Button
            disabled={questions === null || !isNamed}
            loading={save.isPending}
            aria-keyshortcuts="Control+Enter"
            onClick={onSave}
          >
            {t('surveys.edit.save')}
          </Button>
          {history.past.length > 0 && <Text size="sm">{t('surveys.edit.unsaved')}</Text>}
        </Group>
        {save.error && <ErrorNotice error={save.error} />}
        <Text size="xs" c="dimmed">
          {t('surveys.edit.keys')}
        </Text>
      </Stack>
      <QuestionPreview name={draft.name} questions={draft.questions} />
    </div>
  );
}
