import { code, zh, type RefusalTable } from '@boxtrail/kernel';

/** Refusals of requests in general. */
export const requestRefusals = {
  BODY_EMPTY: code.invalid(
    'The route expects a body.',
    'Send the body that the OpenAPI document describes.',
    zh('该接口需要请求体。', '请发送 OpenAPI 文档所描述的请求体。', {
      'a JSON body is expected': '需要 JSON 请求体',
      'a body of lines is expected (application/x-ndjson or text/csv)':
        '需要按行的请求体（application/x-ndjson 或 text/csv）',
      'send the file as the body (text/csv)': '请把文件作为请求体发送（text/csv）',
    }),
  ),
  JSON_INVALID: code.invalid(
    'The body or the line is not the JSON expected.',
    'Correct the JSON.',
    zh('请求体或该行不是所要求的 JSON。', '请更正 JSON。', {
      'the body cannot be accepted: {problem}': '请求体不能接受：{problem}',
      'the body is not valid JSON: {message}': '请求体不是有效的 JSON：{message}',
      'a line of a receipt is JSON with scanId, sscc and atGln':
        '收货记录的一行应为 JSON，含 scanId、sscc 和 atGln',
    }),
  ),
  ENCODING_INVALID: code.invalid(
    'The text is not valid UTF-8.',
    'Save and send it as UTF-8.',
    zh('文本不是有效的 UTF-8。', '请以 UTF-8 保存并发送。', {
      'the body is not valid UTF-8': '请求体不是有效的 UTF-8',
      'the body contains a NUL character': '请求体含有 NUL 字符',
      'the line cannot be read in the encoding of the file: save the file as "CSV UTF-8" and send it again':
        '该行无法按文件的编码读取：请将文件另存为“CSV UTF-8”后重新发送',
    }),
  ),
  CSV_INVALID: code.invalid(
    'The line is not valid CSV.',
    'Correct the quotes and separators of the line.',
    zh('该行不是有效的 CSV。', '请更正该行的引号和分隔符。', {
      'the line is not CSV: {message}': '该行不是 CSV：{message}',
    }),
  ),
  HEADER_INVALID: code.invalid(
    'The header line of the CSV is wrong.',
    'Use the column names in the detail.',
    zh('CSV 的表头行有误。', '请使用 detail 列出的列名。', {
      'the file is an Excel workbook: save it as "CSV UTF-8 (comma delimited)" and send that file':
        '该文件是 Excel 工作簿：请另存为“CSV UTF-8（逗号分隔）”后发送',
      'the first line must name the columns {columns} (and, if you like, {optional}); {problem}':
        '第一行必须列出列名 {columns}（可另加 {optional}）；{problem}',
      'the first line must name the columns {columns}; {problem}': '第一行必须列出列名 {columns}；{problem}',
    }),
  ),
  COLUMN_COUNT: code.invalid(
    'A row has more or fewer cells than the header.',
    'Give the row one cell for each column.',
    zh('某行的单元格数与表头不符。', '请使该行每列各有一个单元格。', {
      'the line has {cells} columns where the header names {columns}: quote cells that contain "{delimiter}", and separate empty cells too':
        '该行有 {cells} 列，而表头有 {columns} 列：含有“{delimiter}”的单元格请加引号，空单元格也要分隔',
    }),
  ),
  NUMBER_SHORTENED: code.invalid(
    'A spreadsheet has shortened a number.',
    'Format the column as text and export the file again.',
    zh('电子表格缩短了一个数字。', '请将该列设为文本格式后重新导出文件。', {
      '{column} is {cell}: the spreadsheet has shortened the number; format the column as text, enter the number again, and export the file anew':
        '{column} 为 {cell}：电子表格缩短了该数字；请将该列设为文本格式，重新输入数字，再重新导出文件',
    }),
  ),
  LINE_TOO_LONG: code.invalid(
    'A line of the body is longer than the limit.',
    'Send shorter lines.',
    zh('请求体中有一行超过长度限制。', '请缩短该行。', {
      'line {line} is longer than {bytes} bytes': '第 {line} 行超过 {bytes} 字节',
      'a row is longer than {bytes} bytes': '有一行超过 {bytes} 字节',
    }),
  ),
  EVENT_INVALID: code.invalid(
    'The event that would be recorded does not have the form of its schema.',
    'Send smaller or fewer values, as the detail says.',
    zh('将要记录的事件不符合其模式。', '请按 detail 所述减小或减少数值。'),
  ),
  CURSOR_INVALID: code.invalid(
    'The cursor or Last-Event-ID is none that this query has returned.',
    'Send the value of the previous page or event unchanged, or start again without it.',
    zh('游标或 Last-Event-ID 不是本查询返回过的值。', '请原样发送上一页或上一事件的值，或不带它重新开始。', {
      'pass `next` of the page before, unchanged': '请原样传入上一页的 `next`',
      'this is no cursor; pass `next` of the page before, unchanged': '这不是游标；请原样传入上一页的 `next`',
      'this is a cursor of {list}, not of {owner}': '这是 {list} 的游标，不是 {owner} 的',
      'this cursor belongs to other filters; send those of the first page with it':
        '该游标属于另一组筛选条件；请与第一页的筛选条件一起发送',
      'Last-Event-ID takes the {ids}': 'Last-Event-ID 应为 {ids}',
      'this Last-Event-ID belongs to a replay with another query': '该 Last-Event-ID 属于另一查询的回放',
    }),
  ),
  POSITION_UNKNOWN: code.invalid(
    'The log does not have this position.',
    'Use a position that an answer has named.',
    zh('日志中没有这个位置。', '请使用响应中给出过的位置。', {
      'the log has no position {position} yet: its last is {head}':
        '日志中还没有位置 {position}：最后的位置是 {head}',
      'begin after a position that the log has named, or after 0':
        '请从日志给出过的位置之后开始，或从 0 之后开始',
      'the log has no such position yet: its last is {head}': '日志中还没有这个位置：最后的位置是 {head}',
    }),
  ),
  TIME_IN_FUTURE: code.invalid(
    'The time lies in the future.',
    'Correct the time or the clock it came from.',
    zh('时间在未来。', '请更正时间，或校准其来源的时钟。', {
      '{time} lies in the future (it is {now})': '{time} 在未来（现在是 {now}）',
    }),
  ),
  TIME_IN_PAST: code.invalid(
    'The time lies in the past.',
    'Give a time in the future.',
    zh('时间已经过去。', '请给出未来的时间。', { '{time} is in the past': '{time} 已经过去' }),
  ),
  REPLAY_TOO_LONG: code.invalid(
    'The replay has more events than can be sorted by the time they happened.',
    'Ask for a shorter period, or with `by=recorded`.',
    zh('回放的事件过多，无法按发生时间排序。', '请缩短时段，或使用 `by=recorded`。', {
      'more than {count} events happened in this window: narrow it':
        '该时段内发生的事件超过 {count} 条：请缩小范围',
    }),
  ),
  IDEMPOTENCY_KEY_MISSING: code.invalid(
    'The command has no Idempotency-Key.',
    'Send one, new for each command.',
    zh('命令没有 Idempotency-Key。', '请发送一个，每个命令各不相同。', {
      'send an Idempotency-Key header (1 to 200 visible ASCII characters): a retry with the same key has no second effect':
        '请发送 Idempotency-Key 请求头（1 至 200 个可见 ASCII 字符）：以同一键重试不会产生第二次效果',
    }),
  ),
  IDEMPOTENCY_KEY_INVALID: code.invalid(
    'The Idempotency-Key is not 1 to 200 visible ASCII characters.',
    'Send another key.',
    zh('Idempotency-Key 不是 1 至 200 个可见 ASCII 字符。', '请另发一个键。', {
      'an Idempotency-Key is 1 to 200 visible ASCII characters without spaces, sent once':
        'Idempotency-Key 为 1 至 200 个可见 ASCII 字符，不含空格，只发送一次',
    }),
  ),
  IDEMPOTENCY_KEY_REUSED: code.reused(
    'The Idempotency-Key was used for another request.',
    'Send a new key with a new request.',
    zh('该 Idempotency-Key 已用于另一个请求。', '新的请求请使用新的键。', {
      'this Idempotency-Key was used for a different request before':
        '该 Idempotency-Key 此前已用于另一个请求',
    }),
  ),
  IF_MATCH_INVALID: code.invalid(
    'If-Match is neither `*` nor a list of ETags.',
    'Send the ETag as it was given.',
    zh('If-Match 既不是 `*`，也不是 ETag 列表。', '请原样发送得到的 ETag。', {
      'If-Match takes * or ETags as they were given, such as "3" or "3", "4"':
        'If-Match 应为 * 或原样的 ETag，例如 "3" 或 "3", "4"',
    }),
  ),
  IF_MATCH_MISSING: code.precondition(
    'The command overwrites something and must name the revision it was decided on.',
    'Read the resource, and send its ETag in If-Match.',
    zh('该命令会覆盖已有内容，必须指明所依据的修订号。', '请读取该资源，并在 If-Match 中发送其 ETag。', {
      'send If-Match with the ETag you decided on; * does not name one':
        '请在 If-Match 中发送所依据的 ETag；* 未指明修订号',
    }),
  ),
  STALE_REVISION: code.stale(
    'The resource has changed since the revision in If-Match.',
    'Read it again, decide again and send its new ETag.',
    zh('资源在 If-Match 所指的修订号之后已有变化。', '请重新读取、重新决定，并发送新的 ETag。', {
      '{stream} does not exist yet, and If-Match: * wants it to':
        '{stream} 尚不存在，而 If-Match: * 要求它存在',
      '{stream} is at revision {revision}, not {named}': '{stream} 的修订号是 {revision}，不是 {named}',
    }),
  ),
  ROLE_NOT_ALLOWED: code.forbidden(
    'The role of the key may not call this route.',
    'Use a key of another role.',
    zh('该密钥的角色不能调用此接口。', '请使用其他角色的密钥。', {
      'the role {role} may not {method} {path}': '角色 {role} 不能调用 {method} {path}',
    }),
  ),
} satisfies RefusalTable;
