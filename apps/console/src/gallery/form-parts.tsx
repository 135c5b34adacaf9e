import { useState, type ReactNode } from 'react';
import { Actions } from '../ui/form/Actions';
import { Fields } from '../ui/form/FieldInput';
import type { Field, Values } from '../ui/form/fields';
import { Form } from '../ui/form/Form';
import { troubles } from './samples';

export interface Part {
  readonly name: string;
  readonly states: Readonly<Record<string, ReactNode>>;
  /** Shown alone only. */
  readonly isLarge?: boolean;
}

export const options = [
  { value: 'a', label: 'A' },
  { value: 'b', label: 'B' },
];
const fields: readonly Field[] = [
  { name: 'text', label: 'text', kind: 'text', required: true, hint: 'a hint' },
  { name: 'words', label: 'words', kind: 'words' },
  { name: 'number', label: 'number', kind: 'number' },
  { name: 'money', label: 'money', kind: 'money' },
  { name: 'moment', label: 'moment', kind: 'moment' },
  { name: 'choice', label: 'choice', kind: 'choice', options },
  { name: 'choices', label: 'choices', kind: 'choices', options },
];

function SampleFields({ problems }: { readonly problems: ReadonlyMap<string, string> }) {
  const [values, change] = useState<Values>({ text: 'typed' });
  const form = problems.size === 0 ? 'empty' : 'wrong';
  return <Fields fields={fields} values={values} change={change} problems={problems} form={form} />;
}

const action = { name: 'a', label: 'Act', form: () => null } as const;

function SampleForm() {
  const [values, change] = useState<Values>({});
  const send = () => Promise.reject(troubles['refused'] ?? new Error());
  const close = () => undefined;
  return <Form title={action.label} sendWords={action.label} {...{ fields, values, change, send, close }} />;
}

/** What a reader types into, and what sends it. */
export const formParts: readonly Part[] = [
  {
    name: 'Actions',
    states: {
      may: <Actions of={[{ ...action, roles: ['auditor'] }]} />,
      blocked: <Actions of={[{ ...action, roles: ['auditor'], blocked: 'it is closed' }]} />,
      'may not': <Actions of={[{ ...action, roles: ['admin'], isDanger: true }]} />,
    },
  },
  {
    name: 'Fields',
    states: {
      typed: <SampleFields problems={new Map()} />,
      wrong: (
        <SampleFields
          problems={
            new Map([
              ['/text', 'Fill this in.'],
              ['/choice', 'Fill this in.'],
            ])
          }
        />
      ),
    },
  },
  { name: 'Form', isLarge: true, states: { empty: <SampleForm /> } },
];
