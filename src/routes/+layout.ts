/** The app runs in the browser alone: nothing is rendered on a server. */
export const ssr = false
export const prerender = false
