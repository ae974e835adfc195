import { Button, FileButton, Group, Text } from '@mantine/core';
import { ImageUp, Trash2 } from 'lucide-react';
import { useId, useState } from 'react';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import { logoFromFile } from './logoImage.ts';
import classes from './settings.module.css';

/** The company's logo for printed pages: chosen, seen, taken off; each can be undone. */
export function LogoField({ disabled }: { disabled: boolean }) {
  const t = useT();
  const id = useId();
  const notify = useNotify();
  const [unreadable, setUnreadable] = useState(false);
  const png = useApiQuery('settings.logo', {}).data?.png ?? null;
  const update = useApiCommand('settings.setLogo');
  const keep = (next: string | null, undo?: () => void) =>
    update.mutate({ png: next }, { onSuccess: () => notify.done(t('settings.saved'), undo), onError: notify.error });
  const change = (next: string | null) => keep(next, () => keep(png));
  const choose = async (file: File | null) => {
    if (file === null) return;
    const made = await logoFromFile(file);
    setUnreadable(made === null);
    if (made !== null) change(made);
  };
  return (
    <fieldset className={classes.field} aria-labelledby={id}>
      <div id={id} className={classes.label}>
        {t('settings.file.logo')}
      </div>
      <Text fz="xs" c="dimmed" mb={4}>
        {t('settings.file.logoHint')}
      </Text>
      <Group gap="sm">
        {png !== null && (
          <img className={classes.logo} src={`data:image/png;base64,${png}`} alt={t('settings.file.logo')} />
        )}
        <FileButton accept="image/png,image/jpeg,image/webp" onChange={(file) => void choose(file)} disabled={disabled}>
          {(props) => (
            <Button variant="default" leftSection={<ImageUp size={15} aria-hidden />} disabled={disabled} {...props}>
              {t(png === null ? 'settings.file.logoChoose' : 'settings.file.logoChange')}
            </Button>
          )}
        </FileButton>
        {png !== null && (
          <Button
            variant="subtle"
            color="gray"
            leftSection={<Trash2 size={15} aria-hidden />}
            disabled={disabled}
            onClick={() => change(null)}
          >
            {t('settings.file.logoRemove')}
          </Button>
        )}
      </Group>
      {unreadable && (
        <Text role="alert" size="xs" c="var(--mantine-color-error)" mt={4}>
          {t('settings.file.logoUnreadable')}
        </Text>
      )}
    </fieldset>
  );
}
