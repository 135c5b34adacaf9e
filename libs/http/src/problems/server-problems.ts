import { zh } from '@boxtrail/kernel';
import { problem, type ProblemMeaning } from './problem-meaning';

const sendAgain = 'Send the same request with the same Idempotency-Key after `Retry-After` seconds.';
const sendAgainZh = '请在 `Retry-After` 秒之后，用同一 Idempotency-Key 重新发送同一请求。';

/** Codes of the HTTP layer: what the server cannot do now. */
export const serverProblems = {
  INTERNAL: problem(
    500,
    'The service failed.',
    'Report the trace id; the log has the cause under it.',
    zh('服务出现故障。', '请报告 traceId；日志中可据此查到原因。', {
      'the API key could not be looked up; nothing was done': '无法查询 API 密钥；未做任何处理',
      'something went wrong on our side; the trace id finds it in the log':
        '服务端出错；可凭 traceId 在日志中查到',
    }),
  ),
  EVENT_UNREADABLE: problem(
    500,
    'A stored event that the answer needs cannot be read by this release.',
    'Report the trace id; an operator restores the event or deploys a release that reads it.',
    zh(
      '所需的一条已存事件无法由本版本读取。',
      '请报告 traceId；由运维人员恢复该事件，或部署能读取它的版本。',
    ),
  ),
  OVERLOADED: problem(
    503,
    'The service works at its limit. Nothing was done.',
    sendAgain,
    zh('服务已满负荷。未做任何处理。', sendAgainZh, {
      '{count} requests to {context} are in flight already; nothing was done':
        '已有 {count} 个发往 {context} 的请求正在进行；未做任何处理',
      '{count} requests are being worked on already; nothing was done':
        '已有 {count} 个请求正在处理；未做任何处理',
      'too many events are waiting to be written': '等待写入的事件过多',
      'too many bodies are arriving at once; nothing was done': '同时到达的请求体过多；未做任何处理',
      '{stream} is being changed by too many at once': '同时修改 {stream} 的请求过多',
      '{view} is being rebuilt already': '{view} 正在重建',
      '{view} has not seen position {position} yet': '{view} 尚未读到位置 {position}',
      'at most {count} {work} at once, and no place is free; send it again later':
        '同时最多进行 {count} 个 {work}，目前没有空位；请稍后重新发送',
    }),
  ),
  STOPPING: problem(
    503,
    'The process is about to end. Nothing was done.',
    sendAgain,
    zh('进程即将结束。未做任何处理。', sendAgainZh, {
      'this process is about to end; nothing was done': '本进程即将结束；未做任何处理',
    }),
  ),
  NOT_READY: problem(
    503,
    'The process is not ready to serve.',
    'Ask again later.',
    zh('进程尚未就绪。', '请稍后再试。', { 'down: {parts}': '不可用：{parts}' }),
  ),
  VIEW_BEHIND: problem(
    503,
    'The view is being filled, or has not reached the position asked for in time.',
    sendAgain,
    zh('视图正在填充，或没有按时追上所要求的位置。', sendAgainZh, {
      '{view} is being filled in version {version}; ask again': '{view} 正在填充版本 {version}；请再次查询',
      'position {position} is not visible in {view} yet; ask again':
        '{view} 尚未追上位置 {position}；请再次查询',
    }),
  ),
  STORE_UNAVAILABLE: problem(
    503,
    'The event store does not answer; the command may have been recorded.',
    sendAgain,
    zh('事件存储没有响应；命令可能已经记录。', sendAgainZh, {
      'the event store is not available; send the same request with the same Idempotency-Key again':
        '事件存储不可用；请用同一 Idempotency-Key 重新发送同一请求',
    }),
  ),
  DATABASE_UNAVAILABLE: problem(
    503,
    'The database does not answer.',
    sendAgain,
    zh('数据库没有响应。', sendAgainZh, {
      'the database is not available; nothing was done': '数据库不可用；未做任何处理',
      'the database is not available': '数据库不可用',
    }),
  ),
  SERVICE_UNAVAILABLE: problem(
    503,
    'No instance of the service answers the gateway.',
    sendAgain,
    zh('该服务没有实例响应网关。', sendAgainZh, {
      'no instance of {context} is ready; nothing was done': '{context} 没有就绪的实例；未做任何处理',
      '{context} did not answer; send the same request with the same Idempotency-Key again':
        '{context} 没有响应；请用同一 Idempotency-Key 重新发送同一请求',
      'not all services have been seen yet: {contexts}': '尚有服务未被发现：{contexts}',
      'no service is ready': '没有就绪的服务',
      'the answer of the service was interrupted; send the same request again':
        '服务的响应中断；请重新发送同一请求',
      'no instance is ready of: {contexts}': '以下服务没有就绪的实例：{contexts}',
      'no service answered': '没有服务响应',
      'too many API keys are in use; nothing was done': '正在使用的 API 密钥过多；未做任何处理',
      'many API keys are being revoked; nothing was done': '正在吊销许多 API 密钥；未做任何处理',
    }),
  ),
  STORAGE_FULL: problem(
    507,
    'The disk of the database is full. Reads still work.',
    sendAgain,
    zh('数据库的磁盘已满。仍可读取。', sendAgainZh, {
      'the disk of the database is full; nothing was done, and reading goes on':
        '数据库的磁盘已满；未做任何处理，仍可读取',
      'the disk of the database is full; when there is room, send the same request with the same Idempotency-Key again':
        '数据库的磁盘已满；有空间后，请用同一 Idempotency-Key 重新发送同一请求',
    }),
  ),
  QUARANTINE_FULL: problem(
    507,
    'A line cannot be recorded, and there is no room to keep it in quarantine.',
    'Send the line again when lines in quarantine have been settled.',
    zh('该行无法记录，隔离区也没有空间保存它。', '请在隔离区的行处理完之后重新发送该行。', {
      'your lines in quarantine are at their limit: correct the file and send it again ({code}: {reason})':
        '您在隔离区的行已达上限：请更正文件后重新发送（{code}：{reason}）',
    }),
  ),
} as const satisfies Record<string, ProblemMeaning>;
