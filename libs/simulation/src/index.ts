export * from './parties';
export * from './plan';
export * from './play';
