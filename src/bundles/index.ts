/** What a page's own script uses; registers nothing. */
export type * from '../adapter/contract.js';
export type * from '../elements/events.js';
export {inviteReflection} from '../context/invite-reflection.js';
export type {ReflectionInvitation} from '../context/invite-to-reflect.js';
export {provideAdapter, type ProvideOptions} from '../context/provide.js';
export {registerAdapter, type AdapterFactory, type AdapterOptions} from '../context/registry.js';
export {overrideStrings, registerLanguage, type Translation} from '../i18n/translations.js';
export {CommunityError, isCommunityError, type ErrorKind} from '../model/errors.js';
export type {Item, Draft, Patch} from '../model/item.js';
export {define, setPrefix, version} from '../ui/tags.js';
