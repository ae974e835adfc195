import { Alert, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { Folder, HardDrive, Info, type LucideIcon } from 'lucide-react';
import { useState } from 'react';
import type { Input, Output } from '../../../shared/contract/index.ts';
import { useApi } from '../../api/client.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import facts from '../../components/facts.module.css';
import { useNotify } from '../../components/notify.tsx';
import { sizeText } from '../../components/sizeText.ts';
import { useT } from '../../components/useT.ts';
import classes from './backups.module.css';

type Seen = Output<'backups.lookAtPlace'>;

/** Which folder takes the copies: a drive that is there, one from the system's dialog, or a path that is typed. */
export function ChoosePlaceModal({ opened, onClose }: { opened: boolean; onClose(): void }) {
  const t = useT();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('backups.choose.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common.action.close') }}
    >
      <ChoosePlace onClose={onClose} />
    </Modal>
  );
}

function ChoosePlace({ onClose }: { onClose(): void }) {
  const api = useApi();
  const [seen, setSeen] = useState<Seen | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const look = (input: Input<'backups.lookAtPlace'>) => {
    setBusy(true);
    setError(null);
    api
      .call('backups.lookAtPlace', input)
      .then(setSeen, setError)
      .finally(() => setBusy(false));
  };
  if (seen) return <ConfirmPlace seen={seen} onBack={() => setSeen(null)} onClose={onClose} />;
  return <PickPlace busy={busy} error={error} onLook={look} />;
}

interface PickPlaceProps {
  busy: boolean;
  error: unknown;
  onLook(input: Input<'backups.lookAtPlace'>): void;
}

function PickPlace({ busy, error, onLook }: PickPlaceProps) {
  const t = useT();
  const api = useApi();
  const notify = useNotify();
  const [path, setPath] = useState('');
  const near = useApiQuery('backups.suggestPlaces', {}).data?.folders ?? [];
  const browse = async () => {
    const picked = await api.bridge.pickFile('folder');
    if (picked) onLook({ picked: picked.file });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (path.trim() !== '') onLook({ path: path.trim() });
      }}
    >
      <Stack gap="sm">
        <Text>{t('backups.choose.intro')}</Text>
        <Drives onLook={onLook} />
        {!api.info.nativeFileDialogs && near.length > 0 && (
          <div>
            <Text fw={500}>{t('backups.choose.nearby')}</Text>
            <Places label={t('backups.choose.nearby')} places={near} icon={Folder} onLook={onLook} />
          </div>
        )}
        <Group gap="sm" align="flex-end" wrap="nowrap">
          <TextInput
            size="sm"
            flex={1}
            label={t('backups.choose.path')}
            description={t('backups.choose.pathHint', { example: near[0]?.folder ?? t('backups.choose.example') })}
            descriptionProps={{ fz: 'xs' }}
            data-autofocus
            maxLength={1000}
            value={path}
            onChange={(event) => setPath(event.currentTarget.value)}
          />
          {api.info.nativeFileDialogs && (
            <Button size="sm" variant="default" onClick={() => void browse().catch(notify.error)}>
              {t('backups.choose.browse')}
            </Button>
          )}
        </Group>
        {error !== null && <ErrorNotice error={error} />}
        <Group justify="flex-end">
          <Button type="submit" size="sm" loading={busy} disabled={path.trim() === ''}>
            {t('backups.choose.look')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Drives({ onLook }: Pick<PickPlaceProps, 'onLook'>) {
  const t = useT();
  const found = useApiQuery('backups.suggestPlaces', {});
  const places = found.data?.places;
  return (
    <div>
      <Group justify="space-between">
        <Text fw={500}>{t('backups.choose.drives')}</Text>
        <Button variant="subtle" size="compact-sm" loading={found.isFetching} onClick={() => void found.refetch()}>
          {t('backups.choose.again')}
        </Button>
      </Group>
      {found.error && <ErrorNotice error={found.error} />}
      {places?.length === 0 && <Text c="dimmed">{t('backups.choose.noDrives')}</Text>}
      {places && places.length > 0 && (
        <Places label={t('backups.choose.drives')} places={places} icon={HardDrive} onLook={onLook} />
      )}
    </div>
  );
}

interface PlacesProps extends Pick<PickPlaceProps, 'onLook'> {
  label: string;
  places: Output<'backups.suggestPlaces'>['places'];
  icon: LucideIcon;
}

function Places({ label, places, icon: Icon, onLook }: PlacesProps) {
  const t = useT();
  return (
    <ul className={classes.choices} aria-label={label}>
      {places.map(({ place, folder, freeBytes }) => (
        <li key={folder}>
          <button type="button" onClick={() => onLook({ picked: place })}>
            <Icon size={15} aria-hidden />
            <span className={classes.name}>{folder}</span>
            <span>{freeBytes !== null && t('backups.section.room', { size: sizeText(freeBytes) })}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** What will be written, before anything is. */
function ConfirmPlace({ seen, onBack, onClose }: { seen: Seen; onBack(): void; onClose(): void }) {
  const t = useT();
  const { busy, error, use } = useChosenPlace(seen, onClose);
  return (
    <Stack gap="sm">
      <dl className={facts.facts}>
        <dt>{t('backups.section.place')}</dt>
        <dd>
          <strong>{seen.folder}</strong>
          {seen.freeBytes !== null && ` · ${t('backups.section.room', { size: sizeText(seen.freeBytes) })}`}
        </dd>
        <dt>{t('backups.choose.willWrite')}</dt>
        <dd>
          {seen.nextName} ({sizeText(seen.sizeBytes)})
        </dd>
      </dl>
      {seen.sameDisk && (
        <Alert color="yellow" variant="light" icon={<Info size={17} aria-hidden />}>
          {t('backups.section.sameDisk')}
        </Alert>
      )}
      <Text size="xs" c="dimmed">
        {t('backups.section.rule')} {seen.copies > 0 && t('backups.choose.copies', { count: seen.copies })}
      </Text>
      {error !== null && <ErrorNotice error={error} />}
      <Group justify="flex-end">
        <Button size="sm" variant="default" disabled={busy} onClick={onBack}>
          {t('backups.choose.back')}
        </Button>
        <Button size="sm" data-autofocus loading={busy} onClick={() => void use()}>
          {t('backups.choose.use')}
        </Button>
      </Group>
    </Stack>
  );
}

/** A place counts once the first copy in it is checked. */
function useChosenPlace(seen: Seen, onClose: () => void) {
  const api = useApi();
  const t = useT();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const use = async () => {
    setBusy(true);
    setError(null);
    try {
      await api.call('backups.choosePlace', { place: seen.place });
      const { name } = await api.call('backups.make', {});
      notify.done(t('backups.choose.done', { name }));
      onClose();
    } catch (reason) {
      setError(reason);
    } finally {
      setBusy(false);
    }
  };
  return { busy, error, use };
}
