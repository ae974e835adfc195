import { ActionIcon, Checkbox } from '@mantine/core';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useId } from 'react';
import { hasTrait, type ImportKind } from '../../../shared/contract/importFields.ts';
import { LADDER_STEPS, type Ladder, type LadderStep } from '../../../shared/contract/importRules.ts';
import { useT } from '../../components/useT.ts';
import classes from './understand.module.css';

/** True for lists whose rows are dealers or name them. */
export function meetsDealers(kind: ImportKind): boolean {
  return kind === 'dealers' || hasTrait(kind, 'unknownDealer');
}

/** By what dealers are recognised, and in which order; one step is always left. */
export function LadderField({ ladder, onChange }: { ladder: Ladder; onChange: (next: Ladder) => void }) {
  const t = useT();
  const id = useId();
  const rest = LADDER_STEPS.filter((step) => !ladder.includes(step));
  return (
    <section aria-labelledby={id}>
      <div id={id} className={classes.choiceLabel}>
        {t('imports.understand.ladder')}
      </div>
      {[...ladder, ...rest].map((step) => (
        <LadderRow key={step} step={step} ladder={ladder} onChange={onChange} />
      ))}
      <div className={classes.choiceHint}>{t('imports.understand.ladderHint')}</div>
    </section>
  );
}

interface LadderRowProps {
  step: LadderStep;
  ladder: Ladder;
  onChange(next: Ladder): void;
}

function LadderRow({ step, ladder, onChange }: LadderRowProps) {
  const t = useT();
  const at = ladder.indexOf(step);
  const used = at >= 0;
  const name = t(`imports.understand.ladderStep.${step}`);
  /** Lets the step and its neighbour change places. */
  const swap = (other: number) =>
    onChange(ladder.map((each, i) => (i === at ? (ladder[other] ?? each) : i === other ? step : each)));
  return (
    <div className={classes.ladder}>
      <Checkbox
        size="xs"
        className={classes.ladderStep}
        label={name}
        checked={used}
        disabled={used && ladder.length === 1}
        onChange={() => onChange(used ? ladder.filter((each) => each !== step) : [...ladder, step])}
      />
      <ActionIcon
        variant="subtle"
        size="sm"
        disabled={at < 1}
        aria-label={t('imports.understand.ladderUp', { step: name })}
        onClick={() => swap(at - 1)}
      >
        <ArrowUp size={14} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        size="sm"
        disabled={!used || at === ladder.length - 1}
        aria-label={t('imports.understand.ladderDown', { step: name })}
        onClick={() => swap(at + 1)}
      >
        <ArrowDown size={14} aria-hidden />
      </ActionIcon>
    </div>
  );
}
