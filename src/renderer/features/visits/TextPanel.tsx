import { Alert, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import { useApi } from '../../api/client.tsx';
import { KeptNote, useKeptDraft } from '../../app/keptDrafts.tsx';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import { MergePreview } from './MergePreview.tsx';
import { useTake } from './useTake.ts';

const isWritten = (text: string) => text.trim() !== '';

/** What a rep writes of his day, pasted: understood line by line, looked at, then written. */
export function TextPanel({ sheet }: { sheet: Output<'visits.sheet'> }) {
  const t = useT();
  const api = useApi();
  const notify = useNotify();
  const taking = useTake('wechat');
  const kept = useKeptDraft(`text/${sheet.sheetId}/${sheet.repId}/${sheet.on}`, () => '', isWritten);
  const { state: text, set: setText } = kept;
  const [unread, setUnread] = useState<Output<'visits.readText'>['unread']>([]);
  const read = async () => {
    try {
      const of = sheet.sheetId === null ? { repId: sheet.repId, on: sheet.on } : { sheetId: sheet.sheetId };
      const answer = await api.call('visits.readText', { text, sheet: of });
      setUnread(answer.unread);
      await taking.look(answer.rows.map(({ text: where, ...row }) => ({ ...row, where: where.slice(0, 300) })));
    } catch (error) {
      notify.error(error);
    }
  };
  const take = async () => {
    if ((await taking.take()) !== null) setText('');
  };
  const canTake = taking.preview?.some(({ verdict }) => verdict === 'take' || verdict === 'adds') ?? false;
  return (
    <Stack gap="sm">
      <KeptNote draft={kept} />
      <Textarea
        autoFocus
        autosize
        minRows={6}
        maxRows={16}
        label={t('visitSheets.keyIn.text')}
        description={t('visitSheets.phone.how')}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          taking.clear();
          setUnread([]);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          void (canTake ? take() : read());
        }}
      />
      <Group gap="sm">
        <Button variant={canTake ? 'default' : 'filled'} disabled={text.trim() === ''} onClick={() => void read()}>
          {t('visitSheets.keyIn.read')}
        </Button>
        {canTake && (
          <Button loading={taking.busy} onClick={() => void take()}>
            {t('visitSheets.keyIn.write')}
          </Button>
        )}
        <Text size="xs" c="dimmed">
          Ctrl+Enter
        </Text>
      </Group>
      {unread.length > 0 && (
        <Alert color="gray" title={t('visitSheets.keyIn.unreadTitle')}>
          {unread.map(({ row, text: line }) => (
            <Text key={row} size="sm">
              {line}
            </Text>
          ))}
        </Alert>
      )}
      {taking.preview !== null && (
        <MergePreview rows={taking.preview} accepted={taking.accepted} onAccept={taking.accept} />
      )}
    </Stack>
  );
}
