import './prefix-from-address.js';
import './adapters.js';
import './elements.js';

export {inviteReflection} from '../context/invite-reflection.js';
export {provideAdapter} from '../context/provide.js';
export {registerAdapter} from '../context/registry.js';
export {overrideStrings, registerLanguage} from '../i18n/translations.js';
export {version} from '../ui/tags.js';
