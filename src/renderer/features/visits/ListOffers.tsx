import { Alert, Anchor, Button, Text } from '@mantine/core';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useUndo } from '../../app/useUndo.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';

const MOST_TOLD = 12;

/** Routes that imported lists name and that are not there yet. */
export function RouteOffer() {
  const t = useT();
  const notify = useNotify();
  const undo = useUndo();
  const offered = useApiQuery('visits.offeredRoutes', {}).data?.routes ?? [];
  const make = useApiCommand('visits.makeRoutes');
  if (offered.length === 0) return null;
  const run = () =>
    make.mutate(
      { names: offered.map(({ name }) => name) },
      {
        onSuccess: ({ changed, dealers, changeId }) =>
          notify.done(
            t('visitNeeds.routes.offerDone', { routes: changed, dealers }),
            changeId === null ? undefined : () => void undo(changeId),
          ),
        onError: (error) => notify.error(error),
      },
    );
  return (
    <Alert>
      <Text size="sm">{t('visitNeeds.routes.offer', { count: offered.length })}</Text>
      <Text size="sm" c="dimmed">
        {offered
          .slice(0, MOST_TOLD)
          .map(({ name, dealers }) => `${name} ${t('visitNeeds.routes.count', { count: dealers })}`)
          .join(' · ')}
        {offered.length > MOST_TOLD ? ' …' : ''}
      </Text>
      <Button mt="xs" size="compact-sm" loading={make.isPending} onClick={run}>
        {t('visitNeeds.routes.offerMake', { count: offered.length })}
      </Button>
    </Alert>
  );
}

/** Visit days, frequencies and places that imported lists say and that nobody has set yet. */
export function SettingsOffer() {
  const t = useT();
  const notify = useNotify();
  const undo = useUndo();
  const offered = useApiQuery('visits.offeredSettings', {}).data;
  const take = useApiCommand('visits.takeSettings');
  if (offered === undefined || (offered.dealers === 0 && offered.unreadCount === 0)) return null;
  const run = () =>
    take.mutate(
      {},
      {
        onSuccess: ({ changed, changeId }) =>
          notify.done(
            t('visitNeeds.bulk.done', { count: changed }),
            changeId === null ? undefined : () => void undo(changeId),
          ),
        onError: (error) => notify.error(error),
      },
    );
  const parts = (['days', 'often', 'place'] as const).filter((part) => offered[part] > 0);
  return (
    <Alert>
      {offered.dealers > 0 && (
        <>
          <Text size="sm">
            {t('visitNeeds.offer.intro', {
              parts: parts
                .map((part) => t(`visitNeeds.offer.${part}`, { count: offered[part] }))
                .join(t('visitNeeds.list')),
            })}
          </Text>
          <Text size="sm" c="dimmed">
            {t('visitNeeds.offer.hint')}
          </Text>
        </>
      )}
      {offered.unreadCount > 0 && (
        <Text size="sm" c="dimmed">
          {t('visitNeeds.offer.unread', { count: offered.unreadCount })}{' '}
          {offered.unread.slice(0, MOST_TOLD).map(({ id, name, part, text }) => (
            <span key={`${id} ${part}`}>
              <Anchor size="sm" href={`#/dealers/${id}`}>
                {name}
              </Anchor>{' '}
              {text}
              {' · '}
            </span>
          ))}
        </Text>
      )}
      {offered.dealers > 0 && (
        <Button mt="xs" size="compact-sm" loading={take.isPending} onClick={run}>
          {t('visitNeeds.offer.take', { count: offered.dealers })}
        </Button>
      )}
    </Alert>
  );
}
