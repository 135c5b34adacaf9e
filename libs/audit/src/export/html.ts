import type { Fact, Report, ReportRow, Section } from '@boxtrail/documents';

/** A report as one self-contained HTML file, for a screen of any width and for A4 paper. */
export function* htmlOf(report: Report): Generator<string> {
  const { lang, title, subject, verdict, facts, sections, proof, signatures } = report;
  yield `<!doctype html>
<html lang="${escape(lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>${escape(`${title} ${subject}`)}</title>
<style>${style}</style>
</head>
<body>
<header><p>${text(title)}</p><h1>${text(subject)}</h1></header>
<div class="verdict ${verdict.tone}">${verdict.lines.map((line) => `<p>${text(line)}</p>`).join('')}</div>
${factList(facts)}
`;
  for (const section of sections) yield* sectionHtml(section);
  yield `<section class="proof"><h2>${text(proof.title)}</h2>
${factList(proof.facts)}
<ol>${proof.steps.map((step) => `<li>${text(step)}</li>`).join('')}</ol></section>
<div class="signatures">${signatures.map((label) => `<p>${text(label)}</p>`).join('')}</div>
</body>
</html>
`;
}

const factList = (facts: readonly Fact[]): string =>
  `<dl>${facts.map(([label, value]) => `<div><dt>${text(label)}</dt><dd>${text(value)}</dd></div>`).join('')}</dl>`;

function* sectionHtml({ title, columns, rows, empty }: Section): Generator<string> {
  yield `<section><h2>${text(title)}</h2>\n`;
  if (rows.length === 0) {
    yield `<p>${text(empty)}</p></section>\n`;
    return;
  }
  const head = columns.map((column) => `<th scope="col"${right(column)}>${text(column.title)}</th>`);
  const widths = columns.map(({ share }) => `<col style="width:${share}%">`);
  yield `<table><colgroup>${widths.join('')}</colgroup><thead><tr>${head.join('')}</tr></thead>\n`;
  for (const row of rows) yield rowHtml(row, columns);
  yield `</table></section>\n`;
}

/** A tbody for each row, so that no page break separates it from its notes. */
function rowHtml({ cells, small, notes, struck }: ReportRow, columns: Section['columns']): string {
  const tds = cells.map((cell, i) => {
    const { title = '', right: isRight } = columns[i] ?? {};
    return `<td data-label="${escape(title)}"${right({ right: isRight })}>${text(cell)}</td>`;
  });
  const under = (said: string, className: string) =>
    `<tr class="${className}"><td colspan="${columns.length}">${text(said)}</td></tr>`;
  return (
    `<tbody${struck ? ' class="struck"' : ''}><tr>${tds.join('')}</tr>` +
    (small === '' ? '' : under(small, 'small')) +
    notes.map((note) => under(note.text, `note ${note.tone}`)).join('') +
    '</tbody>\n'
  );
}

const right = (column: { readonly right?: boolean | undefined }): string =>
  column.right === true ? ' class="right"' : '';

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Escapes text for an attribute in quotation marks, or for the title. */
const escape = (raw: string): string => raw.replace(/[&<>"']/g, (char) => entities[char] ?? char);

const hebrewToArabic =
  '\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc\\u{10800}-\\u{10fff}\\u{1e800}-\\u{1efff}';
/** Right-to-left words, and the blanks and signs between them. */
const rightToLeft = new RegExp(`[${hebrewToArabic}]+(?:[^\\p{L}\\p{N}&<>]+[${hebrewToArabic}]+)*`, 'gu');

/** Text of an element. Right-to-left words are isolated, so that they do not move the text around them. */
const text = (raw: string): string => escape(raw).replace(rightToLeft, (words) => `<bdi>${words}</bdi>`);

const style = `
:root{--line:#c9ced6;--soft:#5a6472;--bad:#a4161a;--question:#8a5a00;--good:#1b6b3a}
*{box-sizing:border-box}
body{margin:0 auto;max-width:60rem;padding:1.5rem;color:#16202c;background:#fff;
  font:15px/1.5 "Noto Sans SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif;
  overflow-wrap:anywhere}
header p{margin:0;color:var(--soft)}
h1{margin:0 0 1rem;font-size:1.5rem;line-height:1.3}
h2{margin:2rem 0 .5rem;font-size:1.05rem;break-after:avoid}
.verdict{border-left:5px solid var(--line);padding:.5rem .9rem;background:#f5f6f8}
.verdict p{margin:0}
.verdict p:first-child{font-weight:600}
.verdict.good{border-color:var(--good)}
.verdict.question{border-color:var(--question)}
.verdict.bad{border-color:var(--bad);color:var(--bad)}
dl{margin:1rem 0;display:grid;gap:.15rem}
dl div{display:grid;grid-template-columns:14rem 1fr;gap:1rem}
dt{color:var(--soft)}
dd{margin:0}
table{width:100%;border-collapse:collapse;table-layout:fixed;font-size:.86rem}
th{text-align:left;vertical-align:bottom;color:var(--soft);font-weight:600;border-bottom:2px solid var(--line);padding:.3rem .4rem}
td{vertical-align:top;padding:.3rem .4rem 0;white-space:pre-line}
tbody{border-bottom:1px solid var(--line);break-inside:avoid}
tbody tr:last-child td{padding-bottom:.35rem}
.right{text-align:right}
.small td{color:var(--soft);font-size:.74rem;line-height:1.4}
.note td{font-size:.82rem}
.note.bad td{color:var(--bad);font-weight:600}
.note.question td{color:var(--question)}
.note.good td{color:var(--good)}
.struck tr:first-child td{text-decoration:line-through;color:var(--soft)}
.proof{break-inside:avoid}
ol{padding-left:1.3rem;font-size:.86rem}
.signatures{display:grid;grid-template-columns:repeat(4,1fr);gap:1.5rem;margin-top:3rem;break-inside:avoid}
.signatures p{margin:0;padding-top:.3rem;border-top:1px solid #16202c;color:var(--soft);font-size:.8rem}
@media (max-width:40rem){
  body{padding:1rem}
  dl div{grid-template-columns:1fr;gap:0;margin-bottom:.3rem}
  .signatures{grid-template-columns:1fr 1fr}
  table,tbody,tr,td{display:block;width:auto}
  colgroup,thead{display:none}
  tbody{padding:.4rem 0}
  tbody tr:first-child td{display:grid;grid-template-columns:6.5rem 1fr;gap:.5rem;padding:.1rem 0;text-align:left}
  tbody tr:first-child td::before{content:attr(data-label);color:var(--soft)}
  tbody tr:first-child td:empty{display:none}
  .small td,.note td{padding:.2rem 0 0}
}
@page{size:A4;margin:16mm 14mm 18mm;@bottom-right{content:counter(page) " / " counter(pages);font-size:8pt}}
@media print{body{max-width:none;padding:0;font-size:9pt}table{font-size:8pt}.small td{font-size:6.8pt}.note td{font-size:8pt}thead{display:table-header-group}}
`;
