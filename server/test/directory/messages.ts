/* What directories send, as RFC 7643 and RFC 7644 write it. */
export const user = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const group = 'urn:ietf:params:scim:schemas:core:2.0:Group';
export const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

/** Somebody as most directories send them. */
export const ada = {
  schemas: [user, enterprise],
  externalId: 'ada|1',
  userName: 'Ada.Byron@example.org',
  name: {givenName: 'Ada', familyName: 'Byron'},
  title: 'Engineer',
  emails: [
    {value: 'other@example.org', type: 'home'},
    {value: 'ada@example.org', type: 'work'},
  ],
  timezone: 'Europe/London',
  password: 'never kept',
  active: true,
  [enterprise]: {department: 'Engines'},
};

export const patch = (...operations: readonly object[]) => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
  Operations: operations,
});
