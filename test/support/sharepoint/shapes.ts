import {fieldTypes, instant} from './field-types.js';
import {levels, maskOf, type Level, type Mask} from './permissions.js';
import {etagOf, type Field, type List, type Person, type Site, type StoredItem} from './site.js';
import {valueOf} from './values.js';
import type {Collection, Entity, Returned} from './wire.js';

const nothing = '00000000-0000-0000-0000-000000000000';

export function webEntity(site: Site): Entity {
  return {
    is: 'entity',
    type: 'SP.Web',
    path: 'Web',
    id: `${site.url}/_api/Web`,
    properties: {
      AllowMasterPageEditing: false,
      Created: instant(site.now()),
      CurrentChangeToken: {StringValue: site.token('web')},
      Description: '',
      Id: site.webId,
      Language: 1033,
      ServerRelativeUrl: site.path,
      Title: site.title,
      Url: site.url,
      WebTemplate: 'GROUP',
      WelcomePage: 'SitePages/Home.aspx',
    },
  };
}

export function listPath({id}: List): string {
  return `Web/Lists(guid'${id}')`;
}

export function entityType(list: List): string {
  return `SP.Data.${list.entityName}Item`;
}

export function listEntity(site: Site, list: List): Entity {
  const image = '/_layouts/15/images/itgen.png?rev=47';
  return {
    is: 'entity',
    type: 'SP.List',
    path: listPath(list),
    etag: `"${list.version}"`,
    properties: {
      AllowContentTypes: true,
      BaseTemplate: list.template,
      BaseType: 0,
      ContentTypesEnabled: false,
      CrawlNonDefaultViews: false,
      Created: instant(list.created),
      CurrentChangeToken: {StringValue: site.token({list: list.id})},
      DefaultContentApprovalWorkflowId: nothing,
      DefaultItemOpenUseListSetting: false,
      Description: list.description,
      Direction: 'none',
      DisableCommenting: false,
      DisableGridEditing: false,
      DocumentTemplateUrl: null,
      DraftVersionVisibility: 0,
      EnableAttachments: list.attachments,
      EnableFolderCreation: false,
      EnableMinorVersions: false,
      EnableModeration: false,
      EnableRequestSignOff: true,
      EnableVersioning: list.versioning,
      EntityTypeName: list.entityName,
      ExemptFromBlockDownloadOfNonViewableFiles: false,
      FileSavePostProcessingEnabled: false,
      ForceCheckout: false,
      HasExternalDataSource: false,
      Hidden: list.hidden,
      Id: list.id,
      ImagePath: {DecodedUrl: image},
      ImageUrl: image,
      DefaultSensitivityLabelForLibrary: '',
      IrmEnabled: false,
      IrmExpire: false,
      IrmReject: false,
      IsApplicationList: false,
      IsCatalog: false,
      IsPrivate: false,
      ItemCount: list.items.size,
      LastItemDeletedDate: instant(list.changed),
      LastItemModifiedDate: instant(list.changed),
      LastItemUserModifiedDate: instant(list.changed),
      ListExperienceOptions: 0,
      ListItemEntityTypeFullName: entityType(list),
      MajorVersionLimit: 50,
      MajorWithMinorVersionsLimit: 0,
      MultipleDataList: false,
      NoCrawl: list.noCrawl,
      ParentWebPath: {DecodedUrl: site.path},
      ParentWebUrl: site.path,
      ParserDisabled: false,
      ServerTemplateCanCreateFolders: true,
      TemplateFeatureId: '00bfea71-de22-43b2-a848-c05709900100',
      Title: list.title,
    },
  };
}

/** What a list tells only when it is asked for by name. */
export function listExtras(list: List, person: Person): Readonly<Record<string, unknown>> {
  return {
    ReadSecurity: list.readSecurity,
    WriteSecurity: list.writeSecurity,
    HasUniqueRoleAssignments: list.levels !== undefined,
    EffectiveBasePermissions: written(maskOf(person, list)),
  };
}

/** Halves of a mask travel as texts. */
export function written({High, Low}: Mask): {readonly High: string; readonly Low: string} {
  return {High: String(High), Low: String(Low)};
}

export function permissionsAnswer(mask: Mask): Returned {
  return {is: 'returned', name: 'EffectiveBasePermissions', type: 'SP.BasePermissions', properties: written(mask)};
}

