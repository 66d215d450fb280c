import type {CommunityAdapter} from './contract.js';

/** For wrappers that have nothing to add to files: they go straight to the source and come straight from it. */
export function filesOf(source: CommunityAdapter): Pick<CommunityAdapter, 'upload' | 'attachment'> {
  const {upload, attachment} = source;
  return {
    ...(upload && {upload: (file, options) => upload.call(source, file, options)}),
    ...(attachment && {attachment: (id, options) => attachment.call(source, id, options)}),
  };
}
