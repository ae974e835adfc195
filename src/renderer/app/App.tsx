import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Router } from 'wouter';
import { type ApiClient, ApiProvider } from '../api/client.tsx';
import type { JobStore } from '../api/jobStore.ts';
import { PreferencesProvider } from '../api/preferences.tsx';
import { JobProvider } from '../api/useJob.tsx';
import { useTheme } from './appearance.tsx';
import { CommandProvider } from './commands.tsx';
import { useHashLocation, useHashSearch } from './hashLocation.ts';
import { Shell } from './Shell.tsx';
import { cssVariables, theme } from './theme.ts';

export interface AppProps {
  api: ApiClient;
  jobs: JobStore;
  queries: QueryClient;
  preferences: Readonly<Record<string, string>>;
}

/** Everything a page stands on, and the window itself. */
export function App({ api, jobs, queries, preferences }: AppProps) {
  return (
    <ApiProvider client={api}>
      <QueryClientProvider client={queries}>
        <JobProvider store={jobs}>
          <PreferencesProvider initial={preferences}>
            <Themed />
          </PreferencesProvider>
        </JobProvider>
      </QueryClientProvider>
    </ApiProvider>
  );
}

function Themed() {
  const { shown } = useTheme();
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} forceColorScheme={shown}>
      {/* Above the foot of a page, where its main act is. */}
      <Notifications position="bottom-right" limit={4} mb={48} />
      <Router hook={useHashLocation} searchHook={useHashSearch}>
        <CommandProvider>
          <Shell />
        </CommandProvider>
      </Router>
    </MantineProvider>
  );
}
