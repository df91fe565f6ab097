// Lint rules of the house: typescript-eslint's strictest type-aware set, plus the few words DESIGN forbids.
import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const noHost = { object: 'browser', message: 'Only extension/browser may talk to the browser.' };

export default defineConfig(
  globalIgnores(['**/node_modules/', '.output/', '.wxt/', '.data/', '.config/']),
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'Use a union of literals.' },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  {
    // Pure code: time and chance arrive as arguments (DESIGN rule 8).
    files: ['shared/**', 'extension/vault/**', 'extension/use-cases/**', 'extension/transfer/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        'fetch',
        'XMLHttpRequest',
        'self',
        'indexedDB',
        'caches',
        'document',
        'window',
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Take `now` as an argument.' },
        { object: 'Math', property: 'random', message: 'Take randomness as an argument.' },
      ],
    },
  },
  {
    files: ['extension/ui/**', 'extension/page/**'],
    rules: {
      'no-restricted-globals': ['error', 'fetch', 'browser', 'XMLHttpRequest'],
      'no-restricted-properties': ['error', noHost],
    },
  },
  {
    files: ['tests/**', 'portal-demo/main.ts'],
    rules: { 'no-console': 'off' },
  },
);
