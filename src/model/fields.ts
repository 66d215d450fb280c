/**
 * The small vocabulary that kinds are written in.
 *
 * A field is data: types, validation, search, facets, the JSON Schema of the community file and the tables of other
 * languages are all read from it, so that none can disagree.
 */
interface Options {
  /** A create without it is refused. */
  readonly required?: true;
  /** Searched by `Query.text`; a higher weight ranks first. */
  readonly search?: number;
  /** May be counted by `Query.facets`, and filtered by `Query.where`. */
  readonly facet?: true;
  /** May be sorted by. */
  readonly sort?: true;
}

/** One line of plain text; at most 1,000 characters unless `max` says otherwise. */
export interface TextField extends Options {
  readonly type: 'text';
  readonly max?: number;
}
/** Markdown as it was written; at most 256 kB in UTF-8. */
export interface ProseField extends Options {
  readonly type: 'prose';
}
/** An RFC 3339 instant in UTC, `2026-03-12T09:30:00Z` or with fractions of a second. */
export interface InstantField extends Options {
  readonly type: 'instant';
}
/** A plain date, `2026-03-12`, that no time zone shifts. */
export interface DateField extends Options {
  readonly type: 'date';
}
export interface NumberField extends Options {
  readonly type: 'number';
  readonly min?: number;
  readonly max?: number;
  readonly integer?: true;
}
export interface FlagField extends Options {
  readonly type: 'flag';
}
export interface UrlField extends Options {
  readonly type: 'url';
}
/** One of a closed set. An unknown value of a newer contract is kept and shown as unknown. */
export interface ChoiceField<C extends string = string> extends Options {
  readonly type: 'choice';
  readonly of: readonly C[];
}
/** The id of an item; of any kind where `to` is left out. */
export interface RefField extends Options {
  readonly type: 'ref';
  readonly to?: string;
}
/** Several values of one field, in an order that is kept. At most 1,000. */
export interface ListField<F extends Field = Field> extends Options {
  readonly type: 'list';
  readonly of: F;
}
/** Named values that belong together. `key` names the one that stands for the group in filters and facets. */
export interface GroupField<G extends Fields = Fields> extends Options {
  readonly type: 'group';
  readonly of: G;
  readonly key?: keyof G & string;
}
/** A bag of values under names nobody fixed, each a short text. */
export interface MapField extends Options {
  readonly type: 'map';
}

export type Field =
  | TextField
  | ProseField
  | InstantField
  | DateField
  | NumberField
  | FlagField
  | UrlField
  | ChoiceField
  | RefField
  | MapField
  | {
      readonly type: 'list';
      readonly of: Field;
      readonly required?: true;
      readonly search?: number;
      readonly facet?: true;
      readonly sort?: true;
    }
  | {
      readonly type: 'group';
      readonly of: Fields;
      readonly key?: string;
      readonly required?: true;
      readonly search?: number;
      readonly facet?: true;
      readonly sort?: true;
    };

export type Fields = {readonly [name: string]: Field};

// `NoInfer`: what a table expects of a field says nothing about the field.
export const text = <const O extends Omit<TextField, 'type'> = {}>(options?: O) =>
  ({type: 'text', ...options}) as {readonly type: 'text'} & NoInfer<O>;
export const prose = <const O extends Omit<ProseField, 'type'> = {}>(options?: O) =>
  ({type: 'prose', ...options}) as {readonly type: 'prose'} & NoInfer<O>;
export const instant = <const O extends Options = {}>(options?: O) =>
  ({type: 'instant', ...options}) as {readonly type: 'instant'} & NoInfer<O>;
export const date = <const O extends Options = {}>(options?: O) =>
  ({type: 'date', ...options}) as {readonly type: 'date'} & NoInfer<O>;
export const number = <const O extends Omit<NumberField, 'type'> = {}>(options?: O) =>
  ({type: 'number', ...options}) as {readonly type: 'number'} & NoInfer<O>;
export const flag = <const O extends Options = {}>(options?: O) =>
  ({type: 'flag', ...options}) as {readonly type: 'flag'} & NoInfer<O>;
export const url = <const O extends Options = {}>(options?: O) =>
  ({type: 'url', ...options}) as {readonly type: 'url'} & NoInfer<O>;
export const map = <const O extends Options = {}>(options?: O) =>
  ({type: 'map', ...options}) as {readonly type: 'map'} & NoInfer<O>;
export const choice = <const C extends string, const O extends Options = {}>(of: readonly C[], options?: O) =>
  ({type: 'choice', of, ...options}) as {readonly type: 'choice'; readonly of: readonly NoInfer<C>[]} & NoInfer<O>;
export const ref = <const O extends Options = {}>(to?: string, options?: O) =>
  ({type: 'ref', ...(to && {to}), ...options}) as {readonly type: 'ref'; readonly to?: string} & NoInfer<O>;
export const list = <const F extends Field, const O extends Options = {}>(of: F, options?: O) =>
  ({type: 'list', of, ...options}) as {readonly type: 'list'; readonly of: NoInfer<F>} & NoInfer<O>;
export const group = <const G extends Fields, const O extends Options & {readonly key?: keyof G & string} = {}>(
  of: G,
  options?: O,
) => ({type: 'group', of, ...options}) as {readonly type: 'group'; readonly of: NoInfer<G>} & NoInfer<O>;

/** The value a field holds. */
export type Value<F> = F extends {readonly type: 'number'}
  ? number
  : F extends {readonly type: 'flag'}
    ? boolean
    : F extends {readonly type: 'choice'; readonly of: readonly (infer C)[]}
      ? C
      : F extends {readonly type: 'list'; readonly of: infer I}
        ? readonly Value<I>[]
        : F extends {readonly type: 'group'; readonly of: infer G}
          ? Values<G>
          : F extends {readonly type: 'map'}
            ? Readonly<Record<string, string>>
            : string;

type RequiredKeys<G> = {[N in keyof G]: G[N] extends {readonly required: true} ? N : never}[keyof G];

/** The values of named fields: required ones are there, others may be left out. */
export type Values<G> = Simplify<
  {readonly [N in RequiredKeys<G>]: Value<G[N]>} & {readonly [N in Exclude<keyof G, RequiredKeys<G>>]?: Value<G[N]>}
>;

type Simplify<T> = {[N in keyof T]: T[N]} & {};
