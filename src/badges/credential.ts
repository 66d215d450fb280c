/** An object of JSON that somebody else wrote: anything may be in it. */
export type JsonObject = {readonly [name: string]: unknown};

/** What a badge says, as far as it is shown. */
export interface BadgeFacts {
  readonly id?: string;
  readonly name: string;
  readonly description?: string;
  readonly criteria?: string;
  /** What its issuer calls themselves: anybody can say anything. */
  readonly issuer?: string;
  /** Where its issuer’s keys are found. */
  readonly issuerId: string;
  /** RFC 3339. */
  readonly from?: string;
  readonly until?: string;
  /** To whom: hashes, names or an address that somebody has. */
  readonly recipients: readonly Recipient[];
  /** What they reached, and what was asked for (Open Badges 3.0, Result and ResultDescription). */
  readonly results: readonly Result[];
}

export interface Result {
  readonly name: string;
  readonly value: string;
  readonly required?: string;
}

export interface Recipient {
  readonly type: string;
  readonly value: string;
  readonly hashed: boolean;
  readonly salt?: string;
}

/** Where it stands whether a badge was taken back (Bitstring Status List 1.0). */
export interface StatusEntry {
  readonly purpose: string;
  readonly index: number;
  readonly list: string;
}

/** The media types by which they travel. */
export const types = {jwt: 'application/vc+jwt', json: 'application/vc+ld+json'} as const;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function parsedObject(text: string | undefined): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Is this an Open Badge 3.0, whoever signed it? */
export function isBadge(credential: JsonObject): boolean {
  const types = listOf(credential['type']);
  const [subject] = listOf(credential['credentialSubject']);
  return (
    types.includes('VerifiableCredential') &&
    (types.includes('OpenBadgeCredential') || types.includes('AchievementCredential')) &&
    isObject(subject) &&
    isObject(subject['achievement']) &&
    issuerOf(credential) !== undefined
  );
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : value === undefined ? [] : [value];
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The address of whoever issued it. */
export function issuerOf({issuer}: JsonObject): string | undefined {
  return textOf(isObject(issuer) ? issuer['id'] : issuer);
}

/** From when and until when it holds, also as the first version of the data model says it. */
export function spanOf(credential: JsonObject): {readonly from?: string; readonly until?: string} {
  const from = textOf(credential['validFrom'] ?? credential['issuanceDate']);
  const until = textOf(credential['validUntil'] ?? credential['expirationDate']);
  return {...(from !== undefined && {from}), ...(until !== undefined && {until})};
}

export function factsOf(credential: JsonObject): BadgeFacts {
  const subject = listOf(credential['credentialSubject'])[0] as JsonObject;
  const achievement = subject['achievement'] as JsonObject;
  const {issuer} = credential;
  const criteria = isObject(achievement['criteria']) ? achievement['criteria'] : {};
  const facts = {
    id: textOf(credential['id']),
    description: textOf(achievement['description']),
    criteria: textOf(criteria['narrative']) ?? textOf(criteria['id']),
    issuer: isObject(issuer) ? textOf(issuer['name']) : undefined,
    ...spanOf(credential),
  };
  return {
    ...(Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as Partial<BadgeFacts>),
    name: textOf(achievement['name']) ?? textOf(credential['name']) ?? '',
    issuerId: issuerOf(credential)!,
    recipients: recipientsOf(subject),
    results: resultsOf(subject, achievement),
  };
}

function resultsOf(subject: JsonObject, achievement: JsonObject): readonly Result[] {
  const said = listOf(achievement['resultDescription']).filter(isObject);
  return listOf(subject['result']).flatMap((each) => {
    const value = isObject(each) ? textOf(each['value']) : undefined;
    const about = said.find(({id}) => id !== undefined && isObject(each) && id === each['resultDescription']);
    const [name, required] = [textOf(about?.['name']), textOf(about?.['requiredValue'])];
    return name === undefined || value === undefined ? [] : [{name, value, ...(required !== undefined && {required})}];
  });
}

function recipientsOf(subject: JsonObject): readonly Recipient[] {
  const id = textOf(subject['id']);
  const named = listOf(subject['identifier']).flatMap((each) => {
    const value = isObject(each) ? textOf(each['identityHash']) : undefined;
    if (!isObject(each) || value === undefined) return [];
    const salt = textOf(each['salt']);
    const type = textOf(each['identityType']) ?? '';
    return [{type, value, hashed: each['hashed'] === true, ...(salt !== undefined && {salt})}];
  });
  return [...(id === undefined ? [] : [{type: 'id', value: id, hashed: false}]), ...named];
}

/** Where to look whether it was taken back. */
export function statusOf({credentialStatus}: JsonObject): readonly (StatusEntry | undefined)[] {
  return listOf(credentialStatus).map((each) => {
    if (!isObject(each) || each['type'] !== 'BitstringStatusListEntry') return undefined;
    const index = Number(textOf(each['statusListIndex']) ?? each['statusListIndex']);
    const list = textOf(each['statusListCredential']);
    const purpose = textOf(each['statusPurpose']);
    if (list === undefined || purpose === undefined || !Number.isSafeInteger(index) || index < 0) return undefined;
    return {purpose, index, list};
  });
}
