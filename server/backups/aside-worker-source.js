// The worker when it is run as source: a worker thread does not inherit the main thread's tsx.
import { register } from 'tsx/esm/api'

register()
await import('./aside-worker.ts')
