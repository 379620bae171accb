import { createContext } from 'svelte'
import type { Device } from './device.ts'
import type { Me } from './me.svelte.ts'
import type { Productions } from './productions.svelte.ts'

/** What there is one of in a window, whatever it shows. */
export type App = { device: Device; me: Me; productions: Productions }

/** The app, handed down from the root layout. */
export const [getApp, setApp] = createContext<App>()
