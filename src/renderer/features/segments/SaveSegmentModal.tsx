import { Modal, Radio, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { DealerFilter } from '../../../shared/contract/dealerFilter.contract.ts';
import { ruleOfFilter } from '../../../shared/contract/filterRule.ts';
import { MOST_MEMBERS } from '../../../shared/contract/segments.contract.ts';
import { type DealerId, SegmentId } from '../../../shared/domain/ids.ts';
import { useApi } from '../../api/client.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { navigate } from '../../app/hashLocation.ts';
import { useUndo } from '../../app/useUndo.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import { SegmentForm } from './SegmentForm.tsx';

/** What is to be kept: ticked dealers, or all that the list shows. */
export interface ToSave {
  ticked: readonly DealerId[];
  filter: DealerFilter;
  /** Dealers that the list shows. */
  total: number;
  /** What the list is called by its filter; '' for none. */
  name: string;
  /** What the list is for. */
  note?: string;
}

/** Keeps what the list shows as a rule, or dealers as a list of their own or on one there is. */
export function SaveSegmentModal({ what, onClose }: { what: ToSave | null; onClose(): void }) {
  const t = useT();
  return (
    <Modal
      opened={what !== null}
      onClose={onClose}
      title={t('segments.saveAs.title')}
      closeButtonProps={{ 'aria-label': t('common.action.close') }}
    >
      {what && <SaveForm what={what} onClose={onClose} />}
    </Modal>
  );
}

function SaveForm({ what, onClose }: { what: ToSave; onClose(): void }) {
  const t = useT();
  const api = useApi();
  const notify = useNotify();
  const undo = useUndo();
  const { ticked, filter, total } = what;
  const rule = ticked.length === 0 ? ruleOfFilter(filter) : null;
  const lists = (useApiQuery('segments.names', {}).data?.segments ?? []).filter(({ dynamic }) => !dynamic);
  const [keep, setKeep] = useState<'rule' | 'list' | 'into'>(rule === null ? 'list' : 'rule');
  const [name, setName] = useState(what.name.slice(0, 60));
  const [into, setInto] = useState<string | null>(null);
  const count = ticked.length > 0 ? ticked.length : total;
  const tooMany = keep !== 'rule' && count > MOST_MEMBERS;
  const ids = async () => (ticked.length > 0 ? [...ticked] : (await api.call('dealers.ids', { filter })).ids);
  const save = async () => {
    if (keep === 'rule' && rule !== null) {
      const saved = await api.call('segments.save', { name, rule });
      notify.done(t('segments.page.saved', { name: saved.name }));
      navigate(`/segments/lists/${saved.id}`);
    } else if (keep === 'list') {
      const saved = await api.call('segments.saveStatic', { name, note: what.note ?? '', ids: await ids() });
      notify.done(t('segments.saveAs.done', { count: saved.added }));
      navigate(`/segments/lists/${saved.id}`);
    } else if (into !== null) {
      const added = await api.call('segments.addMembers', { id: SegmentId.parse(Number(into)), ids: await ids() });
      const { changeId } = added;
      const texts = [
        t('segments.saveAs.done', { count: added.changed }),
        ...(added.already > 0 ? [t('segments.saveAs.already', { count: added.already })] : []),
      ];
      notify.done(texts.join(' · '), changeId === null ? undefined : () => void undo(changeId));
    }
    onClose();
  };
  const ready = !tooMany && (keep === 'into' ? into !== null : name.trim() !== '');
  return (
    <SegmentForm ready={ready} save={save} onClose={onClose}>
      <Text size="sm">{t(ticked.length > 0 ? 'segments.saveAs.ticked' : 'segments.saveAs.shown', { count })}</Text>
      <Radio.Group
        label={t('segments.saveAs.keep')}
        value={keep}
        onChange={(next) => setKeep(next === 'rule' || next === 'into' ? next : 'list')}
      >
        <Stack gap={6} mt={6}>
          {ticked.length === 0 && <Radio value="rule" disabled={rule === null} label={t('segments.saveAs.keepRule')} />}
          <Radio value="list" label={t('segments.saveAs.keepList')} />
          <Radio value="into" disabled={lists.length === 0} label={t('segments.saveAs.into')} />
        </Stack>
      </Radio.Group>
      {ticked.length === 0 && rule === null && (
        <Text size="xs" c="dimmed">
          {t('segments.saveAs.noRule')}
        </Text>
      )}
      {keep === 'into' ? (
        <Select
          label={t('segments.saveAs.intoHint')}
          data={lists.map((list) => ({ value: String(list.id), label: list.name }))}
          value={into}
          searchable
          onChange={setInto}
        />
      ) : (
        <TextInput
          label={t('segments.builder.name')}
          value={name}
          maxLength={60}
          required
          data-autofocus
          onChange={(event) => setName(event.currentTarget.value)}
        />
      )}
      {tooMany && (
        <Text size="sm" c="red" role="alert">
          {t('segments.saveAs.tooMany', { most: MOST_MEMBERS })}
        </Text>
      )}
    </SegmentForm>
  );
}
