import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Refused } from '@boxtrail/api-client';
import { useEffect, useState } from 'react';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { features } from './features';
import type { Feature, Page } from '../base/feature';
import { Frame } from './Frame';
import { NotAllowed } from '../ui/NotAllowed';
import { NotFound } from '../ui/NotFound';
import { PageFailed } from './PageFailed';
import { sessionKey, useSession } from '../base/session';
import { SignIn } from './SignIn';
import { hearTabs, tellTabs } from '../base/tabs';
import { loadWords } from '../base/words';
import { Theme } from './Theme';

/** A page of a feature with its words; for a role that may not read it, the reason. */
const routeOf = (feature: Feature, { path, load }: Page) => ({
  path,
  lazy: async () => {
    const [{ default: Page }] = await Promise.all([load(), loadWords(feature)]);
    const Component = () => {
      const { data: session } = useSession();
      const role = session?.role;
      const may = role !== undefined && role !== null && feature.access.includes(role);
      return may ? <Page /> : <NotAllowed access={feature.access} />;
    };
    return { Component };
  },
});

const createRouter = () =>
  createBrowserRouter([
    {
      element: <Frame />,
      errorElement: <PageFailed />,
      hydrateFallbackElement: <></>,
      children: [
        {
          errorElement: <PageFailed />,
          children: [
            ...features.flatMap((feature) => feature.pages.map((page) => routeOf(feature, page))),
            { path: '*', element: <NotFound /> },
          ],
        },
      ],
    },
  ]);

/** A request that was refused cannot succeed unchanged; one that got no answer is tried twice more. */
const mayRetry = (failures: number, error: Error): boolean => !(error instanceof Refused) && failures < 2;

function createClient(): QueryClient {
  const askWhoReads = (error: Error) => {
    if (error instanceof Refused && error.status === 401)
      void client.invalidateQueries({ queryKey: sessionKey });
  };
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: askWhoReads }),
    mutationCache: new MutationCache({ onError: askWhoReads, onSuccess: () => tellTabs('changed') }),
    defaultOptions: { queries: { retry: mayRetry, staleTime: 5_000 } },
  });
  return client;
}

export function App() {
  const [client] = useState(createClient);
  useEffect(
    () =>
      hearTabs((said) => {
        if (said === 'session') void client.resetQueries();
        else void client.invalidateQueries();
      }),
    [client],
  );
  return (
    <QueryClientProvider client={client}>
      <Theme>
        <SignedIn />
      </Theme>
    </QueryClientProvider>
  );
}

function SignedIn() {
  const session = useSession();
  const [router] = useState(createRouter);
  if (session.isPending) return null;
  const role = session.data?.role;
  if (role === undefined || role === null) return <SignIn session={session.data} failure={session.error} />;
  return <RouterProvider router={router} />;
}
