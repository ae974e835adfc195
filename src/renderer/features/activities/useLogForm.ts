import { useState } from 'react';
import type { NextStepRow } from '../../../shared/contract/activities.contract.ts';
import { type ActivityId, type ChangeId, RepId } from '../../../shared/domain/ids.ts';
import { minorDigits, scaledToDecimal } from '../../../shared/domain/money.ts';
import { useApi } from '../../api/client.tsx';
import { usePreference } from '../../api/preferences.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useUndo } from '../../app/useUndo.ts';
import type { PickedDealer } from '../../components/DealerPicker.tsx';
import { useNotify } from '../../components/notify.tsx';
import { useTypedFigures } from '../../components/typedFigure.ts';
import { useT } from '../../components/useT.ts';
import { type DraftProblem, draftOf, type LogDraft, newDraft, readDraft } from './logDraft.ts';
import type { LogSubject } from './quickLogStore.ts';

const Remembered = RepId.nullable();
const NOBODY = null;

function clock(): string {
  const now = new Date();
  return `${String(now.getHours()).padStart(2, '0')}:${String(now.getMinutes()).padStart(2, '0')}`;
}

/** What is written in the dialog, and how it is kept. */
export function useLogForm(subject: LogSubject, onDone: (again: boolean) => void) {
  const t = useT();
  const api = useApi();
  const notify = useNotify();
  const undo = useUndo();
  const figures = useTypedFigures();
  const session = useApiQuery('session.get', {}).data;
  const today = session?.today ?? '';
  const [lastRep, setLastRep] = usePreference<RepId | null>('activities.rep', Remembered, NOBODY);
  const [draft, setDraft] = useState<LogDraft>(() => {
    if (subject.kind !== 'edit') return newDraft(today, clock(), lastRep);
    const { amountMinor } = subject.activity;
    const amount =
      amountMinor === null ? '' : scaledToDecimal(amountMinor, minorDigits(session?.file?.currency ?? 'CNY'));
    return draftOf(subject.activity, amount);
  });
  const [picked, setPicked] = useState<PickedDealer | null | undefined>(undefined);
  const [wrong, setWrong] = useState<DraftProblem | 'dealer' | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [untouched, setToggled] = useState<ReadonlySet<ActivityId>>(new Set());
  const given = subject.kind === 'new' ? subject.dealerId : null;
  const dealerId =
    subject.kind === 'edit' ? subject.activity.dealerId : picked === undefined ? given : (picked?.id ?? null);
  const detail = useApiQuery('dealers.get', { id: dealerId ?? (0 as never) }, { enabled: dealerId !== null }).data;
  const dealer = picked === undefined ? (given === null || !detail ? null : { id: given, name: detail.name }) : picked;
  const open = useApiQuery(
    'activities.nextSteps',
    { dealerId: dealerId ?? (0 as never), limit: 5 },
    { enabled: dealerId !== null && subject.kind === 'new' },
  ).data;
  const steps: readonly NextStepRow[] =
    dealerId === null || subject.kind !== 'new' ? [] : (open?.rows ?? []).slice(0, 3);
  // What is due is proposed to be done by it; whoever ticks otherwise is right.
  const finishes = steps
    .filter(({ id, group }) => (group === 'overdue' || group === 'today') !== untouched.has(id))
    .map(({ id }) => id);

  const told = (message: string, changeId: ChangeId | null) =>
    notify.done(message, changeId === null ? undefined : () => void undo(changeId));

  async function write(fields: Extract<ReturnType<typeof readDraft>, { fields: unknown }>['fields']): Promise<void> {
    if (subject.kind === 'edit') {
      const { id, revision } = subject.activity;
      const { changeId } = await api.call('activities.update', { ...fields, id, expectedRevision: revision });
      told(t('activities.log.changed'), changeId);
    } else if (subject.kind === 'many') {
      const { contactId: _, ...rest } = fields;
      const { added, changeId } = await api.call('activities.addMany', { ...rest, dealerIds: [...subject.ids] });
      told(t('activities.log.savedMany', { count: added }), changeId);
    } else if (dealer) {
      const { changeId } = await api.call('activities.add', { ...fields, dealerId: dealer.id, finishes });
      told(t('activities.log.saved', { name: dealer.name }), changeId);
    }
  }

  return {
    draft,
    dealer,
    detail,
    today,
    steps,
    finishes,
    wrong,
    error,
    busy,
    set: (change: Partial<LogDraft>) => {
      setWrong(null);
      setDraft((last) => ({ ...last, ...change }));
    },
    pick: (next: PickedDealer | null) => {
      setPicked(next);
      setWrong(null);
      setDraft((last) => ({ ...last, contactId: null, contact: '' }));
    },
    toggleStep: (id: ActivityId) =>
      setToggled((last) => {
        const next = new Set(last);
        if (!next.delete(id)) next.add(id);
        return next;
      }),
    async save(again: boolean): Promise<void> {
      if (busy) return;
      if (subject.kind === 'new' && dealer === null) return setWrong('dealer');
      const read = draft.amount.trim() === '' ? null : figures.read('money', draft.amount);
      const amount = read === null || read.kind === 'blank' ? null : read.kind === 'value' ? read.value : undefined;
      const checked = readDraft(draft, today, amount);
      if ('problem' in checked) return setWrong(checked.problem);
      setBusy(true);
      setError(null);
      try {
        await write(checked.fields);
        setLastRep(checked.fields.repId);
        onDone(again);
      } catch (failed) {
        setError(failed);
      } finally {
        setBusy(false);
      }
    },
  };
}
export type LogForm = ReturnType<typeof useLogForm>;
