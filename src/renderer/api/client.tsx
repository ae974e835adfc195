import { createContext, type ReactNode, useContext } from 'react';
import type { EngineEvent, Topic } from '../../shared/contract/events.ts';
import type { AppInfo, HostBridge } from '../../shared/contract/hostBridge.ts';
import type { Channel, Input, Output } from '../../shared/contract/index.ts';
import { AppError } from '../../shared/errors/appError.ts';

/** The engine as pages see it: typed calls and events over whichever bridge the host lends. */
export interface ApiClient {
  readonly bridge: HostBridge;
  readonly info: AppInfo;
  /** Answers the channel's output or throws the AppError that the engine answered. */
  call<C extends Channel>(channel: C, input: Input<C>): Promise<Output<C>>;
  onEvent(listener: (event: EngineEvent) => void): () => void;
  onTopics(topics: readonly Topic[], listener: () => void): () => void;
}

/** Puts types over a bridge. One subscription to the host serves all listeners of the window. */
export function createApiClient(bridge: HostBridge, info: AppInfo): ApiClient {
  const listeners = new Set<(event: EngineEvent) => void>();
  bridge.onEvent((event) => {
    for (const listener of listeners) listener(event);
  });
  const onEvent = (listener: (event: EngineEvent) => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    bridge,
    info,
    async call<C extends Channel>(channel: C, input: Input<C>): Promise<Output<C>> {
      const reply = await bridge.call(channel, input);
      if (!reply.ok) throw AppError.fromWire(reply.error);
      return reply.data as Output<C>; // dispatch has parsed the answer with the channel's own schema
    },
    onEvent,
    onTopics: (topics, listener) =>
      onEvent((event) => {
        if (event.type === 'data.changed' && event.topics.some((topic) => topics.includes(topic))) listener();
      }),
  };
}

const ApiContext = createContext<ApiClient | null>(null);

/** Lends the client to the pages below. */
export function ApiProvider({ client, children }: { client: ApiClient; children: ReactNode }) {
  return <ApiContext value={client}>{children}</ApiContext>;
}

/** The engine's client; only below {@link ApiProvider}. */
export function useApi(): ApiClient {
  const client = useContext(ApiContext);
  if (client === null) throw new Error('useApi outside of ApiProvider');
  return client;
}
