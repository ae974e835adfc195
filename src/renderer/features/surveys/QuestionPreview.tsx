import { Text, Title } from '@mantine/core';
import { useT } from '../../components/useT.ts';
import { choicesOf, type DraftQuestion } from './surveyDraft.ts';
import classes from './surveys.module.css';

const MARKS = { csat: [1, 2, 3, 4, 5], nps: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] } as const;

/** The letter of a choice, A for the first: what is ticked on paper and keyed in. */
export const letterOf = (at: number): string => String.fromCharCode(65 + at);

/** The questionnaire as the dealer will see it. */
export function QuestionPreview({ name, questions }: { name: string; questions: readonly DraftQuestion[] }) {
  const t = useT();
  return (
    <section className={classes.preview} aria-label={t('surveys.edit.preview')}>
      <Text size="xs" c="dimmed">
        {t('surveys.edit.preview')}
      </Text>
      <Title order={2} size="h4">
        {name}
      </Title>
      <ol>
        {questions.map((question) => (
          <li key={question.key}>
            {question.text || '…'} {question.kind === 'many' && t('surveys.preview.many')}
            {!question.required && t('surveys.preview.optional')}
            <Boxes question={question} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Boxes({ question }: { question: DraftQuestion }) {
  const t = useT();
  const { kind } = question;
  if (kind === 'text') return <div className={classes.line} />;
  if (kind === 'csat' || kind === 'nps')
    return (
      <>
        <div className={classes.boxes}>
          {MARKS[kind].map((mark) => (
            <span key={mark}>☐ {mark}</span>
          ))}
        </div>
        <Text size="xs" c="dimmed">
          {t(`surveys.preview.${kind}`)}
        </Text>
      </>
    );
  return (
    <div className={classes.boxes}>
      {choicesOf(question).map((choice, at) => (
        <span key={choice}>
          ☐ {letterOf(at)} {choice}
        </span>
      ))}
    </div>
  );
}
