import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Kind } from './kinds';
import { postTo } from './post';
import { decode, maxBytes, read, Unreadable, type Batch } from './read';
import { sendRest, type Answer, type Answers } from './send';

/** Time between two looks at the answers, in ms. */
const lookMs = 250;

export interface Upload {
  /** The file, once it is read. */
  readonly file: { readonly name: string; readonly batch: Batch } | undefined;
  readonly answers: Answers;
  readonly isReading: boolean;
  readonly isSending: boolean;
  /** Some lines were sent: the file has answers, or lines in doubt. */
  readonly hasBegun: boolean;
  /** Why the file cannot be read, or why sending stopped. */
  readonly error: Error | null;
  choose(kind: Kind, file: File): Promise<void>;
  send(of: string): Promise<void>;
  stop(): void;
  clear(): void;
}

/** One file on its way: what was read, and what is answered so far. */
export function useUpload(): Upload {
  const client = useQueryClient();
  const [file, setFile] = useState<Upload['file'] & { readonly key: string }>();
  const [answers, setAnswers] = useState<Answers>(new Map());
  const [doing, setDoing] = useState<'reading' | 'sending' | null>(null);
  const [hasBegun, setBegun] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const stopping = useRef<AbortController | null>(null);
  useEffect(() => () => stopping.current?.abort(), []);

  const clear = () => {
    setFile(undefined);
    setAnswers(new Map());
    setBegun(false);
    setError(null);
  };
  const choose = async (kind: Kind, chosen: File) => {
    clear();
    setDoing('reading');
    try {
      if (chosen.size > maxBytes) throw new Unreadable('tooLarge', String(maxBytes / 1_048_576));
      const batch = await read(kind, decode(new Uint8Array(await chosen.arrayBuffer())));
      setFile({ name: chosen.name, batch, key: window.crypto.randomUUID() });
    } catch (caught) {
      setError(caught as Error);
    }
    setDoing(null);
  };
  const send = async (of: string) => {
    if (file === undefined) return;
    const stop = new AbortController();
    stopping.current = stop;
    const found = new Map<number, Answer>(answers);
    const look = setInterval(() => setAnswers(new Map(found)), lookMs);
    setDoing('sending');
    setBegun(true);
    setError(null);
    try {
      const { batch, key } = file;
      const post = postTo({ kind: batch.kind, of, idempotencyKey: key, signal: stop.signal });
      await sendRest(batch, found, post, (index, answer) => found.set(index, answer));
    } catch (caught) {
      if (!stop.signal.aborted) setError(caught as Error);
    }
    clearInterval(look);
    setAnswers(new Map(found));
    setDoing(null);
    await client.invalidateQueries();
  };
  return {
    file,
    answers,
    isReading: doing === 'reading',
    isSending: doing === 'sending',
    hasBegun,
    error,
    choose,
    send,
    stop: () => stopping.current?.abort(),
    clear,
  };
}
