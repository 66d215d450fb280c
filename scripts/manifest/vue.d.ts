import type {CustomElements} from './jsx.js';

type Camel<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : Name;

/** What JSX calls `oncop-member-select` is `@cop-member-select` in a template, and `onCopMemberSelect` to Vue. */
type VueProps<Props> = Props & {
  [
    Name in keyof Props as Name extends `oncop-${infer Event}` ? `onCop${Capitalize<Camel<Event>>}` : never
  ]: Props[Name];
};

type VueElements = {[Tag in keyof CustomElements]: new () => {$props: VueProps<CustomElements[Tag]>}};

declare module 'vue' {
  export interface GlobalComponents extends VueElements {}
}
