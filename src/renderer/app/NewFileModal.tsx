import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { NEW_FILE_PATH } from '../../shared/contract/hostBridge.ts';
import { useApi } from '../api/client.tsx';
import { CurrencySelect } from '../components/CurrencySelect.tsx';
import { ErrorNotice } from '../components/ErrorNotice.tsx';
import { useNotify } from '../components/notify.tsx';
import { useT } from '../components/useT.ts';
import { navigate } from './hashLocation.ts';
import { newFile } from './openedStore.ts';

/** Asks what a new data file is to be called and which currency it counts in. */
export function NewFileModal() {
  const t = useT();
  const [location] = useLocation();
  useEffect(() => {
    if (location !== NEW_FILE_PATH) return;
    navigate('/', { replace: true });
    newFile.open();
  }, [location]);
  return (
    <Modal
      opened={newFile.useOpened()}
      onClose={newFile.close}
      title={t('shell.newFile.title')}
      size="md"
      closeButtonProps={{ 'aria-label': t('common.action.close') }}
    >
      <NewFileForm />
    </Modal>
  );
}

function NewFileForm() {
  const t = useT();
  const { nativeFileDialogs } = useApi().info;
  const [name, setName] = useState(() => t('shell.newFile.suggested'));
  const [currency, setCurrency] = useState('CNY');
  const { create, busy, error } = useCreate();
  const missing = name.trim() === '';
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!missing) void create(name.trim(), currency);
      }}
    >
      <Stack gap="sm">
        <TextInput
          size="sm"
          label={t('shell.newFile.name')}
          description={t(nativeFileDialogs ? 'shell.newFile.placeAsked' : 'shell.newFile.place')}
          descriptionProps={{ fz: 'xs' }}
          data-autofocus
          required
          maxLength={80}
          value={name}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <CurrencySelect
          size="sm"
          label={t('shell.newFile.currency')}
          description={t('settings.file.currencyHint')}
          descriptionProps={{ fz: 'xs' }}
          value={currency}
          onChange={setCurrency}
        />
        {error !== null && <ErrorNotice error={error} />}
        <Group justify="flex-end" mt="sm">
          <Button variant="default" size="sm" disabled={busy} onClick={newFile.close}>
            {t('common.action.cancel')}
          </Button>
          <Button type="submit" size="sm" loading={busy} disabled={missing}>
            {t('shell.newFile.create')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function useCreate() {
  const api = useApi();
  const notify = useNotify();
  const t = useT();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  // The button turns busy with the next rendering; a second click may come before that.
  const running = useRef(false);
  const create = async (name: string, currency: string) => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setError(null);
    try {
      const file = api.info.nativeFileDialogs ? await api.bridge.saveFile('dataFile', name) : undefined;
      if (file === null) return;
      const made = await api.call('session.createFile', file ? { file, currency } : { name, currency });
      newFile.close();
      navigate('/');
      notify.done(t('shell.newFile.done', { name: made.name, folder: made.folder }));
    } catch (reason) {
      setError(reason);
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  return { create, busy, error };
}
