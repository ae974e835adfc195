import { Anchor, Button, Group, Text } from '@mantine/core';
import { ArrowLeft, Printer, Trash2 } from 'lucide-react';
import { useEffect } from 'react';
import { useParams } from 'wouter';
import type { Output } from '../../../shared/contract/index.ts';
import { isUnfinished } from '../../../shared/domain/cases.ts';
import { CaseId } from '../../../shared/domain/ids.ts';
import { isAppError } from '../../../shared/errors/appError.ts';
import { standingText } from '../../../shared/i18n/caseText.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { goBackTo, navigate } from '../../app/hashLocation.ts';
import { isModalOpen, isTyping } from '../../app/useGlobalKeys.ts';
import { useUndo } from '../../app/useUndo.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useNotify } from '../../components/notify.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useT } from '../../components/useT.ts';
import { FilesSection } from '../dealers/FilesSection.tsx';
import { Section } from '../dealers/Section.tsx';
import { CaseFieldsForm } from './CaseFieldsForm.tsx';
import { CaseSteps } from './CaseSteps.tsx';
import { CaseTrend } from './CaseTrend.tsx';
import { CaseWays } from './CaseWays.tsx';
import classes from './cases.module.css';
import { marksOf } from './caseTexts.ts';

function leave(): void {
  goBackTo((address) => /^\/cases(\?|$)/.test(address), '/cases');
}

/** One case: what it is about, where it stands and what is missing, every step, what the dealer ordered around it. */
export function CasePage() {
  const t = useT();
  const id = CaseId.safeParse(Number(useParams<{ id: string }>().id));
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !isTyping(event.target) && !isModalOpen()) leave();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  if (id.success) return <CaseOf key={id.data} id={id.data} />;
  return <Missing text={t('cases.detail.missing')} />;
}

function Missing({ text }: { text: string }) {
  const t = useT();
  return (
    <EmptyState title={text}>
      <Button onClick={() => navigate('/cases')}>{t('cases.page.back')}</Button>
    </EmptyState>
  );
}

function CaseOf({ id }: { id: CaseId }) {
  const t = useT();
  const notify = useNotify();
  const undo = useUndo();
  const answer = useApiQuery('cases.get', { id });
  const remove = useApiCommand('cases.remove');
  if (isAppError(answer.error) && answer.error.code === 'not_found')
    return <Missing text={t('cases.detail.missing')} />;
  if (answer.error) return <ErrorNotice error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <p className={classes.body}>{t('common.loading')}</p>;
  const { case: row, events, ways, trend, goalHours, now, survey } = answer.data;
  const onRemove = () =>
    remove.mutate(
      { id },
      {
        onSuccess: () => {
          notify.done(t('cases.act.removed', { number: row.number }), () => void undo());
          leave();
        },
        onError: notify.error,
      },
    );
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<ArrowLeft size={15} aria-hidden />}
          onClick={leave}
        >
          {t('cases.page.back')}
        </Button>
        <PageTitle>{row.number}</PageTitle>
        <Text>
          {t(`cases.kind.${row.kind}`)} · {standingText(row, t)}
        </Text>
        <Anchor href={`#/dealers/${row.dealerId}`}>{row.dealerName}</Anchor>
        <span className={classes.spread} />
        <Button
          variant="default"
          leftSection={<Printer size={15} aria-hidden />}
          onClick={() => navigate(`/reports/caseForm?id=${row.id}`)}
        >
          {t('cases.act.print')}
        </Button>
        <Button variant="default" leftSection={<Trash2 size={15} aria-hidden />} onClick={onRemove}>
          {t('cases.act.remove')}
        </Button>
      </header>
      <div className={classes.body}>
        <Facts row={row} goalHours={goalHours} survey={survey} />
        <CaseWays key={`${row.status}-${row.revision}`} row={row} ways={ways} now={now} />
        <div className={classes.columns}>
          <CaseFieldsForm key={row.revision} row={row} />
          <div>
            <Section title={t('cases.part.steps')}>
              <CaseSteps row={row} events={events} />
            </Section>
            <FilesSection dealerId={row.dealerId} caseId={row.id} />
            <Text size="xs" c="dimmed" mb="md">
              {t('cases.detail.evidenceHint')}
            </Text>
            <Section title={t('cases.part.orders')}>
              <CaseTrend trend={trend} />
            </Section>
          </div>
        </div>
      </div>
    </div>
  );
}

type Row = Parameters<typeof CaseFieldsForm>[0]['row'];
type CaseSurvey = Output<'cases.get'>['survey'];

/** What stands out, in one line. */
function Facts({ row, goalHours, survey }: { row: Row; goalHours: number; survey: CaseSurvey }) {
  const t = useT();
  const answered =
    row.responseHours === null ? '' : t('cases.detail.answeredIn', { hours: row.responseHours.toFixed(1) });
  const inTime =
    row.answerInTime === null ? '' : t(row.answerInTime ? 'cases.detail.inTime' : 'cases.detail.notInTime');
  const facts = [
    isUnfinished(row) ? t('cases.detail.age', { count: row.ageDays }) : '',
    [t('cases.detail.goal', { hours: goalHours }), answered, inTime].filter(Boolean).join('，'),
    ...marksOf(row, t).slice(0, row.late.length),
    row.followTries > 0 && row.status === 'solved' ? t('cases.detail.tries', { count: row.followTries }) : '',
    row.satisfaction === null ? '' : t('cases.detail.satisfaction', { mark: row.satisfaction }),
  ].filter(Boolean);
  return (
    <Group gap="md" mb="sm">
      <Text size="sm" c="dimmed">
        {facts.join(' · ')}
      </Text>
      {row.repeat && (
        <Anchor size="sm" href={`#/cases/${row.repeat.id}`}>
          {t('cases.detail.repeats', {
            number: row.repeat.number,
            by: t(row.repeat.by === 'cause' ? 'cases.detail.byCause' : 'cases.detail.byProduct'),
          })}
        </Anchor>
      )}
      {survey && (
        <Anchor size="sm" href={`#/cases/surveys/${survey.id}/results`}>
          {t('surveys.case.from', { name: survey.name })}
        </Anchor>
      )}
    </Group>
  );
}
