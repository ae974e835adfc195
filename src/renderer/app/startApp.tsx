import { MantineProvider } from '@mantine/core';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Language } from '../../shared/i18n/translator.ts';
import { createApiClient } from '../api/client.tsx';
import { createJobStore } from '../api/jobStore.ts';
import { LanguagePreference, readPreference } from '../api/preferences.tsx';
import { createQueryClient, keepFresh } from '../api/queryClient.ts';
import { createTransport } from '../api/transport.ts';
import { ErrorNotice } from '../components/ErrorNotice.tsx';
import { App } from './App.tsx';
import { systemLanguage } from './appearance.tsx';
import { startI18n } from './i18n.ts';
import { cssVariables, theme } from './theme.ts';

/** Connects to the host, reads the preferences and shows the window; or says why it could not. */
export async function startApp(element: HTMLElement): Promise<void> {
  const root = createRoot(element);
  try {
    const bridge = createTransport();
    const api = createApiClient(bridge, await bridge.appInfo());
    const { values } = await api.call('prefs.get', {});
    await startI18n(readPreference<Language>(values.language, LanguagePreference, systemLanguage()));
    const queries = createQueryClient();
    keepFresh(queries, api);
    root.render(
      <StrictMode>
        <App api={api} jobs={createJobStore(api)} queries={queries} preferences={values} />
      </StrictMode>,
    );
  } catch (error) {
    await startI18n(systemLanguage());
    root.render(
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
        <main style={{ maxWidth: 560, margin: '15vh auto' }}>
          <ErrorNotice error={error} onRetry={() => location.reload()} />
        </main>
      </MantineProvider>,
    );
  }
}
