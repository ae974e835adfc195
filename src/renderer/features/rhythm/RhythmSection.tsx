import { Anchor, Text } from '@mantine/core';
import { useState } from 'react';
import type { DealerRhythm } from '../../../shared/contract/rhythm.contract.ts';
import { type DeclineSignal, LEAST_BEFORE, LEAST_RECENT } from '../../../shared/contract/rhythmRules.ts';
import type { DealerId } from '../../../shared/domain/ids.ts';
import { habitText, oneDecimal, signalText } from '../../../shared/i18n/declineText.ts';
import { nextDayText } from '../../../shared/i18n/nextDayText.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import { Section } from '../dealers/Section.tsx';
import { EvidenceModal } from './EvidenceModal.tsx';
import { useDeclineFormat } from './useDeclineFormat.ts';

interface RhythmSectionProps {
  dealerId: DealerId;
  name: string;
  excluded: boolean;
}

/** A dealer's rhythm, how late it is, what is at stake, and each sign with its bills. */
export function RhythmSection({ dealerId, name, excluded }: RhythmSectionProps) {
  const t = useT();
  const [proof, setProof] = useState<DeclineSignal | null>(null);
  const found = useApiQuery('rhythm.dealer', { dealerId });
  const today = useApiQuery('session.get', {}).data?.today ?? '';
  const rhythm = found.data?.rhythm;
  return (
    <Section title={t('rhythm.dealer.title')}>
      {found.error && <ErrorNotice error={found.error} />}
      {found.isPending && <Text c="dimmed">{t('common.loading')}</Text>}
      {rhythm === null && <Text c="dimmed">{t(excluded ? 'rhythm.dealer.notGraded' : 'rhythm.dealer.none')}</Text>}
      {rhythm && <Facts rhythm={rhythm} seen={{ today, dataTo: found.data?.asOf ?? today }} onProof={setProof} />}
      {proof && <EvidenceModal dealerId={dealerId} name={name} signal={proof} onClose={() => setProof(null)} />}
    </Section>
  );
}

interface FactsProps {
  rhythm: DealerRhythm;
  seen: { today: string; dataTo: string };
  onProof(signal: DeclineSignal): void;
}

function Facts({ rhythm, seen, onProof }: FactsProps) {
  const t = useT();
  const format = useFormat();
  const words = useDeclineFormat();
  const days = (value: number) => t('rhythm.unit.days', { days: oneDecimal(value) });
  const cycle =
    rhythm.cycleDays === null
      ? t('rhythm.dealer.cycleUnknown')
      : [
          days(rhythm.cycleDays),
          rhythm.deviationDays === null ? '' : t('rhythm.dealer.spread', { days: oneDecimal(rhythm.deviationDays) }),
          habitText(rhythm, t),
        ]
          .filter(Boolean)
          .join(' · ');
  const late = rhythm.lateCycles
    ? t('rhythm.unit.cycles', { cycles: oneDecimal(rhythm.lateCycles) })
    : t('rhythm.dealer.notLate');
  const facts: [string, string][] = [
    [t('rhythm.dealer.cycle'), cycle],
    [
      t('rhythm.dealer.last'),
      `${format.day(rhythm.lastOn)} · ${t('rhythm.dealer.elapsed', { count: rhythm.elapsedDays })}`,
    ],
    ...(rhythm.dueOn === null
      ? []
      : ([[t('rhythm.dealer.due'), nextDayText(rhythm.dueOn, seen, t, (day) => format.day(day))]] as [
          string,
          string,
        ][])),
    [t('rhythm.dealer.late'), late],
    // Without a cycle nothing can be expected, which is not the same as nothing.
    ...(rhythm.cycleDays === null
      ? []
      : ([[t('rhythm.dealer.expected'), format.moneyRound(rhythm.expectedMinor)]] as [string, string][])),
    ...(rhythm.slipping
      ? ([[t('rhythm.dealer.atStake'), format.moneyRound(rhythm.atStakeMinor)]] as [string, string][])
      : []),
  ];
  return (
    <>
      {facts.map(([word, value]) => (
        <Text key={word} size="sm">
          <Text span c="dimmed" inherit>
            {`${word} `}
          </Text>
          {value}
        </Text>
      ))}
      {rhythm.signals.length === 0 ? (
        <Text size="sm" c="dimmed">
          {`${t('rhythm.dealer.noSignals')}${rhythm.purchases < LEAST_RECENT + LEAST_BEFORE ? ` ${t('rhythm.dealer.fewBills')}` : ''}`}
        </Text>
      ) : (
        <ul aria-label={t('rhythm.dealer.signals')}>
          {rhythm.signals.map((signal) => (
            <li key={signal.k}>
              <Text
                size="sm"
                span
              >{`${t(`rhythm.signal.${signal.k}`)} · ${signalText(signal, rhythm, t, words)} `}</Text>
              <Anchor component="button" type="button" size="sm" onClick={() => onProof(signal.k)}>
                {t('rhythm.dealer.evidence')}
              </Anchor>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
