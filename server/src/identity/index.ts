export {Identity} from './identity.js';
export {migrations} from './migrations.js';
export {OwnPages} from './own-pages.js';
export {People, type RoleRule} from './people.js';
export {Provider} from './provider.js';
export {Sessions} from './sessions.js';
