import { checkDigit } from '@boxtrail/kernel/identifiers/gs1';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useSession } from '../base/session';
import { candidatesOf, lengths, lookUp, type Hit, type Slip } from './search';

/** Finds what has an identifier or a name, from every page; `/` brings the cursor here. */
export function Search() {
  const { t } = useTranslation('frame');
  const { data: session } = useSession();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [hits, setHits] = useState<readonly Hit[] | undefined>();
  const [words, setWords] = useState('');
  const id = useId();

  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      const { target } = event;
      const isTyping =
        target instanceof HTMLElement &&
        (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
      if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    window.addEventListener('keydown', focus);
    return () => window.removeEventListener('keydown', focus);
  }, []);

  const close = () => {
    setHits(undefined);
    setWords('');
  };
  const open = (path: string) => {
    close();
    setText('');
    input.current?.blur();
    void navigate(path);
  };
  const wrongWords = ({ kind, key }: NonNullable<ReturnType<typeof candidatesOf>['wrong']>) => {
    const name = kind.toUpperCase();
    if (key.length !== lengths[kind])
      return t('search.digits', { kind: name, wanted: lengths[kind], count: key.length });
    return t('search.check', { kind: name, key, found: key.at(-1), expected: checkDigit(key.slice(0, -1)) });
  };
  const slipWords = ({ digit, typed, meant: right, key }: Slip) =>
    t(typed.length === 1 ? 'search.slip' : 'search.swapped', { digit, typed, meant: right, key });
  const search = async () => {
    if (session === undefined) return;
    const meant = candidatesOf(text);
    setHits([]);
    setWords(t('search.running'));
    const { hits: found, slips } = await lookUp(meant, session);
    const [only] = found;
    if (found.length === 1 && only !== undefined && meant.wrong === undefined) return open(only.path);
    setHits(found);
    if (meant.wrong !== undefined)
      setWords([wrongWords(meant.wrong), ...slips.map(slipWords)].join(t('search.stop')));
    else setWords(found.length > 0 ? t('search.which', { text }) : t('search.none', { text }));
  };
  return (
    <form
      role="search"
      className="search"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') void search();
      }}
      onKeyDown={({ key }) => key === 'Escape' && close()}
    >
      <input
        ref={input}
        value={text}
        onChange={({ target }) => setText(target.value)}
        placeholder={t('search.placeholder')}
        aria-label={t('search.placeholder')}
        aria-describedby={id}
        autoComplete="off"
        spellCheck={false}
        maxLength={500}
      />
      <kbd className="hide-small" aria-hidden="true">
        /
      </kbd>
      <div id={id} role="status" className={hits === undefined ? 'sr-only' : 'hits'}>
        {words !== '' && <p>{words}</p>}
        {hits !== undefined && hits.length > 0 && (
          <ul>
            {hits.map(({ kind, path, name }) => (
              <li key={path}>
                <button type="button" className="plain" onClick={() => open(path)}>
                  <span className="muted">{t(`search.kind.${kind}`)}</span> {name}
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </form>
  );
}
