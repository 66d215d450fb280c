export {provision, type ProvisionOptions} from './provision.js';
export {fromAttributes, sharePoint, type SharePointOptions} from './sharepoint.js';
