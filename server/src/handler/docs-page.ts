import {escaped} from './markup.js';
import type {OpenApiDocument} from './openapi.js';

/*
 * A page for people, made of the document: no script, no address of anybody else, one style sheet beside it.
 */

/** What the page may load: its own style sheet. */
export const docsPolicy =
  "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** As much of a schema as the page shows. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly examples?: readonly unknown[];
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

interface Operation {
  readonly tags: readonly string[];
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly schema: Schema;
  }[];
  readonly requestBody?: {readonly content: Readonly<Record<string, {readonly schema: Schema}>>};
}

interface Known {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

export function docsPage(document: OpenApiDocument): string {
  const {info, tags = [], components, servers} = document;
  const schemas = (components?.schemas ?? {}) as Readonly<Record<string, Schema>>;
  const operations = operationsOf(document);
  const base = servers?.[0]?.url === '/' ? '' : (servers?.[0]?.url ?? '');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(info.title)} over HTTP</title>
<link rel="stylesheet" href="docs.css">
</head>
<body>
<header>
<h1>${escaped(info.title)} over HTTP</h1>
<p>${prose(info.description ?? '')}</p>
<p>Everything stands below <code>${escaped(base || '/')}</code>. The same for programs: <a href="openapi.json">openapi.json</a>, OpenAPI 3.1.</p>
</header>
<nav aria-label="Kinds"><ul>
${tags.map(({name}) => `<li><a href="#${escaped(name)}">${escaped(name)}</a></li>`).join('\n')}
</ul></nav>
<main>
${tags.map(({name, description = ''}) => section(name, description, operations, schemas)).join('\n')}
</main>
</body>
</html>
`;
}

function section(
  tag: string,
  description: string,
  operations: readonly Known[],
  schemas: Readonly<Record<string, Schema>>,
): string {
  const own = operations.filter(({operation}) => operation.tags.includes(tag));
  return `<section id="${escaped(tag)}">
<h2>${escaped(tag)}</h2>
<p>${prose(description)}</p>
${own.map((known) => entry(known, schemas)).join('\n')}
</section>`;
}

function entry({method, path, operation}: Known, schemas: Readonly<Record<string, Schema>>): string {
  const {summary, description, parameters = [], requestBody} = operation;
  const body = requestBody && Object.values(requestBody.content)[0]?.schema;
  return `<details>
<summary><b class="${method}">${method.toUpperCase()}</b> <code>${escaped(path)}</code> <span>${escaped(summary)}</span></summary>
${description ? `<p>${prose(description)}</p>` : ''}
${
  parameters.length > 0
    ? table(
        'Parameters',
        parameters.map((each) => row(each.name, each.schema, each.required ?? false, schemas, each.in)),
      )
    : ''
}
${body ? bodyTable(body, schemas) : ''}
</details>`;
}

function bodyTable(schema: Schema, schemas: Readonly<Record<string, Schema>>): string {
  const {properties = {}, required = []} = resolved(schema, schemas);
  const rows = Object.entries(properties)
    .filter(([, each]) => Object.keys(each).length > 0)
    .map(([name, each]) => row(name, each, required.includes(name), schemas));
  return rows.length > 0 ? table('Body', rows) : '<p>The body may be left out.</p>';
}

function table(caption: string, rows: readonly string[]): string {
  return `<table>
<caption>${caption}</caption>
<thead><tr><th scope="col">Name</th><th scope="col">What</th><th scope="col"></th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>`;
}

function row(
  name: string,
  schema: Schema,
  isNeeded: boolean,
  schemas: Readonly<Record<string, Schema>>,
  place?: string,
): string {
  const {description = ''} = resolved(schema, schemas);
  const what = [typeOf(schema, schemas), place === 'header' || place === 'path' ? `in the ${place}` : '']
    .filter(Boolean)
    .join(', ');
  return `<tr><th scope="row"><code>${escaped(name)}</code>${isNeeded ? ' <em>needed</em>' : ''}</th><td>${escaped(what)}</td><td>${prose(description)}</td></tr>`;
}

function typeOf(schema: Schema, schemas: Readonly<Record<string, Schema>>): string {
  const {type, items, enum: choices, const: only, maxLength, minimum, maximum} = resolved(schema, schemas);
  if (choices)
    return choices
      .filter((each) => each !== null)
      .map(String)
      .join(' | ');
  if (only !== undefined) return String(only);
  const name = (typeof type === 'string' ? [type] : (type ?? ['anything']))
    .filter((each) => each !== 'null')
    .join(' or ');
  if (name === 'array') return items ? `list of ${typeOf(items, schemas)}` : 'list';
  if (maxLength !== undefined) return `${name}, at most ${maxLength} characters`;
  if (minimum === undefined) return name;
  return maximum === undefined ? `${name}, at least ${minimum}` : `${name}, ${minimum} to ${maximum}`;
}

function resolved(schema: Schema, schemas: Readonly<Record<string, Schema>>): Schema {
  const name = schema.$ref?.split('/').at(-1);
  return (name === undefined ? undefined : schemas[name]) ?? schema;
}

function operationsOf({paths = {}}: OpenApiDocument): readonly Known[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods as Readonly<Record<string, Operation>>).map(([method, operation]) => ({
      path,
      method,
      operation,
    })),
  );
}

/** Plain words, with `code` among them. */
function prose(text: string): string {
  return escaped(text).replace(/`([^`]+)`/g, '<code>$1</code>');
}

export const docsStyles = `:root {
  color-scheme: light dark;
  font: 1em/1.5 system-ui, sans-serif;
  --line: color-mix(in srgb, currentcolor 18%, transparent);
  --soft: color-mix(in srgb, currentcolor 5%, transparent);
}
body { max-inline-size: 62em; margin: 0 auto; padding: 2em 1em 6em; }
h1 { line-height: 1.2; margin-block-end: 0.3em; }
h2 { margin-block: 2em 0; padding-block-start: 0.6em; border-block-start: 1px solid var(--line); }
section p { margin-block: 0.3em 0.8em; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.4em 1em; padding: 0; list-style: none; }
code { font-family: ui-monospace, monospace; font-size: 0.92em; }
details { border: 1px solid var(--line); border-radius: 0.4em; margin-block: 0.4em; padding: 0.4em 0.8em; }
details[open] { background: var(--soft); }
summary { cursor: pointer; overflow-wrap: anywhere; }
summary b { display: inline-block; min-inline-size: 4.6em; font-size: 0.85em; letter-spacing: 0.04em; }
summary span { opacity: 0.75; }
table { inline-size: 100%; border-collapse: collapse; margin-block: 0.8em; font-size: 0.92em; }
caption { text-align: start; font-weight: 600; padding-block: 0.3em; }
th, td { text-align: start; vertical-align: top; font-weight: 400; padding: 0.25em 0.8em 0.25em 0; border-block-start: 1px solid var(--line); overflow-wrap: anywhere; }
thead { position: absolute; clip-path: inset(50%); }
em { font-size: 0.85em; opacity: 0.8; }
a:focus-visible, summary:focus-visible { outline: 2px solid; outline-offset: 2px; }
`;
