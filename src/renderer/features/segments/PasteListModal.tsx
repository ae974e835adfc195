import { Modal, Text, Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { MOST_MEMBERS } from '../../../shared/contract/segments.contract.ts';
import { useApi } from '../../api/client.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { navigate } from '../../app/hashLocation.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import { SegmentForm } from './SegmentForm.tsx';

/** Makes a list of pasted codes or names, one a line; what nobody is called is told before anything is kept. */
export function PasteListModal({ opened, onClose }: { opened: boolean; onClose(): void }) {
  const t = useT();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={t('segments.pasted.title')}
      closeButtonProps={{ 'aria-label': t('common.action.close') }}
    >
      <PasteForm onClose={onClose} />
    </Modal>
  );
}

/** Names of unmatched lines that are told. */
const MOST_TOLD = 12;
/** Keys wait this long for the next one, ms. */
const PAUSE = 200;

function PasteForm({ onClose }: { onClose(): void }) {
  const t = useT();
  const api = useApi();
  const notify = useNotify();
  const [name, setName] = useState('');
  const [text, setText] = useState('');
  const [settled] = useDebouncedValue(text, PAUSE);
  // Of rows copied from a spreadsheet the first cell.
  const words = useMemo(
    () =>
      settled
        .split(/\r?\n/)
        .map((line) => (line.split('\t')[0] ?? '').trim().slice(0, 200))
        .filter((word) => word !== ''),
    [settled],
  );
  const tooMany = words.length > MOST_MEMBERS;
  const found = useApiQuery('segments.match', { words }, { enabled: words.length > 0 && !tooMany, keepPrevious: true });
  const match = words.length === 0 || tooMany ? undefined : found.data;
  const ready = name.trim() !== '' && settled === text && (match?.ids.length ?? 0) > 0;
  const save = async () => {
    if (match === undefined) return;
    const saved = await api.call('segments.saveStatic', { name: name.trim(), ids: match.ids });
    notify.done(t('segments.saveAs.done', { count: saved.added }));
    onClose();
    navigate(`/segments/lists/${saved.id}`);
  };
  return (
    <SegmentForm ready={ready} save={save} onClose={onClose}>
      <Textarea
        label={t('segments.pasted.lines')}
        description={t('segments.pasted.hint')}
        rows={10}
        data-autofocus
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div role="status">
        {tooMany && <Text size="sm">{t('segments.saveAs.tooMany', { most: MOST_MEMBERS })}</Text>}
        {match && <Text size="sm">{t('segments.pasted.found', { count: match.ids.length })}</Text>}
        {match && match.unmatched.length > 0 && (
          <Text size="sm" c="dimmed">
            {t('segments.pasted.unmatched', {
              count: match.unmatched.length,
              names: match.unmatched.slice(0, MOST_TOLD).join(t('segments.words.comma')),
            })}
          </Text>
        )}
      </div>
      {found.error && <ErrorNotice error={found.error} />}
      <TextInput
        label={t('segments.builder.name')}
        value={name}
        maxLength={60}
        required
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </SegmentForm>
  );
}
