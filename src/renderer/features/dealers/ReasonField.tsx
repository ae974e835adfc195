import { Autocomplete } from '@mantine/core';
import { useCallback } from 'react';
import { z } from 'zod';
import { usePreference } from '../../api/preferences.tsx';
import { useT } from '../../components/useT.ts';

const REASONS = ['left', 'area', 'balance', 'wish'] as const;
/** The owner's own reasons, the last used first. */
const Used = z.array(z.string().max(200));
const NONE: string[] = [];
const MOST_USED = 12;

/** Reasons for a hand-over: those used last, then the usual ones. */
export function useReasons(): { reasons: string[]; remember(reason: string): void } {
  const t = useT();
  const [used, setUsed] = usePreference('handOver.reasons', Used, NONE);
  const usual = REASONS.map((name) => t(`dealers.handOver.reasons.${name}`));
  const remember = useCallback(
    (reason: string) => {
      const text = reason.trim();
      if (text !== '') setUsed([text, ...used.filter((known) => known !== text)].slice(0, MOST_USED));
    },
    [used, setUsed],
  );
  return { reasons: [...new Set([...used, ...usual])], remember };
}

/** Why dealers pass to another rep: chosen or written. */
export function ReasonField(props: { label: string; value: string; onChange(reason: string): void }) {
  const { reasons } = useReasons();
  return (
    <Autocomplete label={props.label} data={reasons} value={props.value} maxLength={200} onChange={props.onChange} />
  );
}