export function fieldEntity(site: Site, list: List, field: Field): Entity {
  const {display, kind, type} = fieldTypes[field.type];
  const isSortable = field.type !== 'Note';
  return {
    is: 'entity',
    type,
    path: `${listPath(list)}/Fields(guid'${field.id}')`,
    properties: {
      AutoIndexed: false,
      CanBeDeleted: !field.isOwn,
      ClientSideComponentId: nothing,
      ClientSideComponentProperties: null,
      ClientValidationFormula: null,
      ClientValidationMessage: null,
      CustomFormatter: null,
      DefaultFormula: null,
      DefaultValue: null,
      Description: field.description,
      Direction: 'none',
      EnforceUniqueValues: field.isUnique,
      EntityPropertyName: field.internalName,
      Filterable: isSortable,
      FromBaseType: field.isOwn,
      Group: 'Custom Columns',
      Hidden: field.hidden,
      Id: field.id,
      Indexed: field.indexed,
      IndexStatus: field.indexed ? 1 : 0,
      InternalName: field.internalName,
      IsModern: false,
      JSLink: 'clienttemplates.js',
      PinnedToFiltersPane: false,
      ReadOnlyField: field.isReadOnly,
      Required: field.required,
      SchemaXml: `<Field Type="${field.type}" Name="${field.internalName}" DisplayName="${field.title}" ID="{${field.id}}" SourceID="{${list.id}}" StaticName="${field.internalName}" />`,
      Scope: `${site.path}/Lists/${list.title}`,
      Sealed: false,
      ShowInFiltersPane: 0,
      Sortable: isSortable,
      StaticName: field.internalName,
      Title: field.title,
      FieldTypeKind: kind,
      TypeAsString: field.type,
      TypeDisplayName: display,
      TypeShortDescription: display,
      ValidationFormula: null,
      ValidationMessage: null,
      ...ofKind(field),
    },
  };
}

/** What fields of one kind have beside the others. */
function ofKind(field: Field): Readonly<Record<string, unknown>> {
  switch (field.type) {
    case 'Text':
      return {MaxLength: 255};
    case 'Note':
      return {
        AllowHyperlink: false,
        AppendOnly: false,
        IsLongHyperlink: false,
        NumberOfLines: 6,
        RestrictedMode: false,
        RichText: !field.isPlainText,
        UnlimitedLengthInDocumentLibrary: false,
        WikiLinking: false,
      };
    case 'Number':
    case 'Integer':
      return {
        CommaSeparator: true,
        CustomUnitName: null,
        CustomUnitOnRight: false,
        DisplayFormat: -1,
        MaximumValue: 1.7976931348623157e308,
        MinimumValue: -1.7976931348623157e308,
        ShowAsPercentage: false,
        Unit: null,
      };
    case 'DateTime':
      return {DateFormat: null, DateTimeCalendarType: 0, DisplayFormat: 1, FriendlyDisplayFormat: 0, TimeFormat: null};
    default:
      return {};
  }
}

export function userEntity(person: Person): Entity {
  return {
    is: 'entity',
    type: 'SP.User',
    path: `Web/GetUserById(${person.id})`,
    properties: {
      Id: person.id,
      IsHiddenInUI: false,
      LoginName: person.login,
      Title: person.title,
      PrincipalType: 1,
      Email: person.email,
      Expiration: '',
      IsEmailAuthenticationGuestUser: false,
      IsShareByEmailGuestUser: false,
      IsSiteAdmin: person.isSiteAdmin,
      UserId: {
        NameId: `1003${person.id.toString(16).padStart(12, '0')}`,
        NameIdIssuer: 'urn:federation:microsoftonline',
      },
      UserPrincipalName: person.email,
    },
  };
}

/** An item as the REST service shows it; people stand in it by their number. */
export function itemEntity(list: List, item: StoredItem): Entity {
  const own = list.fields.filter(({isOwn}) => !isOwn);
  return {
    is: 'entity',
    type: entityType(list),
    path: `${listPath(list)}/Items(${item.id})`,
    id: item.guid,
    etag: etagOf(item),
    properties: {
      FileSystemObjectType: 0,
      Id: item.id,
      ServerRedirectedEmbedUri: null,
      ServerRedirectedEmbedUrl: '',
      ID: item.id,
      ContentTypeId: contentTypeOf(list),
      Title: valueOf(
        item,
        list.fields.find(({internalName}) => internalName === 'Title')!,
      ),
      Modified: instant(item.modified),
      Created: instant(item.created),
      AuthorId: item.author,
      EditorId: item.editor,
      ...Object.fromEntries(own.map((field) => [nameOf(field), valueOf(item, field)])),
      OData__UIVersionString: `${item.version}.0`,
      Attachments: false,
      GUID: item.guid,
      ComplianceAssetId: null,
    },
  };
}

function nameOf({internalName, type}: Field): string {
  if (type === 'User') return `${internalName}Id`;
  // A name may not begin so in OData.
  return internalName.startsWith('_') ? `OData_${internalName}` : internalName;
}

export function contentTypeOf({id}: List): string {
  return `0x0100${id.replaceAll('-', '').toUpperCase()}`;
}

export function collection(type: string, items: readonly unknown[], next?: string): Collection {
  return {is: 'collection', type, items, ...(next !== undefined && {next})};
}

export function definitionEntity(level: Level): Entity {
  const {id, name, role, mask} = levels[level];
  return {
    is: 'entity',
    type: 'SP.RoleDefinition',
    path: `Web/RoleDefinitions(${id})`,
    properties: {
      BasePermissions: written(mask),
      Description: null,
      Hidden: false,
      Id: id,
      Name: name,
      Order: 1,
      RoleTypeKind: role,
    },
  };
}
