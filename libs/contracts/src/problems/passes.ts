import { code, zh, type RefusalTable } from '@boxtrail/kernel';

/** The problem codes of the context passes. */
export const passesRefusals = {
  PASS_EXISTS: code.rule(
    'A pass with this id exists with other content.',
    'Choose another pass id.',
    zh('该通行证号已存在，内容不同。', '请使用另一个通行证号。', {
      'pass {passId} was issued by {authorityRef} with other content; choose another passId':
        '通行证 {passId} 已由 {authorityRef} 以其他内容签发；请使用另一个 passId',
    }),
  ),
  PASS_NOT_SUSPENDED: code.rule(
    'The pass was not suspended at that time.',
    'Reinstate suspended passes only.',
    zh('该通行证在当时没有暂停。', '只能恢复已暂停的通行证。', {
      'pass {passId} was not suspended at {occurredAt}; only a suspended pass can be reinstated':
        '通行证 {passId} 在 {occurredAt} 没有暂停；只能恢复已暂停的通行证',
    }),
  ),
  PASS_REVOKED: code.rule(
    'The pass is revoked and cannot be changed.',
    'Issue another pass.',
    zh('该通行证已撤销，不能更改。', '请签发另一张通行证。', {
      'pass {passId} was revoked at {since} and cannot be changed any more; issue another pass':
        '通行证 {passId} 已于 {since} 撤销，不能再更改；请签发另一张通行证',
    }),
  ),
} satisfies RefusalTable;

type PassesRefusals = typeof passesRefusals;

declare module '@boxtrail/kernel' {
  interface RefusalCodes extends PassesRefusals {}
}
