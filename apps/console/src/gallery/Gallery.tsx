import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { BrowserRouter, Link, useSearchParams } from 'react-router';
import { Theme } from '../app/Theme';
import { sessionKey, type Session } from '../base/session';
import { language, setLanguage } from '../base/words';
import { parts } from './parts';
import { heldBoxes } from './samples';
import './gallery.css';

const auditor = {
  role: 'auditor',
  subject: 'gallery',
  stationGln: null,
  demoRoles: [],
} as unknown as Session;

const title = 'ui';

/** What the parts would have asked the service for: there is none behind the gallery. */
function filledClient(): QueryClient {
  const client = new QueryClient({
    defaultOptions: { queries: { retry: false, staleTime: Number.POSITIVE_INFINITY } },
  });
  client.setQueryData(sessionKey, auditor);
  client.setQueryData(['/v1/held-boxes', { station: '2401000000003' }], {
    pages: [{ items: heldBoxes, next: null }],
    pageParams: [undefined],
  });
  return client;
}

/** Every shared part of `ui/` in its states: `/ui`; `/ui?part=Pill` shows one. */
export function Gallery() {
  const [client] = useState(filledClient);
  return (
    <QueryClientProvider client={client}>
      <Theme>
        <BrowserRouter>
          <Parts />
        </BrowserRouter>
      </Theme>
    </QueryClientProvider>
  );
}

function Parts() {
  const [marks] = useSearchParams();
  const only = marks.get('part');
  const shown = parts.filter(({ name, isLarge = false }) => (only === null ? !isLarge : name === only));
  const other = language() === 'zh' ? 'en' : 'zh';
  return (
    <main className="main gallery">
      <nav className="row" aria-label={title}>
        {parts.map(({ name }) => (
          <Link key={name} to={`?part=${name}`} aria-current={name === only ? 'page' : undefined}>
            {name}
          </Link>
        ))}
        <button type="button" className="plain" onClick={() => void setLanguage(other)}>
          {other}
        </button>
      </nav>
      <h1>{only ?? title}</h1>
      {shown.map(({ name, states }) => (
        <section key={name} className="card" data-part={name}>
          <header>
            <h2>{name}</h2>
          </header>
          {Object.entries(states).map(([state, part]) => (
            <figure key={state}>
              <figcaption className="muted">{state}</figcaption>
              {part}
            </figure>
          ))}
        </section>
      ))}
    </main>
  );
}
