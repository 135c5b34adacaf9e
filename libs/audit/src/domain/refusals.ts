export { auditRefusals } from '@boxtrail/contracts';
