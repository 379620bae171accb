import { mount } from 'svelte'
import Flow from './Flow.svelte'

mount(Flow, { target: document.querySelector('#board') })
