import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { printable } from '@boxtrail/input';
import { acceptedType, contentLanguage, languageOf, type Language } from '../negotiation/negotiate';
import { exampleValues } from './example-values';
import { HttpProblem, sendProblem } from './problem';
import { problems, type ProblemCode } from './problem-codes';
import { problemDocument, type Problem } from './problem-document';

/** The content of the page of one code: as JSON, or as an HTML page. */
interface ProblemPage {
  readonly code: string;
  readonly status: number;
  readonly title: string;
  readonly help: string;
  /** An answer with this code. */
  readonly example: Problem;
}

const types = ['text/html', 'application/json'] as const;

const words = {
  en: { list: 'Problem codes', status: 'Status', help: 'What to do', example: 'Example', all: 'All codes' },
  zh: { list: '问题代码', status: '状态码', help: '怎么办', example: '示例', all: '全部代码' },
} as const;

/** `/problems` lists all codes, `/problems/<code>` explains one: for everybody, in the language and the form asked for. */
export function serveProblemPages(fastify: FastifyInstance): void {
  fastify.get('/problems', (request, reply) => {
    const language = languageOf(request.headers);
    const all = [...problems.keys()].map((code) => pageOf(code as ProblemCode, language));
    return send(request, reply, language, all, () => listHtml(all, language));
  });
  fastify.get<{ Params: { code: string } }>('/problems/:code', (request, reply) => {
    const { code } = request.params;
    if (!problems.has(code)) {
      const detail = `there is no problem code ${printable(code)}; /problems lists them all`;
      sendProblem(new HttpProblem('PROBLEM_UNKNOWN', detail), request, reply);
      return reply;
    }
    const language = languageOf(request.headers);
    const page = pageOf(code as ProblemCode, language);
    return send(request, reply, language, page, () => codeHtml(page, language));
  });
}

function send(
  request: FastifyRequest,
  reply: FastifyReply,
  language: Language,
  json: object,
  html: () => string,
): FastifyReply {
  const type = acceptedType(request.headers.accept, types);
  if (type === undefined) {
    sendProblem(
      new HttpProblem('NOT_ACCEPTABLE', `this route answers with ${types.join(' or ')}`),
      request,
      reply,
    );
    return reply;
  }
  void reply
    .header('content-language', contentLanguage[language])
    .header('vary', vary(reply))
    .type(`${type}; charset=utf-8`);
  return reply.send(type === 'text/html' ? html() : JSON.stringify(json));
}

/** Also by what every answer varies by (`default-headers.ts`). */
const vary = ({ raw }: FastifyReply): string =>
  ['Accept', raw.getHeader('vary')].filter((by) => by !== undefined).join(', ');

function pageOf(code: ProblemCode, language: Language): ProblemPage {
  const meaning = problems.get(code);
  const [sentence] = Object.keys(meaning?.zh.details ?? {});
  const detail = (sentence ?? 'see the title').replace(
    /\{(\w+)\}/g,
    (_, name: string) => exampleValues[name] ?? '...',
  );
  const document = problemDocument({ code, detail }, language);
  return {
    code,
    status: document.status,
    title: document.title,
    help: (language === 'zh' ? meaning?.zh.help : meaning?.help) ?? '',
    example: { ...document, traceId: '0af7651916cd43dd8448eb211c80319c' },
  };
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`).replace(/`([^`]+)`/g, '<code>$1</code>');

const html = (language: Language, title: string, body: string): string => `<!doctype html>
<html lang="${contentLanguage[language]}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title></head>
<body>
${body}
</body>
</html>
`;

function listHtml(all: readonly ProblemPage[], language: Language): string {
  const { list } = words[language];
  const items = all.map(
    ({ code, title }) => `<dt><a href="/problems/${code}">${code}</a></dt><dd>${escaped(title)}</dd>`,
  );
  return html(language, list, `<h1>${list}</h1>\n<dl>\n${items.join('\n')}\n</dl>`);
}

function codeHtml({ code, status, title, help, example }: ProblemPage, language: Language): string {
  const { list, status: statusName, help: helpName, example: exampleName, all } = words[language];
  return html(
    language,
    `${code} - ${list}`,
    `<h1>${code}</h1>
<p>${escaped(title)}</p>
<p>${statusName}: ${status}</p>
<h2>${helpName}</h2>
<p>${escaped(help)}</p>
<h2>${exampleName}</h2>
<pre>${JSON.stringify(example, null, 2).replace(/[&<>]/g, (c) => `&#${c.charCodeAt(0)};`)}</pre>
<p><a href="/problems">${all}</a></p>`,
  );
}
