import { Alert, Button, Group } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { errorText } from './notify.tsx';
import { useT } from './useT.ts';

/** An error in its place on the page: the sentence, and a way on where there is one. */
export function ErrorNotice({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useT();
  return (
    <Alert
      role="alert"
      variant="outline"
      color="red"
      icon={<TriangleAlert size={18} aria-hidden />}
      title={t('common.error.title')}
    >
      {errorText(error, t)}
      {onRetry && (
        <Group mt="xs">
          <Button variant="default" onClick={onRetry}>
            {t('common.action.retry')}
          </Button>
        </Group>
      )}
    </Alert>
  );
}
