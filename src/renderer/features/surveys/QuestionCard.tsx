import { ActionIcon, Group, Select, Switch, Text, Textarea, TextInput } from '@mantine/core';
import { ArrowDown, ArrowUp, GripVertical, Trash2 } from 'lucide-react';
import { QUESTION_KINDS } from '../../../shared/domain/surveys.ts';
import { useT } from '../../components/useT.ts';
import { type DraftQuestion, lackOf } from './surveyDraft.ts';
import classes from './surveys.module.css';

interface QuestionCardProps {
  question: DraftQuestion;
  at: number;
  count: number;
  /** Something is dragged over it. */
  isOver: boolean;
  onChange(part: Partial<DraftQuestion>): void;
  onMove(to: number): void;
  onRemove(): void;
  onDragStart(): void;
  onDragOver(): void;
  onDrop(): void;
}

/** One question as a form. */
export function QuestionCard(props: QuestionCardProps) {
  const { question, at, count, isOver, onChange, onMove, onRemove } = props;
  const t = useT();
  const number = at + 1;
  const lack = lackOf(question);
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    event.stopPropagation();
    const to = event.key === 'ArrowUp' ? at - 1 : at + 1;
    if (to >= 0 && to < count) onMove(to);
  };
  return (
    <li
      className={classes.card}
      data-question={question.key}
      data-over={isOver || undefined}
      data-own-drop
      onKeyDown={onKeyDown}
      onDragOver={(event) => {
        event.preventDefault();
        props.onDragOver();
      }}
      onDrop={(event) => {
        event.preventDefault();
        event.stopPropagation();
        props.onDrop();
      }}
    >
      <Group gap={4} mb={4} wrap="nowrap">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: for the mouse; Alt with the arrows and the buttons do the same */}
        <span
          className={classes.handle}
          draggable
          title={t('surveys.edit.drag', { number })}
          onDragStart={(event) => {
            event.dataTransfer.effectAllowed = 'move';
            event.dataTransfer.setData('text/plain', String(number));
            props.onDragStart();
          }}
        >
          <GripVertical size={16} aria-hidden />
        </span>
        <Text size="sm" fw={600} flex={1}>
          {t('surveys.edit.label', { number })}
        </Text>
        <Switch
          size="xs"
          label={t('surveys.edit.required')}
          aria-label={`${t('surveys.edit.label', { number })} ${t('surveys.edit.required')}`}
          checked={question.required}
          onChange={(event) => onChange({ required: event.currentTarget.checked })}
        />
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('surveys.edit.up', { number })}
          disabled={at === 0}
          onClick={() => onMove(at - 1)}
        >
          <ArrowUp size={15} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('surveys.edit.down', { number })}
          disabled={at === count - 1}
          onClick={() => onMove(at + 1)}
        >
          <ArrowDown size={15} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('surveys.edit.remove', { number })}
          disabled={count === 1}
          onClick={onRemove}
        >
          <Trash2 size={15} aria-hidden />
        </ActionIcon>
      </Group>
      <div className={classes.fields}>
        <TextInput
          data-words
          aria-label={`${t('surveys.edit.label', { number })} ${t('surveys.edit.text')}`}
          placeholder={t('surveys.edit.text')}
          maxLength={200}
          value={question.text}
          error={lack === 'lackText' ? t('surveys.edit.lackText') : undefined}
          onChange={(event) => onChange({ text: event.currentTarget.value })}
        />
        <Select
          aria-label={`${t('surveys.edit.label', { number })} ${t('surveys.edit.kind')}`}
          allowDeselect={false}
          value={question.kind}
          onChange={(value) => onChange({ kind: QUESTION_KINDS.find((kind) => kind === value) ?? question.kind })}
          data={QUESTION_KINDS.map((value) => ({ value, label: t(`surveys.kind.${value}`) }))}
        />
        {(question.kind === 'one' || question.kind === 'many') && (
          <Textarea
            className={classes.wide}
            aria-label={`${t('surveys.edit.label', { number })} ${t('surveys.edit.choices')}`}
            placeholder={t('surveys.edit.choices')}
            autosize
            minRows={2}
            maxRows={20}
            value={question.choices}
            error={lack === 'lackChoices' ? t('surveys.edit.lackChoices') : undefined}
            onChange={(event) => onChange({ choices: event.currentTarget.value })}
          />
        )}
      </div>
    </li>
  );
}
