// The words of mocha that our tests use; its own types would come with all of Node's.

interface TestContext {
  timeout(milliseconds: number): this;
  skip(): never;
}

type TestBody = (this: TestContext) => void | Promise<void>;

interface TestFunction {
  (title: string, body?: TestBody): void;
  only(title: string, body: TestBody): void;
  skip(title: string, body?: TestBody): void;
}

interface SuiteFunction {
  (title: string, body: (this: TestContext) => void): void;
  only(title: string, body: (this: TestContext) => void): void;
  skip(title: string, body: (this: TestContext) => void): void;
}

declare const describe: SuiteFunction;
declare const it: TestFunction;
declare const before: (body: TestBody) => void;
declare const after: (body: TestBody) => void;
declare const beforeEach: (body: TestBody) => void;
declare const afterEach: (body: TestBody) => void;
