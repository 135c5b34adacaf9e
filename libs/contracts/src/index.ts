export * from './catalogue';
export * from './define-event';
export * from './events/delivery';
export * from './events/orders';
export * from './events/packing';
export * from './events/passes';
export { longestPlace, refPattern } from './fields';
export * from './rules/pass-state';
export * from './rules/verdict';
