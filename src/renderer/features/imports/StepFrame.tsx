import { Button, Group, Text } from '@mantine/core';
import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useT } from '../../components/useT.ts';
import classes from './imports.module.css';
import { useStepKeys } from './useStepKeys.ts';

export const STEPS = ['understand', 'check', 'done'] as const;
export type Step = (typeof STEPS)[number];

export interface StepAction {
  label: string;
  act(): void;
  disabled?: boolean;
  busy?: boolean;
}

export interface StepFrameProps {
  step: Step;
  title: string;
  fileName: string;
  /** One line below the title. */
  text?: string;
  back?: StepAction;
  primary?: StepAction;
  /** Left of the primary action. */
  hint?: ReactNode;
  /** Said aloud once, when there is something to report. */
  announce?: string;
  /** The content fills the height by itself instead of scrolling. */
  fill?: boolean;
  children: ReactNode;
}

/** One step of the wizard: where we are, what is at hand, and the way on at the bottom. */
export function StepFrame(props: StepFrameProps) {
  const { back, primary } = props;
  useStepKeys({ primary: primary && !primary.disabled && !primary.busy ? primary.act : undefined, back: back?.act });
  return (
    <div className={classes.wizard}>
      <header className={classes.wizardHead}>
        <div className={classes.headText}>
          <PageTitle begins={props.title}>{props.title}</PageTitle>
          <Text size="xs" c="dimmed" truncate>
            {[props.fileName, props.text].filter(Boolean).join(' · ')}
          </Text>
        </div>
        <StepList step={props.step} />
      </header>
      <div className={props.fill ? classes.fill : classes.scroll}>{props.children}</div>
      <div role="status" className="visually-hidden">
        {props.announce}
      </div>
      {(back || primary) && (
        <footer className={classes.foot}>
          {back && (
            <Button
              variant="default"
              size="sm"
              leftSection={<ArrowLeft size={15} aria-hidden />}
              rightSection={<kbd aria-hidden>Esc</kbd>}
              aria-keyshortcuts="Escape"
              onClick={back.act}
            >
              {back.label}
            </Button>
          )}
          <Group gap="md" ml="auto" wrap="nowrap">
            <div className={classes.footHint}>{props.hint}</div>
            {primary && (
              <Button
                size="sm"
                disabled={primary.disabled === true}
                loading={primary.busy === true}
                rightSection={<PrimaryKeys />}
                aria-keyshortcuts="Enter Control+Enter"
                data-primary
                onClick={primary.act}
              >
                {primary.label}
              </Button>
            )}
          </Group>
        </footer>
      )}
    </div>
  );
}

/** Enter, or Ctrl+Enter while what has the focus needs Enter for itself. */
function PrimaryKeys() {
  return (
    <>
      <kbd aria-hidden className={classes.enter}>
        Enter
      </kbd>
      <kbd aria-hidden className={classes.anywhere}>
        Ctrl+Enter
      </kbd>
    </>
  );
}

function StepList({ step }: { step: Step }) {
  const t = useT();
  const at = STEPS.indexOf(step);
  return (
    <ol className={classes.steps} aria-label={t('imports.step.label')}>
      {STEPS.map((name, index) => (
        <li
          key={name}
          className={classes.step}
          data-passed={index < at || undefined}
          aria-current={index === at ? 'step' : undefined}
        >
          <span className={classes.stepNo} aria-hidden>
            {index + 1}
          </span>
          {t(`imports.step.${name}`)}
        </li>
      ))}
    </ol>
  );
}
