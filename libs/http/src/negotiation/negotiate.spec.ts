import { acceptedLanguage, acceptedType } from './negotiate';

const types = ['application/json', 'text/csv', 'text/html', 'application/pdf'] as const;

describe('content negotiation', () => {
  it.each([
    [undefined, 'application/json'],
    ['', 'application/json'],
    ['*/*', 'application/json'],
    ['text/csv', 'text/csv'],
    ['TEXT/HTML,application/xhtml+xml,*/*;q=0.8', 'text/html'],
    ['text/*', 'text/csv'],
    ['application/pdf;q=0.9, text/html;q=0.5', 'application/pdf'],
    ['text/html;q=0.5, application/pdf', 'application/pdf'],
    ['image/png, application/pdf;q=0', undefined],
    ['image/png', undefined],
  ])('Accept %s: %s', (header, type) => {
    expect(acceptedType(header, types)).toBe(type);
  });

  it.each([
    [undefined, 'en'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['en;q=0.5, zh;q=0.6', 'zh'],
    ['fr', 'en'],
    ['fr, zh-Hans', 'zh'],
  ])('Accept-Language %s: %s', (header, language) => {
    expect(acceptedLanguage(header, ['en', 'zh'])).toBe(language);
  });
});
