import { build } from 'vite';

/** The finder and writer as one classic script that sets `globalThis.__otpDetector`. */
export async function bundleDetector(): Promise<string> {
  const outputs = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      minify: false,
      target: 'es2023',
      lib: {
        entry: new URL('detector.ts', import.meta.url).pathname,
        formats: ['iife'],
        name: 'keyFobDetector',
      },
    },
  });
  const [output] = [outputs].flat();
  const chunk = output !== undefined && 'output' in output ? output.output[0] : undefined;
  if (chunk === undefined) throw new Error('The finder did not build.');
  return chunk.code;
}
