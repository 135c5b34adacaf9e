import { code, zh, type RefusalTable } from '@boxtrail/kernel';

/** Refusals of the routes that all services share, and of lines and messages. */
export const operationsRefusals = {
  KEY_NOT_SHOWN_AGAIN: code.rule(
    'The API key was issued before; a key is shown only once.',
    'Use the key you have, or issue one with another Idempotency-Key.',
    zh(
      '该 API 密钥此前已签发；密钥只显示一次。',
      '请使用已有的密钥，或用另一个 Idempotency-Key 签发新的密钥。',
      {
        'this key was issued before; only the API key that asked for it can read it again':
          '该密钥此前已签发；只有当时申请它的 API 密钥可以再次读取',
      },
    ),
  ),
  KEY_UNKNOWN: code.unknown(
    'No such API key was issued.',
    'Check the id; `GET /v1/api-keys` lists them.',
    zh('没有签发过这个 API 密钥。', '请核对编号；`GET /v1/api-keys` 列出全部密钥。', {
      'there is no API key {id}': '没有编号为 {id} 的 API 密钥',
    }),
  ),
  KEY_LIFETIME_TOO_LONG: code.invalid(
    'The API key would be valid for too long.',
    'Give an earlier `expiresAt`, and rotate the key before it expires.',
    zh('API 密钥的有效期过长。', '请给出更早的 `expiresAt`，并在到期前轮换密钥。', {
      'a key is valid for at most {days} days: until {time}': '密钥最长有效 {days} 天：至 {time}',
    }),
  ),
  KEY_NOT_ROTATABLE: code.rule(
    'The API key was revoked, has expired, or was rotated before.',
    'Rotate the key that follows it, or issue a new one.',
    zh('该 API 密钥已吊销、已过期或此前已轮换。', '请轮换它的后继密钥，或签发新的密钥。', {
      'the API key {id} has ended': 'API 密钥 {id} 已失效',
      'the API key {id} was rotated before': 'API 密钥 {id} 此前已轮换',
    }),
  ),
  DEMO_OFF: code.forbidden(
    'This service has no demo roles, or was not asked as localhost.',
    'Sign in with a key; `npm start` prints where the keys of its demo are.',
    zh('该服务没有演示角色，或不是以 localhost 访问。', '请用密钥登录；`npm start` 会显示演示密钥的位置。', {
      'there are no demo roles here: sign in with an API key': '此处没有演示角色：请用 API 密钥登录',
    }),
  ),
  VIEW_UNKNOWN: code.unknown(
    'No such view exists.',
    'Use a name that the detail lists.',
    zh('没有这个视图。', '请使用 detail 列出的名称。', {
      'there is no view {name}; there are {names}': '没有视图 {name}；现有视图：{names}',
    }),
  ),
  DIFFERENCE_UNKNOWN: code.unknown(
    'No such difference is known.',
    'Check the id.',
    zh('没有这个差异。', '请核对编号。', { 'there is no difference {id}': '没有差异 {id}' }),
  ),
  DIFFERENCE_ACCEPTED: code.rule(
    'The difference was accepted before, with another reason.',
    'Read it again.',
    zh('该差异此前已以另一理由确认。', '请重新读取。', {
      '{by} accepted the difference at {at}: {reason}': '{by} 已于 {at} 确认该差异：{reason}',
    }),
  ),
  GROUP_UNKNOWN: code.unknown(
    'No such consumer group runs here.',
    'Check the name of the group.',
    zh('这里没有运行这个消费组。', '请核对消费组的名称。', {
      'no consumer group {group} runs here': '这里没有运行消费组 {group}',
    }),
  ),
  PARKED_UNKNOWN: code.unknown(
    'No such message is parked.',
    'Check the id; it may have been replayed.',
    zh('没有这条搁置的消息。', '请核对编号；它可能已经重放。', {
      'no message is parked under {id}': '编号 {id} 下没有搁置的消息',
    }),
  ),
  TOPIC_UNKNOWN: code.unknown(
    'No such topic is published here.',
    'Check the name of the context.',
    zh('这里没有发布这个主题。', '请核对上下文的名称。', { 'there is no topic {topic}': '没有主题 {topic}' }),
  ),
  NO_TOPICS: code.rule(
    'Without Kafka there are no topics to publish to.',
    'Run the services with Kafka.',
    zh('没有 Kafka，就没有可发布的主题。', '请让服务与 Kafka 一起运行。', {
      'there is no topic of {context}: messages are read from the log itself (MESSAGING is not kafka)':
        '没有 {context} 的主题：消息直接从日志读取（MESSAGING 不是 kafka）',
    }),
  ),
  QUARANTINE_UNKNOWN: code.unknown(
    'No such line is in quarantine.',
    'Check the id.',
    zh('隔离区没有这一行。', '请核对编号。', {
      'there is no line {id} in quarantine': '隔离区没有编号为 {id} 的行',
    }),
  ),
  QUARANTINE_LINE_DONE: code.rule(
    'The line was recorded or closed before.',
    'Read it again.',
    zh('该行此前已记录或已关闭。', '请重新读取。', {
      '{by} has closed this line: {reason}': '{by} 已关闭该行：{reason}',
      'this line was sent again and taken in': '该行已重新发送并被接收',
    }),
  ),
  QUARANTINE_NO_RESEND: code.rule(
    'Lines of this source cannot be sent again.',
    'Close the line with a note.',
    zh('该来源的行不能重新发送。', '请注明原因后关闭该行。', {
      'lines of {source} cannot be sent again here: close it':
        '来源为 {source} 的行不能在此重新发送：请关闭它',
    }),
  ),
  QUARANTINE_TRIED_ENOUGH: code.rule(
    'The line has been sent again too often.',
    'Close it and send a corrected one to its route.',
    zh('该行重新发送的次数过多。', '请关闭该行，并把更正后的行发送到它的接口。', {
      'this line was sent again {count} times: close it': '该行已重新发送 {count} 次：请关闭它',
    }),
  ),
  CLOUDEVENT_INVALID: code.invalid(
    'The Kafka message is not the CloudEvent that the topic takes.',
    'Send the attributes and the data that the AsyncAPI document describes.',
    zh('该 Kafka 消息不是此主题接受的 CloudEvent。', '请按 AsyncAPI 文档发送属性和数据。', {
      'the type must be {type}, not {given}': 'type 必须是 {type}，不是 {given}',
    }),
  ),
  SOURCE_NOT_AUTHENTIC: code.invalid(
    'The Kafka message is not signed by the source that it names.',
    'Sign its body with the secret of the source, and send the signature as `ce_signature`.',
    zh('该 Kafka 消息没有其来源的有效签名。', '请用该来源的密钥对消息体签名，并以 `ce_signature` 发送。', {
      'no source {source} is known here': '此处未登记来源 {source}',
      'a message of {source} needs a signature in ce_signature':
        '来源 {source} 的消息需要在 ce_signature 中带签名',
      'the signature is not that of {source} for this body': '该签名不是来源 {source} 对此消息体的签名',
    }),
  ),
  MESSAGE_KEY_WRONG: code.invalid(
    'The key of the Kafka message is not the subject of its event.',
    'Use the key that the AsyncAPI document describes.',
    zh('Kafka 消息的键不是其事件的主体。', '请使用 AsyncAPI 文档所描述的键。', {
      'its key must be {key}, which it is about, or null': '消息的键必须是其主体 {key}，或为 null',
    }),
  ),
  RECORDS_UNREADABLE: code.invalid(
    'Kafka cannot deliver records of a partition, so they were passed over.',
    'Send the facts that the detail names again.',
    zh('Kafka 无法交付某分区的记录，因此已跳过。', '请重新发送 detail 列出的记录。', {
      'these records cannot be read: {reason}': '这些记录无法读取：{reason}',
    }),
  ),
  NOT_HANDLED: code.invalid(
    'The line or message was not handled because the service failed.',
    'Send it again; report it if that does not help.',
    zh('服务出现故障，该行或该消息未处理。', '请重新发送；若仍不行，请报告。', {
      'it could not be handled: {error}': '无法处理：{error}',
      'it could not be read: {error}': '无法读取：{error}',
    }),
  ),
} satisfies RefusalTable;
