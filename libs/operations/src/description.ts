import type { Described } from '@boxtrail/http';
import answers from './answers.json';

/** The routes that every service has, in the OpenAPI document. */
export const operationsDescription: Described = {
  name: 'operations',
  description: 'The log, keys, health, views, messaging and quarantine.',
  answers,
};
