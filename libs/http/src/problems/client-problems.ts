import { zh } from '@boxtrail/kernel';
import { problem, type ProblemMeaning } from './problem-meaning';

/** Codes of the HTTP layer: what the client did. */
export const clientProblems = {
  REQUEST_MALFORMED: problem(
    400,
    'The request is not valid HTTP.',
    'Correct what the detail names.',
    zh('请求不是有效的 HTTP 请求。', '请按 detail 所述更正。', {
      'the request cannot be forwarded: {reason}': '请求无法转发：{reason}',
      'the path is not valid: percent-encode it as UTF-8': '路径无效：请用 UTF-8 百分号编码',
      'the Host header is missing': '缺少 Host 请求头',
      'the Host header is no host': 'Host 请求头不是主机名',
      'the header {name} is sent twice': '请求头 {name} 发送了两次',
      'the path is not valid percent-encoded UTF-8': '路径不是有效的 UTF-8 百分号编码',
      'this is not an HTTP request': '这不是 HTTP 请求',
      'this is not a valid HTTP/1.1 request': '这不是有效的 HTTP/1.1 请求',
      'the query is not valid percent-encoded UTF-8': '查询参数不是有效的 UTF-8 百分号编码',
    }),
  ),
  API_KEY_MISSING: problem(
    401,
    'No API key was sent.',
    'Send `Authorization: Bearer bt_...`.',
    zh('没有发送 API 密钥。', '请发送 `Authorization: Bearer bt_...`。', {
      'send an API key': '请发送 API 密钥',
      'send an API key: Authorization: Bearer bt_...': '请发送 API 密钥：Authorization: Bearer bt_...',
    }),
  ),
  API_KEY_INVALID: problem(
    401,
    'The API key is malformed, unknown or expired.',
    'Send a valid key, or ask an admin for a new one.',
    zh('API 密钥格式不对、未知或已过期。', '请发送有效的密钥，或向管理员申请新的密钥。', {
      'an API key is one word of visible ASCII characters: Authorization: Bearer bt_...':
        'API 密钥是一串可见的 ASCII 字符，中间没有空格：Authorization: Bearer bt_...',
      'this API key is unknown or has expired': '该 API 密钥未知或已过期',
    }),
  ),
  API_KEY_REVOKED: problem(
    401,
    'The API key was revoked.',
    'Ask an admin for a new key.',
    zh('API 密钥已被吊销。', '请向管理员申请新的密钥。', {
      'this API key was revoked': '该 API 密钥已被吊销',
    }),
  ),
  SESSION_ENDED: problem(
    401,
    'The session has expired or was signed out.',
    'Sign in again: `POST /v1/session`.',
    zh('会话已过期或已退出。', '请重新登录：`POST /v1/session`。', {
      'this session has expired or was signed out; sign in again': '会话已过期或已退出；请重新登录',
      'several different session cookies were sent; delete the cookies of this site and sign in again':
        '收到多个不同的会话 Cookie；请删除本站的 Cookie 后重新登录',
    }),
  ),
  ORIGIN_FOREIGN: problem(
    403,
    'The request came from a page of another origin, or does not say where it came from.',
    'Send it from a page of this server, or with `Authorization: Bearer bt_...` and without a cookie.',
    zh(
      '请求来自其他源的页面，或未说明来源。',
      '请从本服务器的页面发送，或改用 `Authorization: Bearer bt_...` 且不带 Cookie。',
      {
        'a request that changes something under a session must come from a page of this server':
          '在会话下更改数据的请求必须来自本服务器的页面',
      },
    ),
  ),
  CONSOLE_MISSING: problem(
    404,
    'The web console is not built.',
    'Run `npm run build`.',
    zh('网页控制台尚未构建。', '请运行 `npm run build`。', {
      'the web console is not built: npm run build': '网页控制台尚未构建：npm run build',
    }),
  ),
  ROUTE_UNKNOWN: problem(
    404,
    'No route has this path.',
    'Check the path in the OpenAPI document.',
    zh('没有这个路径。', '请核对 OpenAPI 文档中的路径。', {
      'there is no {method} {path}': '没有 {method} {path} 这个接口',
      'no service here accepts facts': '这里没有接收扫描记录的服务',
    }),
  ),
  PROBLEM_UNKNOWN: problem(
    404,
    'No problem has this code.',
    'Look it up in the list at `/problems`.',
    zh('没有这个问题代码。', '请查看 `/problems` 中的全部代码。', {
      'there is no problem code {code}; /problems lists them all':
        '没有问题代码 {code}；全部代码见 /problems',
    }),
  ),
  METHOD_NOT_ALLOWED: problem(
    405,
    'The path exists, but not with this method.',
    'Use a method that `Allow` names.',
    zh('路径存在，但不支持这个方法。', '请使用 `Allow` 列出的方法。', {
      'this path answers {methods}': '该路径支持的方法：{methods}',
      'CONNECT is not allowed here': '这里不允许 CONNECT',
      '{method} is not allowed here; {methods} are': '这里不允许 {method}；允许的方法：{methods}',
    }),
  ),
  NOT_ACCEPTABLE: problem(
    406,
    'The route has no answer of an accepted media type.',
    'Change `Accept`.',
    zh('该接口没有客户端可接受的媒体类型。', '请修改 `Accept`。', {
      'an export is {types}; not {accepted}': '导出的格式为 {types}；没有 {accepted}',
      'this route answers with {types}': '该接口返回的媒体类型：{types}',
    }),
  ),
  IDEMPOTENCY_KEY_IN_PROGRESS: problem(
    409,
    'Another request with this Idempotency-Key is being handled.',
    'Send this one again after `Retry-After` seconds.',
    zh('带有同一 Idempotency-Key 的另一个请求正在处理。', '请在 `Retry-After` 秒之后重新发送本请求。', {
      'another request with this Idempotency-Key is being handled; send this one again in a moment':
        '带有同一 Idempotency-Key 的另一个请求正在处理；请稍后重新发送本请求',
    }),
  ),
  REQUEST_TIMEOUT: problem(
    408,
    'The headers or the body did not arrive in time. Nothing was done.',
    'Send the request again.',
    zh('请求头或请求体没有按时到达。未做任何处理。', '请重新发送请求。', {
      'the request did not arrive in time': '请求没有按时到达',
      'the body did not arrive within {seconds} s; nothing was done':
        '请求体没有在 {seconds} 秒内到达；未做任何处理',
    }),
  ),
  BODY_TOO_LARGE: problem(
    413,
    'The body is longer than the limit.',
    'Send it in parts.',
    zh('请求体超过长度限制。', '请分批发送。', {
      'a bulk body may be {bytes} bytes long': '批量请求体最长 {bytes} 字节',
      'the extensions of a chunk are too long': '分块的扩展部分过长',
      'a body may be {bytes} bytes long': '请求体最长 {bytes} 字节',
    }),
  ),
  URL_TOO_LONG: problem(
    414,
    'A path parameter is too long.',
    'Check the path.',
    zh('路径参数过长。', '请核对路径。', {
      'a path parameter is longer than {characters} characters': '路径参数超过 {characters} 个字符',
    }),
  ),
  MEDIA_TYPE_UNSUPPORTED: problem(
    415,
    'The route does not take a body of this media type or charset.',
    'Use a type that `Accept` in the answer names, in UTF-8.',
    zh('该接口不接受这种媒体类型或字符集的请求体。', '请使用响应中 `Accept` 列出的类型，并以 UTF-8 编码。', {
      'send {types} in UTF-8': '请以 UTF-8 编码发送 {types}',
      'send {types}': '请发送 {types}',
    }),
  ),
  CONTENT_ENCODING_UNSUPPORTED: problem(
    415,
    'The body is compressed or has an unsupported transfer coding.',
    'Send the body without Content-Encoding.',
    zh('请求体经过压缩，或使用了不支持的传输编码。', '请不带 Content-Encoding 发送请求体。', {
      'send the body without Content-Encoding': '请不带 Content-Encoding 发送请求体',
      'the only Transfer-Encoding is chunked': 'Transfer-Encoding 只支持 chunked',
    }),
  ),
  EXPECTATION_FAILED: problem(
    417,
    'The `Expect` header is not supported.',
    'Send `100-continue` or none.',
    zh('不支持该 `Expect` 请求头。', '请发送 `100-continue`，或不发送。', {
      'the only Expect is 100-continue': 'Expect 只支持 100-continue',
    }),
  ),
  TOO_MANY_IN_FLIGHT: problem(
    429,
    'The caller has too many requests in flight. Nothing was done.',
    'Send fewer requests at once, and this one again after `Retry-After` seconds.',
    zh(
      '调用方同时进行的请求过多。未做任何处理。',
      '请减少并发请求，并在 `Retry-After` 秒之后重新发送本请求。',
      {
        '{count} requests of yours to {context} are in flight already; nothing was done':
          '您已有 {count} 个发往 {context} 的请求正在进行；未做任何处理',
        '{count} requests of yours are being worked on already; nothing was done':
          '您已有 {count} 个请求正在处理；未做任何处理',
        'at most {count} {work} of one key at once, and yours are running; send it again later':
          '一个密钥同时最多进行 {count} 个 {work}，您的均在进行中；请稍后重新发送',
      },
    ),
  ),
  TOO_MANY_REQUESTS: problem(
    429,
    'The API key has sent too many requests within a minute. Nothing was done.',
    'Send this one again after `Retry-After` seconds.',
    zh('该 API 密钥在一分钟内发送的请求过多。未做任何处理。', '请在 `Retry-After` 秒之后重新发送本请求。', {
      'this key has sent {count} requests within a minute; nothing was done':
        '该密钥在一分钟内已发送 {count} 个请求；未做任何处理',
    }),
  ),
  TOO_MANY_BAD_KEYS: problem(
    429,
    'Too many unknown API keys came from this address.',
    'Send a valid key after `Retry-After` seconds.',
    zh('来自该地址的未知 API 密钥过多。', '请在 `Retry-After` 秒之后发送有效的密钥。', {
      'too many unknown API keys came from this address; unknown keys are refused for a while':
        '来自该地址的未知 API 密钥过多；暂时拒绝未知密钥',
    }),
  ),
  TOO_MANY_SESSIONS: problem(
    429,
    'The API key has opened too many sessions within a minute.',
    'Keep the session you have, or sign in after `Retry-After` seconds.',
    zh('该 API 密钥在一分钟内打开的会话过多。', '请使用已有的会话，或在 `Retry-After` 秒之后登录。', {
      'this key has opened {count} sessions within a minute; nothing was done':
        '该密钥在一分钟内已打开 {count} 个会话；未做任何处理',
    }),
  ),
  HEADERS_TOO_LARGE: problem(
    431,
    'The request line and the headers are too long.',
    'Send shorter ones.',
    zh('请求行和请求头过长。', '请缩短后发送。', {
      'the headers, with the path, may be 12 KB long': '请求头连同路径最长 12 KB',
      'request line and headers are longer than 16 KiB': '请求行和请求头超过 16 KiB',
    }),
  ),
} as const satisfies Record<string, ProblemMeaning>;
