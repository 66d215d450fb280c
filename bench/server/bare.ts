import {serve} from '@hono/node-server';
import {Hono} from 'hono';
import {Pool} from 'pg';

/** What the service asks the database for one case, in the order it asks: what has the same `turn` is asked at once. */
export interface Recorded {
  readonly sql: string;
  readonly parameters: readonly unknown[];
  readonly turn: number;
}

/** The bare peer: the same SQL, the rows it brings as JSON, and nothing else. One `POST` sets a case, `GET` answers it. */
const pool = new Pool({connectionString: process.env['DATABASE_URL'], max: 20});
const cases = new Map<string, readonly (readonly Recorded[])[]>();
const app = new Hono();

app.post('/cases/:name', async (context) => {
  const recorded = await context.req.json<Recorded[]>();
  const turns = new Map<number, Recorded[]>();
  for (const each of recorded) turns.set(each.turn, [...(turns.get(each.turn) ?? []), each]);
  cases.set(context.req.param('name'), [...turns.values()]);
  return context.body(null, 204);
});

app.get('/cases/:name', async (context) => {
  const answers: unknown[] = [];
  for (const turn of cases.get(context.req.param('name'))!) {
    const results = await Promise.all(turn.map(({sql, parameters}) => pool.query(sql, [...parameters])));
    answers.push(...results.map(({rows}) => rows as unknown));
  }
  return context.json(answers);
});

/** A write: the same statements in one transaction, with another id each time. */
app.post('/writes/:name/:id', async (context) => {
  const {name, id} = context.req.param();
  const client = await pool.connect();
  try {
    await client.query('begin');
    for (const {sql, parameters} of cases.get(name)!.flat())
      await client.query(
        sql,
        parameters.map((value) => (typeof value === 'string' ? value.replaceAll('THE-ID', id) : value)),
      );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
  return context.json({items: [{id, kind: 'discussion'}]}, 201);
});

serve({fetch: app.fetch, port: 0}, ({port}) => console.log(`http://127.0.0.1:${port}`));
