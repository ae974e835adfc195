import { Button, Group, Modal, Text, Textarea } from '@mantine/core';
import { ClipboardPaste } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useImportActions } from '../../app/importActions.ts';
import { isModalOpen, isTyping } from '../../app/useGlobalKeys.ts';
import { useT } from '../../components/useT.ts';

/** Takes a table that was copied in Excel or WPS: by Ctrl+V anywhere on the page, or into a field. */
export function PasteTable() {
  const t = useT();
  const { paste, drop } = useImportActions();
  const [opened, setOpened] = useState(false);
  const [text, setText] = useState('');
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      if (event.defaultPrevented || isModalOpen() || isTyping(event.target)) return;
      const files = [...(event.clipboardData?.files ?? [])];
      const copied = event.clipboardData?.getData('text/plain') ?? '';
      // A copied block comes with a picture of itself: the text is meant.
      if (isTable(copied)) void paste(copied);
      else if (files.length > 0) void drop(files);
      else return;
      event.preventDefault();
    };
    addEventListener('paste', onPaste);
    return () => removeEventListener('paste', onPaste);
  }, [paste, drop]);
  const close = () => setOpened(false);
  const take = () => {
    close();
    setText('');
    void paste(text);
  };
  return (
    <>
      <Button
        variant="default"
        size="sm"
        leftSection={<ClipboardPaste size={15} aria-hidden />}
        rightSection={<kbd aria-hidden>Ctrl+V</kbd>}
        onClick={() => setOpened(true)}
      >
        {t('imports.page.paste')}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        size="xl"
        title={t('imports.page.paste')}
        closeButtonProps={{ 'aria-label': t('common.action.close') }}
      >
        <Text size="sm" mb="xs">
          {t('imports.page.pasteText')}
        </Text>
        <Textarea
          data-autofocus
          rows={12}
          aria-label={t('imports.page.pasteField')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Group justify="flex-end" mt="md">
          <Button variant="default" size="sm" onClick={close}>
            {t('common.action.cancel')}
          </Button>
          <Button size="sm" disabled={text.trim() === ''} onClick={take}>
            {t('imports.page.pasteTake')}
          </Button>
        </Group>
      </Modal>
    </>
  );
}

/** Several cells: one word is no list. */
function isTable(text: string): boolean {
  return /[\t\n]/.test(text.trim());
}
