import { PasswordInput, Stack, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { Batch } from '../../../shared/contract/imports.contract.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { navigate } from '../../app/hashLocation.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { errorText } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import { useImportHome } from './queueAddress.ts';
import { StepFrame } from './StepFrame.tsx';

/** Excel takes no more characters. */
const LONGEST = 255;

/** A book that opens with a password only. What is typed here is passed on to the reading and kept nowhere. */
export function PasswordStep({ batch }: { batch: Batch }) {
  const t = useT();
  const [password, setPassword] = useState('');
  const field = useRef<HTMLInputElement>(null);
  // After the title, which takes the focus where a step begins: here there is one thing to do.
  useEffect(() => field.current?.focus(), []);
  const unlock = useApiCommand('imports.unlock');
  const { home, queued } = useImportHome();
  const { error } = batch;
  const name = String(error?.params.name ?? '');
  const wrong = password === '' && error !== null && error.code === 'sheet_password_wrong';
  const leave = () => navigate(home);
  const open = () => {
    // A quick answer comes without the step of running between: the field is emptied here, so that it says what was wrong.
    if (password !== '') unlock.mutate({ batchId: batch.batchId, password }, { onSuccess: () => setPassword('') });
  };
  return (
    <StepFrame
      step="understand"
      title={t('imports.password.title')}
      fileName={name}
      back={{ label: t(queued ? 'imports.queue.back' : 'common.action.cancel'), act: leave }}
      primary={{ label: t('imports.password.open'), act: open, disabled: password === '', busy: unlock.isPending }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          open();
        }}
      >
        <Stack p="md" maw={560} gap="md">
          <Text>{t('imports.password.text', { name })}</Text>
          {unlock.error && <ErrorNotice error={unlock.error} />}
          <PasswordInput
            ref={field}
            autoComplete="off"
            maxLength={LONGEST}
            label={t('imports.password.field')}
            value={password}
            error={wrong ? errorText(AppError.fromWire(error), t) : undefined}
            visibilityToggleButtonProps={{ 'aria-label': t('imports.password.show') }}
            onChange={(event) => setPassword(event.currentTarget.value)}
            onKeyDown={(event) => event.key === 'Escape' && leave()}
          />
          <Text size="sm" c="dimmed">
            {t('imports.password.kept')}
          </Text>
        </Stack>
      </form>
    </StepFrame>
  );
}
