import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Modal, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../base/api';
import { rolesOf } from '../../base/rights';
import { useMay } from '../../base/session';
import { type ToldFinding, useFindingWords } from '../../ui/findingWords';
import { Trouble } from '../../ui/Trouble';
import { namesIn } from './steps';
import type { Step, Trail } from './waterfall';

type Finding = Schemas['BoxResolutionBody']['finding'];

/** Open findings that an answer can name; what cannot be read of the log has none. */
const nameable = (trail: Trail, steps: readonly Step[]) =>
  trail.openFindings.flatMap(({ kind, words, at }) =>
    at?.ordinal === undefined
      ? []
      : [
          {
            told: toldOf(steps, kind, words, at),
            finding: { kind, position: at.position, ordinal: at.ordinal } as Finding,
          },
        ],
  );

function toldOf(
  steps: readonly Step[],
  kind: string,
  words: string,
  at: NonNullable<Trail['openFindings'][number]['at']>,
): ToldFinding {
  const its = steps.find(({ source, kind: step }) => source.position === at.position && step === at.kind);
  const place = its?.place?.name ?? null;
  return { kind, words, step: at.kind ?? null, at: at.occurredAt, place, loadId: its?.loadId ?? null };
}

type Outcome = Schemas['BoxResolutionBody']['outcome'];
const outcomes: readonly Outcome[] = [
  'found',
  'lost',
  'written-off',
  'delivered-elsewhere',
  'recording-error',
];

interface AnswerProps {
  readonly trail: Trail;
  readonly steps: readonly Step[];
}

/** Answers one open finding of the box. */
export function AnswerFinding({ trail, steps }: AnswerProps) {
  const { t } = useTranslation(['box', 'trail']);
  const may = useMay('resolveFinding');
  const [isOpen, setOpen] = useState(false);
  const roles = rolesOf('resolveFinding').map((role) => t(`frame:role.${role}`));
  const who = t('answer.who', { roles: roles.join(', ') });
  if (nameable(trail, steps).length === 0) return null;
  return (
    <>
      <Button type="primary" disabled={!may} title={may ? undefined : who} onClick={() => setOpen(true)}>
        {t('answer.open')}
      </Button>
      {!may && <span className="muted">{who}</span>}
      {isOpen && <AnswerForm trail={trail} steps={steps} close={() => setOpen(false)} />}
    </>
  );
}

function AnswerForm({ trail, steps, close }: AnswerProps & { readonly close: () => void }) {
  const { t } = useTranslation(['box', 'trail']);
  const id = useId();
  const client = useQueryClient();
  const findings = nameable(trail, steps);
  const wordsOf = useFindingWords();
  const names = namesIn(steps);
  // One form is one command: sending it again after a broken connection cannot answer twice.
  const [idempotencyKey] = useState(() => window.crypto.randomUUID());
  const [chosen, choose] = useState(0);
  const [outcome, setOutcome] = useState<Outcome>('found');
  const [words, setWords] = useState('');
  const answer = useMutation({
    mutationFn: () => {
      const named = findings[chosen];
      if (named === undefined) throw new Error('no finding is chosen');
      const body = { finding: named.finding, outcome, words };
      return dataOf(
        api.POST('/v1/boxes/{sscc}/resolutions', {
          params: { path: { sscc: trail.sscc } },
          headers: { 'idempotency-key': idempotencyKey },
          body,
        }),
      );
    },
    onSuccess: async () => {
      await client.invalidateQueries();
      close();
    },
  });
  return (
    <Modal
      open
      title={t('answer.title')}
      okText={t('answer.send')}
      okButtonProps={{ disabled: words.trim() === '' }}
      confirmLoading={answer.isPending}
      onOk={() => answer.mutate()}
      onCancel={close}
    >
      <p>
        <label htmlFor={`${id}-finding`}>{t('answer.finding')}</label>
        <Select
          id={`${id}-finding`}
          style={{ width: '100%' }}
          value={chosen}
          onChange={choose}
          options={findings.map(({ finding, told }, value) => ({
            value,
            label: `${t(`trail:finding.${finding.kind}`)} - ${wordsOf(told, names)}`,
          }))}
        />
      </p>
      <p>
        <label htmlFor={`${id}-outcome`}>{t('answer.outcome')}</label>
        <Select
          id={`${id}-outcome`}
          style={{ width: '100%' }}
          value={outcome}
          onChange={setOutcome}
          options={outcomes.map((value) => ({ value, label: t(`trail:outcome.${value}`) }))}
        />
      </p>
      <p>
        <label htmlFor={`${id}-words`}>{t('answer.words')}</label>
        <Input.TextArea
          id={`${id}-words`}
          rows={3}
          maxLength={500}
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
      </p>
      {answer.error !== null && <Trouble error={answer.error} again={() => answer.mutate()} />}
    </Modal>
  );
}
