import type {RouteConfig, z} from '@hono/zod-openapi';

export type Responses = RouteConfig['responses'];

/** A good answer, as JSON. */
export function answer(description: string, schema: z.ZodType): Responses {
  return {200: {description, content: {'application/json': {schema}}}};
}
