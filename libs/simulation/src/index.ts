export * from './api-client';
export * from './plan';
export * from './play';
