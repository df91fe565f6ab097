export const startPage = '/account/customer';

/**
 * Where to go after the login: an account page of ours, written plainly. Everything else (`//evil`, `/\evil`, encoded
 * slashes, `javascript:`) is not parsed but replaced by the start page (PORTAL E10).
 */
export const nextPage = (wish: string | undefined): string =>
  wish !== undefined && /^\/account(\/[a-z-]+)+$/.test(wish) ? wish : startPage;
