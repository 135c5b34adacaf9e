import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { startWords } from './base/words';
import './app/tokens.css';
import './app/frame.css';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
await startWords();
// Parts of pages in all their states; a build for readers has no gallery.
const isGallery = import.meta.env.MODE !== 'production' && window.location.pathname === '/ui';
const Shown = isGallery ? (await import('./gallery/Gallery')).Gallery : App;
createRoot(root).render(
  <StrictMode>
    <Shown />
  </StrictMode>,
);
