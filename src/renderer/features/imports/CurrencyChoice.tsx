import { Text } from '@mantine/core';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { CurrencySelect } from '../../components/CurrencySelect.tsx';
import { errorText } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import classes from './understand.module.css';

/** The file's currency, chosen before the first amounts come in; afterwards it says why it stays. */
export function CurrencyChoice() {
  const t = useT();
  const settings = useApiQuery('settings.get', {});
  const coverage = useApiQuery('orders.coverage', {});
  const update = useApiCommand('settings.update');
  if (!settings.data || !coverage.data) return null;
  const { currency } = settings.data;
  if (coverage.data.orders > 0) {
    return (
      <div>
        <div className={classes.choiceLabel}>{t('imports.understand.currency')}</div>
        <Text size="sm">{t('imports.understand.currencyFixed', { currency })}</Text>
      </div>
    );
  }
  return (
    <div>
      <CurrencySelect
        label={t('imports.understand.currency')}
        value={currency}
        error={update.error ? errorText(update.error, t) : undefined}
        disabled={update.isPending}
        onChange={(next) => update.mutate({ currency: next })}
      />
      <Text size="xs" c="dimmed" mt={2}>
        {t('imports.understand.currencyHint')}
      </Text>
    </div>
  );
}
