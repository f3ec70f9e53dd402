import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const uswds = fileURLToPath(new URL('node_modules/@uswds/uswds', import.meta.url));

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@uswds/fonts': `${uswds}/dist/fonts`, '@uswds/img': `${uswds}/dist/img` } },
  css: { preprocessorOptions: { scss: { loadPaths: [`${uswds}/packages`], quietDeps: true } } },
  // Nothing is inlined as a data: address, so a strict content security policy can refuse those.
  build: { assetsInlineLimit: 0, sourcemap: false },
  server: { proxy: { '/api': process.env.MUSTER_URL ?? 'http://127.0.0.1:8080' } },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}'],
    restoreMocks: true,
    unstubGlobals: true,
  },
});
